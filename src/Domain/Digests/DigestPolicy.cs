using BotHost.Domain.Schools;

namespace BotHost.Domain.Digests;

/// <summary>When a school's daily digest is due.</summary>
/// <param name="Time">School time.</param>
public sealed record DigestRules(TimeOnly Time, bool WorkingDaysOnly, SchoolCalendar? Calendar = null);

public static class DigestPolicy
{
    /// <summary>The latest date whose digest is due by now: after downtime that one is made up for, and no older one.</summary>
    public static DateOnly LatestDue(DigestRules rules, DateTimeOffset now, TimeZoneInfo zone)
    {
        var date = SchoolTime.DateOf(now, zone);
        while (SchoolTime.At(date, rules.Time, zone) > now || !Counts(rules, date))
            date = date.AddDays(-1);
        return date;
    }

    /// <summary>When the first digest after now is due.</summary>
    public static DateTimeOffset Next(DigestRules rules, DateTimeOffset now, TimeZoneInfo zone)
    {
        var date = SchoolTime.DateOf(now, zone);
        while (SchoolTime.At(date, rules.Time, zone) <= now || !Counts(rules, date))
            date = date.AddDays(1);
        return SchoolTime.At(date, rules.Time, zone);
    }

    private static bool Counts(DigestRules rules, DateOnly date) => !rules.WorkingDaysOnly || (rules.Calendar?.IsSchoolDay(date) ?? SchoolTime.IsWorkingDay(date));
}
