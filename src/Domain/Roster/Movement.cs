using BotHost.Domain.People;

namespace BotHost.Domain.Roster;

/// <summary>
/// A line of the school's register of movement. What was recorded is never changed: a line is only marked as done, withdrawn or undone,
/// and when a leaver's data is destroyed the name gives way to a number.
/// </summary>
public sealed class Movement : ISchoolRow, IVersioned
{
    public const int LongestOrder = 40;

    public Id<Movement> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }

    /// <summary>Of the school's register, from 1.</summary>
    public required int Number { get; init; }
    public required MovementKind Kind { get; init; }

    /// <summary>Null for staff, and for a child who is enrolled on a day to come.</summary>
    public Id<Pupil>? Pupil { get; set; }
    public Id<StaffMember>? Staff { get; set; }

    /// <summary>"Петя С.", "Иванова М. П."; "выбывший №17" after the destruction of the leaver's data.</summary>
    public required string Name { get; set; }
    public Id<SchoolClass>? From { get; init; }
    public Id<SchoolClass>? To { get; init; }

    /// <summary>As typed; null when the order has no number.</summary>
    public string? OrderNumber { get; init; }
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>The first moment of that day in the school's zone.</summary>
    public required DateTimeOffset EffectiveAt { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Null: a list of the school that was imported from the command line.</summary>
    public Id<Person>? RecordedBy { get; init; }

    /// <summary>When it took effect in the bot; null until then.</summary>
    public DateTimeOffset? AppliedAt { get; private set; }

    /// <summary>Withdrawn before its day, impossible on its day, or undone within minutes.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Keyed hashes of a child to be enrolled, cleared once the child is on the roster.</summary>
    public string? SurnameHash { get; set; }
    public string? NameHash { get; set; }

    public bool IsPlanned => AppliedAt is null && CancelledAt is null;
    public bool IsInForce => AppliedAt is not null && CancelledAt is null;

    public void Apply(DateTimeOffset now)
    {
        AppliedAt ??= now;
        (SurnameHash, NameHash) = (null, null);
    }

    public void Cancel(DateTimeOffset now)
    {
        CancelledAt ??= now;
        (SurnameHash, NameHash) = (null, null);
    }
}

public enum MovementKind
{
    Enrolled = 1,
    Left = 2,
    Transferred = 3,
    Hired = 4,
    Dismissed = 5,
    LongLeave = 6,
    Returned = 7,
}

/// <summary>A class had another name until then: rosters of past days show that one.</summary>
public sealed class ClassRename : ISchoolRow
{
    public Id<ClassRename> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required Id<SchoolClass> Class { get; init; }
    public required string Before { get; init; }
    public required DateTimeOffset At { get; init; }
}
