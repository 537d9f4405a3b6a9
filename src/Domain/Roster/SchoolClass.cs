namespace BotHost.Domain.Roster;

/// <summary>A class, or a group or club that is run like one.</summary>
public sealed class SchoolClass : ISchoolRow, IVersioned
{
    public Id<SchoolClass> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }

    /// <summary>"5А": digits and a Cyrillic capital; a club has a name of its own.</summary>
    public required string Name { get; set; }

    /// <summary>1 to 11; null for a group or club.</summary>
    public int? Grade { get; set; }
    public ClassKind Kind { get; init; } = ClassKind.Class;
    public DateTimeOffset? ArchivedAt { get; set; }

    public bool IsLive => ArchivedAt is null;
}

public enum ClassKind
{
    Class = 1,
    Group = 2,
    Club = 3,
}

/// <summary>That a staff member leads a class, from day to day.</summary>
public sealed class HomeroomAssignment : ISchoolRow, IVersioned
{
    public Id<HomeroomAssignment> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<SchoolClass> Class { get; init; }
    public required Id<StaffMember> Teacher { get; init; }
    public required DateTimeOffset From { get; init; }
    public DateTimeOffset? Until { get; private set; }

    public bool IsLive => Until is null;

    public void End(DateTimeOffset now) => Until ??= now;

    /// <summary>The end was a mistake that is being taken back.</summary>
    public void Reopen() => Until = null;
}
