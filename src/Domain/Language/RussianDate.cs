using System.Globalization;

namespace BotHost.Domain.Language;

/// <summary>Dates as the school reads them. The words are ours, so that no machine's culture data changes a message.</summary>
public static class RussianDate
{
    private static readonly string[] Months =
    [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ];

    private static readonly string[] Days = ["воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"];

    /// <summary>"24 ноября, вторник, 17:00".</summary>
    public static string Full(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        return $"{Day(DateOnly.FromDateTime(local.DateTime))}, {Weekday(local.DayOfWeek)}, {Time(local)}";
    }

    /// <summary>"24 ноября в 17:00".</summary>
    public static string Brief(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        return $"{Day(DateOnly.FromDateTime(local.DateTime))} в {Time(local)}";
    }

    /// <summary>"24 ноября".</summary>
    public static string Day(DateOnly date) => date.Day.ToString(CultureInfo.InvariantCulture) + " " + Months[date.Month - 1];

    /// <summary>"24 ноября, вторник".</summary>
    public static string DayAndWeekday(DateOnly date) => $"{Day(date)}, {Weekday(date.DayOfWeek)}";

    public static string Weekday(DayOfWeek day) => Days[(int)day];

    /// <summary>"17:00", in the moment's own offset.</summary>
    public static string Time(DateTimeOffset local) => local.ToString("HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>
    /// "осталось 23 часа": days from four days on, then hours, minutes within the last hour. Whole units, rounded down: nobody is promised
    /// more than there is.
    /// </summary>
    public static string Left(TimeSpan left) => left switch
    {
        _ when left <= TimeSpan.Zero => "время вышло",
        _ when left < TimeSpan.FromMinutes(1) => "осталось меньше минуты",
        _ when left < TimeSpan.FromHours(1) => Left(left.Minutes, "осталась", "минута", "минуты", "минут"),
        _ when left < TimeSpan.FromDays(4) => Left((int)left.TotalHours, "остался", "час", "часа", "часов"),
        _ => Left((long)left.TotalDays, "остался", "день", "дня", "дней"),
    };

    private static string Left(long count, string verbOfOne, string one, string few, string many)
        => Plural.Word(count, verbOfOne, "осталось", "осталось") + " " + Plural.Of(count, one, few, many);
}
