namespace BotHost.Domain.Chats;

/// <summary>What is known of someone who came into a chat, as of the messenger's date of the coming.</summary>
public sealed record JoinFacts
{
    /// <summary>Came before the chat was bound, or belonged to those who did and has come back by himself.</summary>
    public required bool IsBaseline { get; init; }

    /// <summary>An own invite to this chat that still counted at that date.</summary>
    public required bool HasInvite { get; init; }

    /// <summary>The link had been shown to them.</summary>
    public required bool HadLease { get; init; }

    /// <summary>See <see cref="Invites.EntitlementPolicy.Belongs"/>.</summary>
    public required bool Belongs { get; init; }
    public required bool IsAddedByStaff { get; init; }

    /// <summary>Verified staff may have added them, but only the list of members says so, which names somebody for those who came by the link too.</summary>
    public required bool MayBeAddedByStaff { get; init; }
    public required bool IsChatAdmin { get; init; }

    /// <summary>Never Auto.</summary>
    public required Gatekeeping Gatekeeping { get; init; }
    public required bool CanRemove { get; init; }
    public required bool IsQuietNow { get; init; }
    public required bool AreRemovalsPaused { get; init; }

    /// <summary>Removals by the bot alone within the last hour.</summary>
    public required int RecentRemovals { get; init; }
}

/// <summary>What follows from a join.</summary>
public abstract record JoinDecision
{
    private JoinDecision() { } // closed: the nested records are all the answers there are

    public sealed record Recorded(Standing Standing) : JoinDecision;

    /// <summary>The homeroom teacher is shown a card.</summary>
    public sealed record Ask : JoinDecision;

    /// <summary>Put out, with a way back, and the link is reset.</summary>
    public sealed record Remove : JoinDecision;

    /// <summary>Too many removals: something is wrong that a person must look at. The bot asks and removes nobody until told to.</summary>
    public sealed record Pause : JoinDecision;
}

/// <summary>Judges who comes into a chat.</summary>
public static class JoinPolicy
{
    public const int MaxRemovalsAnHour = 3;
    public static readonly TimeSpan RemovalWindow = TimeSpan.FromHours(1);

    public static JoinDecision Decide(JoinFacts facts) => facts switch
    {
        { HasInvite: true, HadLease: true } => new JoinDecision.Recorded(Standing.Invited),
        { Belongs: true } => new JoinDecision.Recorded(Standing.Entitled),
        { IsBaseline: true } => new JoinDecision.Recorded(Standing.Baseline),
        { IsAddedByStaff: true } or { IsChatAdmin: true } => new JoinDecision.Recorded(Standing.AddedByStaff),
        { Gatekeeping: Gatekeeping.Off } => new JoinDecision.Recorded(Standing.Unknown),
        { CanRemove: false } or { AreRemovalsPaused: true } or { MayBeAddedByStaff: true } => new JoinDecision.Ask(),
        { Gatekeeping: Gatekeeping.Soft, IsQuietNow: false } => new JoinDecision.Ask(),
        { RecentRemovals: >= MaxRemovalsAnHour } => new JoinDecision.Pause(),
        _ => new JoinDecision.Remove(),
    };
}
