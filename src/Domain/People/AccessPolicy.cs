namespace BotHost.Domain.People;

/// <summary>Whether an account may ask to be linked to a child. What is known of the child is no part of it: a stranger learns nothing.</summary>
public static class AccessPolicy
{
    /// <summary>Open requests one account may have.</summary>
    public const int MaxOpen = 3;

    /// <summary>So many open requests on a class are shown as one list.</summary>
    public const int Flood = 5;

    /// <summary>A request nobody decided ends after that.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public static AccessDecision Decide(AccessFacts facts) => facts switch
    {
        { IsPupilAccount: true, Kind: AskerKind.Guardian } => new AccessDecision.Refused(AccessRefusal.PupilAsksAsGuardian),
        { IsPupilAccount: true } => new AccessDecision.Refused(AccessRefusal.AlreadyPupil),
        { IsAdultAccount: true, Kind: AskerKind.Pupil } => new AccessDecision.Refused(AccessRefusal.AdultAsksAsPupil),
        { IsOwnChild: true } => new AccessDecision.AlreadyLinked(),
        { SameOpen: { } same } => new AccessDecision.Existing(same), // asking again changes nothing
        { Open: >= MaxOpen } => new AccessDecision.Refused(AccessRefusal.TooManyOpen),
        _ => new AccessDecision.Granted(),
    };
}

/// <param name="IsPupilAccount">Linked to a pupil as the pupil's own.</param>
/// <param name="IsAdultAccount">Linked as somebody's guardian or verified as staff.</param>
/// <param name="IsOwnChild">The asker is linked to a child of this name in this class already.</param>
/// <param name="Open">The asker's open requests.</param>
/// <param name="SameOpen">The one among them that asks the same.</param>
public sealed record AccessFacts(AskerKind Kind, bool IsPupilAccount, bool IsAdultAccount, bool IsOwnChild, int Open, Id<AccessRequest>? SameOpen);

public abstract record AccessDecision
{
    private AccessDecision() { }

    public sealed record Granted : AccessDecision;

    public sealed record Existing(Id<AccessRequest> Request) : AccessDecision;

    public sealed record AlreadyLinked : AccessDecision;

    public sealed record Refused(AccessRefusal Reason) : AccessDecision;
}

public enum AccessRefusal
{
    /// <summary>A child's profile is open on a parent's phone.</summary>
    PupilAsksAsGuardian,
    AlreadyPupil,
    AdultAsksAsPupil,
    TooManyOpen,
}
