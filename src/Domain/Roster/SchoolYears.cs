using BotHost.Domain.People;

namespace BotHost.Domain.Roster;

/// <summary>That the school went on to the next year: what was changed, so that it can be taken back for a day.</summary>
public sealed class YearRollover : ISchoolRow, IVersioned
{
    public static readonly TimeSpan UndoFor = TimeSpan.FromHours(24);

    public Id<YearRollover> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required DateTimeOffset At { get; init; }
    public required Id<Person> By { get; init; }

    /// <summary>What became of each class, as JSON: ids and class names only.</summary>
    public required string Changes { get; init; }

    /// <summary>The graduates' lines in the register; none when the first is greater than the last.</summary>
    public required int FirstLine { get; init; }
    public required int LastLine { get; init; }
    public DateTimeOffset? UndoneAt { get; set; }
}

/// <summary>A stay with dates (заезд): its pupils are on the roster in a class of its own, and leave when it ends.</summary>
public sealed class Intake : ISchoolRow, IVersioned
{
    public Id<Intake> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<SchoolClass> Class { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The first moment after it, in the school's zone.</summary>
    public required DateTimeOffset EndsAt { get; init; }
    public required Id<Person> CreatedBy { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
}
