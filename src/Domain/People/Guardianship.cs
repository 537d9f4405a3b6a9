using BotHost.Domain.Roster;

namespace BotHost.Domain.People;

/// <summary>That an adult answers for a pupil, and who vouched for it.</summary>
public sealed class Guardianship : ISchoolRow, IVersioned
{
    public Id<Guardianship> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<Person> Guardian { get; init; }
    public required Id<Pupil> Pupil { get; init; }
    public required DateTimeOffset Since { get; init; }
    public required Proof Proof { get; init; }

    /// <summary>Who decided, or who handed the code over; null when nobody of the staff did.</summary>
    public Id<Person>? VouchedBy { get; init; }
    public DateTimeOffset? EndedAt { get; private set; }

    public bool IsLive => EndedAt is null;

    public void End(DateTimeOffset now) => EndedAt ??= now;
}

/// <summary>What a link between an account and a person of the school rests on.</summary>
public enum Proof
{
    /// <summary>Someone of the staff said so.</summary>
    Approved = 1,

    /// <summary>A code handed over in person.</summary>
    Code = 2,

    /// <summary>The school's own list.</summary>
    Import = 3,

    /// <summary>An administrator ticked "проверил(а) лично".</summary>
    CheckedInPerson = 4,

    /// <summary>Another adult of the child, whom the school had confirmed.</summary>
    Named = 5,
}

/// <summary>A court order or the like: this child's ways in are closed, and every new request shows the mark.</summary>
public sealed class AdultBlock : ISchoolRow
{
    public Id<AdultBlock> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required Id<Pupil> Pupil { get; init; }

    /// <summary>Null when the adult's account is not known.</summary>
    public Id<Person>? Adult { get; init; }
    public required Id<Person> SetBy { get; init; }
    public required DateTimeOffset SetAt { get; init; }
    public DateTimeOffset? LiftedAt { get; set; }
}
