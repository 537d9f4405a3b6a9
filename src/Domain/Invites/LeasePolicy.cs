namespace BotHost.Domain.Invites;

/// <summary>What a press of "Открыть ссылку" rests on.</summary>
public sealed record LeaseFacts
{
    public required InviteState State { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required bool IsInside { get; init; }
    public required bool IsEntitled { get; init; }

    /// <summary>The chat is bound and not gone.</summary>
    public required bool HasChat { get; init; }

    /// <summary>The messenger shows the bot the link.</summary>
    public required bool CanShowLink { get; init; }

    /// <summary>When the lease that is open now was opened; null when none is.</summary>
    public required DateTimeOffset? OpenSince { get; init; }

    /// <summary>Leases since the school's local midnight.</summary>
    public required int OpenedToday { get; init; }
}

/// <summary>What a press of "Открыть ссылку" is answered.</summary>
public abstract record LeaseDecision
{
    private LeaseDecision() { } // closed: the nested records are all the answers there are

    public sealed record Granted(DateTimeOffset ClosesAt) : LeaseDecision;

    /// <summary>Pressed twice: the link is there already.</summary>
    public sealed record StillOpen : LeaseDecision;

    public sealed record AlreadyInside : LeaseDecision;

    /// <summary>A new invite is offered.</summary>
    public sealed record Over : LeaseDecision;

    public sealed record NotEntitled : LeaseDecision;

    public sealed record NoChat : LeaseDecision;

    /// <summary>Somebody has to add the person by hand.</summary>
    public sealed record NoLink : LeaseDecision;

    public sealed record TooOften : LeaseDecision;
}

/// <summary>Who is shown a chat's link, and for how long.</summary>
public static class LeasePolicy
{
    /// <summary>A second press so soon is a nervous finger.</summary>
    public static readonly TimeSpan DoublePress = TimeSpan.FromSeconds(20);

    public static LeaseDecision Decide(LeaseFacts facts, InviteRules rules, DateTimeOffset now) => facts switch
    {
        { IsInside: true } => new LeaseDecision.AlreadyInside(),
        { HasChat: false } => new LeaseDecision.NoChat(),
        { IsEntitled: false } => new LeaseDecision.NotEntitled(),
        { State: InviteState.Issued or InviteState.Opened or InviteState.Leased } when now < facts.ExpiresAt => DecideLive(facts, rules, now),
        _ => new LeaseDecision.Over(),
    };

    private static LeaseDecision DecideLive(LeaseFacts facts, InviteRules rules, DateTimeOffset now) => facts switch
    {
        { CanShowLink: false } => new LeaseDecision.NoLink(),
        { OpenSince: { } since } when now - since < DoublePress => new LeaseDecision.StillOpen(),
        { OpenedToday: >= InviteRules.MaxLeasesADay } => new LeaseDecision.TooOften(),
        _ => new LeaseDecision.Granted(now + rules.LeaseLifetime),
    };
}
