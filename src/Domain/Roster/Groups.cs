using BotHost.Domain.People;

namespace BotHost.Domain.Roster;

/// <summary>That a pupil of a class also goes to a group or club.</summary>
public sealed class GroupMember : ISchoolRow, IVersioned
{
    public Id<GroupMember> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<SchoolClass> Group { get; init; }
    public required Id<Pupil> Pupil { get; init; }
    public required DateTimeOffset Since { get; init; }
    public DateTimeOffset? Until { get; set; }
}

/// <summary>The lists behind the management chats of clause 2.2-6.</summary>
public enum SchoolList
{
    Deputies = 1,
    ParentActive = 2,
    PupilActive = 3,
}

/// <summary>That someone is on such a list, by whose word.</summary>
public sealed class ListEntry : ISchoolRow, IVersioned
{
    public Id<ListEntry> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required SchoolList List { get; init; }

    /// <summary>A deputy's or a guardian's account, or a pupil's own.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>The pupil that the adult was named by, or the pupil; null for deputies. When the pupil leaves, the place ends.</summary>
    public Id<Pupil>? Pupil { get; init; }
    public required DateTimeOffset Since { get; init; }
    public Id<Person>? AddedBy { get; init; }
    public DateTimeOffset? Until { get; set; }
}

/// <summary>That a class is to be led by someone from a day on.</summary>
public sealed class HomeroomPlan : ISchoolRow, IVersioned
{
    public Id<HomeroomPlan> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<SchoolClass> Class { get; init; }
    public required Id<StaffMember> Teacher { get; init; }
    public required DateTimeOffset From { get; init; }
    public required Id<Person> PlannedBy { get; init; }

    /// <summary>Appointed, withdrawn, or no longer possible.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}
