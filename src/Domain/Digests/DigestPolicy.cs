using BotHost.Domain.Schools;

namespace BotHost.Domain.Digests;

/// <summary>When a digest is due.</summary>
/// <param name="Time">School time.</param>
public sealed record DigestRules(TimeOnly Time, DigestDays Days, SchoolCalendar? Calendar = null);

public static class DigestPolicy
{
    /// <summary>No calendar has fewer school days than this between two vacations.</summary>
    private const int LongestGap = 366;

    /// <summary>The latest date whose digest is due by now: after downtime that one is made up for, and no older one.</summary>
    public static DateOnly LatestDue(DigestRules rules, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = SchoolTime.DateOf(now, zone);
        var date = today;
        while ((SchoolTime.At(date, rules.Time, zone) > now || !Counts(rules, date)) && today.DayNumber - date.DayNumber < LongestGap)
            date = date.AddDays(-1);
        return date;
    }

    /// <summary>When the first digest after now is due.</summary>
    public static DateTimeOffset Next(DigestRules rules, DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = SchoolTime.DateOf(now, zone);
        var date = today;
        while ((SchoolTime.At(date, rules.Time, zone) <= now || !Counts(rules, date)) && date.DayNumber - today.DayNumber < LongestGap)
            date = date.AddDays(1);
        return SchoolTime.At(date, rules.Time, zone);
    }

    public static DigestDays Of(DayOfWeek day) => (DigestDays)(1 << (((int)day + 6) % 7));

    private static bool Counts(DigestRules rules, DateOnly date) => rules.Days.HasFlag(DigestDays.SchoolDays)
        ? rules.Calendar?.IsSchoolDay(date) ?? SchoolTime.IsWorkingDay(date)
        : rules.Days.HasFlag(Of(date.DayOfWeek));
}
