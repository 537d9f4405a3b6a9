using System.Globalization;
using System.Text.RegularExpressions;
using BotHost.Domain.Language.Entities;
using BotHost.Domain.Schools;

namespace BotHost.Domain.Language;

/// <summary>What a text says about a time, in the school's local calendar.</summary>
/// <param name="Rest">The text without the words that were understood.</param>
public sealed record SpokenWhen(string Rest)
{
    public DateOnly? Date { get; init; }
    public TimeOnly? Time { get; init; }

    /// <summary>Every week on these days; empty: not said.</summary>
    public IReadOnlyList<DayOfWeek> Weekly { get; init; } = [];
    public bool IsEverySchoolDay { get; init; }

    /// <summary>So long before something else, which <see cref="Rest"/> names.</summary>
    public TimeSpan? Before { get; init; }

    /// <summary>The last day of a repetition.</summary>
    public DateOnly? Until { get; init; }
    public bool IsUntilTermEnd { get; init; }

    public bool IsRepeated => Weekly.Count > 0 || IsEverySchoolDay;

    /// <summary>The moment, when both halves were said.</summary>
    public DateTimeOffset? At(TimeZoneInfo zone) => Date is { } date && Time is { } time ? SchoolTime.At(date, time, zone) : null;
}

/// <summary>Reads explicit forms of dates and times: "5 декабря 9:00", "завтра в 9:00", "пн 10:00", "каждый вторник в 8:30", "за день до".</summary>
public static partial class WhenReader
{
    private const int LongestText = 4_000;
    private static readonly string[] Months = ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];

    public static SpokenWhen Read(string? text, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var source = text ?? "";
        var reading = new Reading(source.Length > LongestText ? source[..LongestText] : source, local);
        reading.TakeUntil();
        reading.TakeBefore();
        reading.TakeRepetition();
        reading.TakeSpan();
        reading.TakeDate();
        reading.TakeTime();
        reading.TakeWeekday();
        return reading.Finish();
    }

    private sealed class Reading(string text, DateTimeOffset local)
    {
        private readonly DateOnly _today = DateOnly.FromDateTime(local.DateTime);
        private string _rest = text;
        private DateOnly? _date;
        private TimeOnly? _time;
        private DayOfWeek? _weekday;
        private SpokenWhen _said = new("");

        public SpokenWhen Finish()
        {
            var now = TimeOnly.FromTimeSpan(local.TimeOfDay);
            if (_weekday is { } weekday)
            {
                var days = ((int)weekday - (int)_today.DayOfWeek + 7) % 7;
                _date = _today.AddDays(days == 0 && !(_time > now) ? 7 : days);
            }
            if (_date is null && _time is { } time && !_said.IsRepeated && _said.Before is null)
                _date = time > now ? _today : _today.AddDays(1);
            return _said with { Date = _date, Time = _time, Rest = Spaces().Replace(_rest, " ").Trim(' ', ',', ';', '.', '-', '–', '—', ':') };
        }

        public void TakeUntil()
        {
            if (Take(TermEnd()) is not null)
                _said = _said with { IsUntilTermEnd = true };
            else if (Take(UntilDate()) is { } match && ReadDate(match) is { } date)
                _said = _said with { Until = date };
        }

        public void TakeBefore()
        {
            if (Take(BeforeSomething()) is { } match)
                _said = _said with { Before = Span(match) };
        }

        public void TakeRepetition()
        {
            if (Take(SchoolDays()) is not null)
                _said = _said with { IsEverySchoolDay = true };
            else if (Take(EveryDay()) is not null)
                _said = _said with { Weekly = [.. Enum.GetValues<DayOfWeek>()] };
            else if (Take(EveryWeekday()) is { } match)
                _said = _said with { Weekly = [.. WeekdayWord().Matches(match.Groups["days"].Value).Select(it => Weekday(it.Value)).Distinct().OrderBy(day => ((int)day + 6) % 7)] };
        }

        /// <summary>"через два часа", "через неделю".</summary>
        public void TakeSpan()
        {
            if (Take(InSpan()) is not { } match)
                return;
            var span = Span(match);
            if (span >= TimeSpan.FromDays(1))
                _date = _today.AddDays((int)span.TotalDays);
            else
                (_date, _time) = Split(local + span);
        }

        public void TakeDate()
        {
            if (_date is not null)
                return;
            if (Take(NamedDay()) is { } named)
                _date = _today.AddDays(named.Groups["day"].Value.ToUpperInvariant() switch { "СЕГОДНЯ" => 0, "ЗАВТРА" => 1, _ => 2 });
            else if (Take(CalendarDate()) is { } match)
                _date = ReadDate(match);
            else if (SpokenMoments.FindDay(_rest, _today) is var (day, start, length))
                _date = Take(day, start, length);
        }

        public void TakeTime()
        {
            if (_time is not null)
                return;
            if (Take(ClockTime()) is { } clock)
                _time = Time(clock);
            else if (SpokenMoments.FindTime(_rest) is var (time, start, length))
                _time = Take(time, start, length);
            else if (Take(PartOfDay()) is { } part)
                _time = char.ToUpperInvariant(part.Value.TrimStart()[0]) switch { 'У' => new TimeOnly(9, 0), 'Д' => new TimeOnly(13, 0), _ => new TimeOnly(18, 0) };
        }

        public void TakeWeekday()
        {
            if (_date is null && !_said.IsRepeated && Take(OneWeekday()) is { } match)
                _weekday = Weekday(match.Groups["day"].Value);
        }

        private T Take<T>(T value, int start, int length)
        {
            _rest = _rest[..start] + " " + _rest[(start + length)..];
            return value;
        }

        private Match? Take(Regex pattern)
        {
            var match = pattern.Match(_rest);
            if (!match.Success)
                return null;
            _rest = _rest[..match.Index] + " " + _rest[(match.Index + match.Length)..];
            return match;
        }

        /// <summary>Without a year the next such day; the 29th of February in the next year that has it.</summary>
        private DateOnly? ReadDate(Match match)
        {
            var day = Number(match, "d");
            var month = match.Groups["m"].Success ? Number(match, "m") : MonthOf(match.Groups["month"].Value);
            if (match.Groups["y"].Success)
            {
                var year = Number(match, "y");
                return Day(year < 100 ? 2000 + year : year, month, day);
            }
            for (var year = _today.Year; year <= _today.Year + 8; year++)
            {
                if (Day(year, month, day) is { } date && date >= _today)
                    return date;
            }
            return null;
        }

        private static DateOnly? Day(int year, int month, int day)
            => month is >= 1 and <= 12 && year is >= 2000 and <= 2200 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

        private static int MonthOf(string word) => Array.FindIndex(Months, month => word.StartsWith(month, StringComparison.OrdinalIgnoreCase)) + 1;

        private static TimeOnly? Time(Match match)
        {
            var hour = Number(match, "h");
            var minute = match.Groups["min"].Success ? Number(match, "min") : 0;
            if (hour < 12 && match.Groups["part"].Value.ToUpperInvariant() is ['В', ..] or ['Д', ..])
                hour += 12;
            return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
        }

        private static TimeSpan Span(Match match)
        {
            var count = match.Groups["n"].Value.ToUpperInvariant() switch
            {
                "" => 1,
                "ДВА" or "ДВЕ" => 2,
                "ТРИ" => 3,
                "ПОЛ" => 0.5,
                var digits => double.Parse(digits, CultureInfo.InvariantCulture),
            };
            return match.Groups["unit"].Value.ToUpperInvariant() switch
            {
                ['М', ..] => TimeSpan.FromMinutes(count),
                ['Ч', ..] => TimeSpan.FromHours(count),
                ['Н', ..] => TimeSpan.FromDays(7 * count),
                _ => TimeSpan.FromDays(count),
            };
        }

        private static (DateOnly, TimeOnly) Split(DateTimeOffset moment)
            => (DateOnly.FromDateTime(moment.DateTime), new TimeOnly(moment.Hour, moment.Minute));

        private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
    }

    private static DayOfWeek Weekday(string word) => word.ToUpperInvariant() switch
    {
        ['П', 'О', ..] or "ПН" => DayOfWeek.Monday,
        ['В', 'Т', ..] => DayOfWeek.Tuesday,
        ['С', 'Р', ..] => DayOfWeek.Wednesday,
        ['Ч', ..] => DayOfWeek.Thursday,
        ['П', 'Я', ..] or "ПТ" => DayOfWeek.Friday,
        ['С', 'У', ..] or "СБ" => DayOfWeek.Saturday,
        _ => DayOfWeek.Sunday,
    };

    private const string Day = @"(?:понедельник\w*|вторник\w*|сред[уыаеа]\w*|четверг\w*|пятниц\w*|суббот\w*|воскресень\w*|пн|вт|ср|чт|пт|сб|вс)";
    private const string Month = @"(?<month>янв\w*|фев\w*|мар\w*|апр\w*|мая|май|июн\w*|июл\w*|авг\w*|сен\w*|окт\w*|ноя\w*|дек\w*)";
    private const string DateForm = @"(?<d>\d{1,2})(?:-?го)?(?:\s+" + Month + @"(?:\s+(?<y>20\d\d)(?:\s*г(?:ода|\.)?)?)?|\.(?<m>0?[1-9]|1[0-2])(?:\.(?<y>(?:20)?\d\d))?)(?![\d:])";
    private const string Unit = @"(?:(?<n>\d{1,3}|два|две|три|пол)\s*)?(?<unit>минут\w*|мин\b|час\w*|ч\b|день|дня|дней|сутки|суток|недел\w*)";
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\bдо\s+(?:конца|окончания)\s+четверти\b", Options)]
    private static partial Regex TermEnd();

    [GeneratedRegex(@"\bдо\s+" + DateForm, Options)]
    private static partial Regex UntilDate();

    [GeneratedRegex(@"\bза\s+" + Unit + @"\s+до\b", Options)]
    private static partial Regex BeforeSomething();

    [GeneratedRegex(@"\b(?:по\s+(?:учебным|рабочим)\s+дням|кажд\w+\s+(?:учебный|рабочий)\s+день|по\s+будням)\b", Options)]
    private static partial Regex SchoolDays();

    [GeneratedRegex(@"\b(?:каждый\s+день|ежедневно)\b", Options)]
    private static partial Regex EveryDay();

    [GeneratedRegex(@"\b(?:кажд\w+|по)\s+(?<days>" + Day + @"(?:\s*(?:,|и)\s*(?:по\s+)?" + Day + @")*)\b", Options)]
    private static partial Regex EveryWeekday();

    [GeneratedRegex(Day, Options)]
    private static partial Regex WeekdayWord();

    [GeneratedRegex(@"\bчерез\s+" + Unit, Options)]
    private static partial Regex InSpan();

    [GeneratedRegex(@"\b(?:на\s+)?(?<day>сегодня|завтра|послезавтра)\b", Options)]
    private static partial Regex NamedDay();

    [GeneratedRegex(@"(?<![\d.:])" + DateForm, Options)]
    private static partial Regex CalendarDate();

    [GeneratedRegex(@"\b(?:(?<part>вечером|вечерком|дн[её]м|утром)\s+)?(?:(?:в|к|с|на)\s+)?(?<h>[01]?\d|2[0-3]):(?<min>[0-5]\d)\b|\b(?:(?<part>вечером|вечерком|дн[её]м|утром)\s+)?(?:в|к)\s+(?<h>[01]?\d|2[0-3])(?:[.\-](?<min>[0-5]\d)\b|\s*(?:час(?:ов|а)?|ч)\b)?(?:\s+(?<part>утра|дня|вечера)\b)?(?![\w:.-]|\s*[«""]?[а-я][»""]?(?:\s|$)|\s*класс)", Options)]
    private static partial Regex ClockTime();

    [GeneratedRegex(@"\b(?:утром|днём|днем|вечером)\b", Options)]
    private static partial Regex PartOfDay();

    [GeneratedRegex(@"\b(?:во?\s+)?(?:следующ\w+\s+|эт\w+\s+|ближайш\w+\s+)?(?<day>" + Day + @")\b", Options)]
    private static partial Regex OneWeekday();

    [GeneratedRegex(@"\s+", Options)]
    private static partial Regex Spaces();
}
