using BotHost.Domain.Language;

namespace BotHost.Domain.Schools;

/// <summary>"каникулы 28.10 – 5.11", "рабочая суббота 27 декабря", "4 ноября выходной", "обычный день 30.12", as an administrator types the calendar.</summary>
/// <param name="Kind">Null: the days are what their weekdays say again.</param>
public sealed record CalendarLine(DateOnly From, DateOnly To, DayKind? Kind)
{
    public const int MostDays = 120;

    /// <returns>Null when no day is named, or the period is too long to be meant.</returns>
    public static CalendarLine? Read(string? text, DateOnly today)
    {
        if (DayReader.FindIn(text, today) is not var (first, start, length))
            return null;
        var rest = text![..start] + " " + text[(start + length)..];
        var second = DayReader.Read(rest, first) ?? first;
        if (second < first || second.DayNumber - first.DayNumber >= MostDays)
            return null;
        DayKind? kind = rest switch
        {
            _ when Says("обычн") => null,
            _ when Says("каникул") => DayKind.Vacation,
            _ when Says("рабоч") && !Says("нерабоч") || Says("учебн") && !Says("неучебн") => DayKind.Working,
            _ => DayKind.Off,
        };
        return new CalendarLine(first, second, kind);

        bool Says(string stem) => rest.Contains(stem, StringComparison.OrdinalIgnoreCase);
    }
}
