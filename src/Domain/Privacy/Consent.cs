using BotHost.Domain.People;
using BotHost.Domain.Roster;

namespace BotHost.Domain.Privacy;

/// <summary>That a person agreed to one purpose, to which version of the text and when.</summary>
public sealed class Consent : ISchoolRow
{
    public Id<Consent> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required Id<Person> Person { get; init; }
    public required ConsentPurpose Purpose { get; init; }

    /// <summary>The child it is about; null where it is about what the person says.</summary>
    public Id<Pupil>? Pupil { get; init; }

    /// <summary>A staff member recorded the paper that an adult signed.</summary>
    public bool IsOnPaper { get; init; }
    public required int TextVersion { get; init; }
    public required DateTimeOffset GivenAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }

    public bool Covers(ConsentPurpose purpose, int textVersion) => WithdrawnAt is null && Purpose == purpose && TextVersion >= textVersion;
}

public enum ConsentPurpose
{
    /// <summary>To keep what a person says about a child, to bring them into the class chat.</summary>
    ChildData = 1,

    /// <summary>That the child takes part in the class's chats and registers in Sferum; asked of an adult up to grade 8.</summary>
    ChildInChats = 2,
}

/// <summary>One decision, kept as proof: who, what, when; no personal text.</summary>
public sealed class AuditEntry : ISchoolRow
{
    public Id<AuditEntry> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Null: the bot itself.</summary>
    public Id<Person>? Actor { get; init; }

    /// <summary>"invite.issued", "access.approved" …: fixed words.</summary>
    public required string Action { get; init; }

    /// <summary>Ids only.</summary>
    public string? Subject { get; init; }
    public string? Reason { get; init; }
}
