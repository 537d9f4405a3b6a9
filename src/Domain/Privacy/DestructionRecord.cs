namespace BotHost.Domain.Privacy;

/// <summary>Proof that personal data was destroyed when its subject asked: when and how much of what, and of nobody by name.</summary>
public sealed class DestructionRecord : ISchoolRow
{
    public Id<DestructionRecord> Id { get; private set; }
    public SchoolKey School { get; private set; }

    /// <summary>From 1, for each school.</summary>
    public required int Number { get; init; }
    public required DateTimeOffset At { get; init; }
    public required int Requests { get; init; }
    public required int Links { get; init; }
    public required int Invites { get; init; }
    public required int Memberships { get; init; }

    /// <summary>Drafts, tries of codes, questions, wishes.</summary>
    public required int Others { get; init; }
}
