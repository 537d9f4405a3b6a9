using BotHost.Domain.Language;

namespace BotHost.Domain.Roster;

/// <param name="Pupils">On the roster now.</param>
/// <param name="Chats">Bound to the class.</param>
public sealed record RolloverClass(Id<SchoolClass> Id, ClassName Name, int Pupils, int Chats);

public enum RolloverFate
{
    Promoted,
    Graduated,
}

/// <param name="After">Null for graduates: the class goes to the archive.</param>
public sealed record RolloverChange(RolloverClass Class, RolloverFate Fate, ClassName? After);

/// <param name="Changes">In school order.</param>
/// <param name="Created">New first classes.</param>
public sealed record RolloverPlan(IReadOnlyList<RolloverChange> Changes, IReadOnlyList<ClassName> Created);

/// <summary>What the 31st of August does to the classes.</summary>
public static class RolloverPolicy
{
    /// <summary>Nobody goes on twice in a year.</summary>
    public const int LeastDaysBetween = 200;

    /// <param name="staying">Ninth classes that go on to the tenth; the others graduate. All of the eleventh do.</param>
    /// <param name="firstClasses">The new first classes.</param>
    public static RolloverPlan Plan(IEnumerable<RolloverClass> classes, IReadOnlySet<Id<SchoolClass>> staying, IEnumerable<ClassName> firstClasses) => new(
        [.. classes.OrderBy(it => it.Name).Select(it => it.Name.Grade switch
        {
            ClassName.MaxGrade => new RolloverChange(it, RolloverFate.Graduated, null),
            9 when !staying.Contains(it.Id) => new RolloverChange(it, RolloverFate.Graduated, null),
            _ => new RolloverChange(it, RolloverFate.Promoted, it.Name with { Grade = it.Name.Grade + 1 }),
        })],
        [.. firstClasses.Where(name => name.Grade == 1).Distinct().Order()]);

    public static bool IsTooSoon(DateOnly today, DateOnly? last) => last is { } day && today.DayNumber - day.DayNumber < LeastDaysBetween;

    /// <summary>Outside of the summer it is more likely a slip.</summary>
    public static bool IsSeason(DateOnly today) => today.Month is 6 or 7 or 8 || today is { Month: 9, Day: <= 15 };
}
