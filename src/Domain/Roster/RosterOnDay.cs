namespace BotHost.Domain.Roster;

/// <summary>Where a pupil was on a past day, told backwards from where the pupil is now.</summary>
public static class RosterOnDay
{
    /// <param name="enrolledOn">The first day on the roster.</param>
    /// <param name="leftOn">The first day off the roster; null while the pupil is there.</param>
    /// <param name="now">The pupil's class now, or the last one.</param>
    /// <param name="transfers">All transfers in force, in any order.</param>
    /// <returns>Null when the pupil was not on the roster that day.</returns>
    public static Id<SchoolClass>? ClassOf(
        DateOnly day, DateOnly enrolledOn, DateOnly? leftOn, Id<SchoolClass> now, IEnumerable<(DateOnly On, Id<SchoolClass> From)> transfers)
    {
        if (day < enrolledOn || day >= leftOn)
            return null;
        var next = transfers.Where(it => it.On > day).OrderBy(it => it.On).Select(it => (Id<SchoolClass>?)it.From).FirstOrDefault();
        return next ?? now;
    }

    /// <param name="renames">Of one class, in any order.</param>
    public static string NameOf(DateOnly day, string now, IEnumerable<(DateOnly On, string Before)> renames)
        => renames.Where(it => it.On > day).OrderBy(it => it.On).Select(it => it.Before).FirstOrDefault() ?? now;
}
