using System.Globalization;
using BotHost.Domain.Schools;

namespace BotHost.Domain.Reminders;

public enum ReminderKind
{
    Once = 1,
    Weekly = 2,
    SchoolDays = 3,
    BeforeEvent = 4,
}

/// <summary>When something is to be reminded of, in local dates and hours: what "9:00" means is settled again for each date.</summary>
public sealed record ReminderRule
{
    private const string DateForm = "yyyy-MM-dd";
    private const string TimeForm = "HH:mm";

    public required ReminderKind Kind { get; init; }
    public TimeOnly Time { get; init; }

    /// <summary>The day of a single one.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Of a weekly one, Monday first.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; init; } = [];

    /// <summary>The last day of a repetition, included.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>How long before the event.</summary>
    public TimeSpan Before { get; init; }

    /// <summary>A weekly one comes on holidays too: one's own.</summary>
    public bool RunsOnHolidays { get; init; }

    public bool IsRepeated => Kind is ReminderKind.Weekly or ReminderKind.SchoolDays;

    /// <summary>"Weekly|08:30||1,3|2026-12-25|0|False", as stored.</summary>
    public override string ToString() => string.Join(
        '|',
        Kind,
        Time.ToString(TimeForm, CultureInfo.InvariantCulture),
        Date?.ToString(DateForm, CultureInfo.InvariantCulture),
        string.Join(',', Days.Select(day => ((int)day).ToString(CultureInfo.InvariantCulture))),
        Until?.ToString(DateForm, CultureInfo.InvariantCulture),
        ((int)Before.TotalMinutes).ToString(CultureInfo.InvariantCulture),
        RunsOnHolidays);

    /// <exception cref="FormatException">The text is not a stored form.</exception>
    public static ReminderRule Parse(string text) => text.Split('|') is [var kind, var time, var date, var days, var until, var before, var holidays]
        ? new ReminderRule
        {
            Kind = Enum.Parse<ReminderKind>(kind),
            Time = TimeOnly.ParseExact(time, TimeForm, CultureInfo.InvariantCulture),
            Date = ReadDate(date),
            Days = [.. days.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(day => (DayOfWeek)int.Parse(day, CultureInfo.InvariantCulture))],
            Until = ReadDate(until),
            Before = TimeSpan.FromMinutes(int.Parse(before, CultureInfo.InvariantCulture)),
            RunsOnHolidays = bool.Parse(holidays),
        }
        : throw new FormatException("A reminder's rule is stored as seven parts.");

    private static DateOnly? ReadDate(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, DateForm, CultureInfo.InvariantCulture);
}

/// <summary>The moments of a rule.</summary>
/// <param name="Zone">Of the one who said the hour.</param>
/// <param name="Quiet"><see cref="QuietHours.Never"/> for one's own and for urgent ones.</param>
public sealed record ReminderCalendar(TimeZoneInfo Zone, SchoolCalendar School, QuietHours Quiet)
{
    private const int FarthestDay = 400;

    /// <summary>The first moment after this one; null when there is none.</summary>
    /// <param name="eventAt">What the rule is relative to; null: there is no such event any more.</param>
    public DateTimeOffset? Next(ReminderRule rule, DateTimeOffset after, DateTimeOffset? eventAt = null) => rule.Kind switch
    {
        ReminderKind.Once => rule.Date is { } date ? After(SchoolTime.At(date, rule.Time, Zone), after) : null,
        ReminderKind.BeforeEvent => eventAt is { } start && start > after ? After(start - rule.Before, after) : null,
        _ => NextRepeated(rule, after),
    };

    /// <summary>The first moments, for the one who looks at the rule before it holds.</summary>
    public IReadOnlyList<DateTimeOffset> Preview(ReminderRule rule, DateTimeOffset after, int count, DateTimeOffset? eventAt = null)
    {
        List<DateTimeOffset> moments = [];
        for (var next = Next(rule, after, eventAt); next is { } moment && moments.Count < count; next = rule.IsRepeated ? Next(rule, moment) : null)
            moments.Add(moment);
        return moments;
    }

    private DateTimeOffset? NextRepeated(ReminderRule rule, DateTimeOffset after)
    {
        var today = SchoolTime.DateOf(after, Zone);
        for (var date = today; date <= today.AddDays(FarthestDay) && !(date > rule.Until); date = date.AddDays(1))
        {
            if (Falls(rule, date) && Quiet.Previous(SchoolTime.At(date, rule.Time, Zone), Zone) is var moment && moment > after)
                return moment;
        }
        return null;
    }

    private bool Falls(ReminderRule rule, DateOnly date) => rule.Kind == ReminderKind.SchoolDays
        ? School.IsSchoolDay(date)
        : rule.Days.Contains(date.DayOfWeek) && (rule.RunsOnHolidays || !School.IsHoliday(date));

    /// <summary>What falls in quiet hours comes before them; a single one whose evening is over already comes behind them.</summary>
    private DateTimeOffset? After(DateTimeOffset moment, DateTimeOffset after)
    {
        if (moment <= after)
            return null;
        var earlier = Quiet.Previous(moment, Zone);
        return earlier > after ? earlier : Quiet.Next(moment, Zone);
    }
}
