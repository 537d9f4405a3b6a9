namespace BotHost.Domain.People;

/// <summary>Whether a typed code links an account. Wrong, used, expired and revoked codes are one answer, so that nothing can be learnt by trying.</summary>
public static class RedeemPolicy
{
    public const int TriesPerHour = 5;

    /// <summary>So many failures of all accounts within an hour pause redemption.</summary>
    public const int FailuresPerHour = 50;

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>What is refused before a code is even looked up.</summary>
    public static RedeemDecision? BeforeLookUp(bool isPaused, int triesInHour, bool isPupilAccount) => (isPaused, triesInHour, isPupilAccount) switch
    {
        (true, _, _) => new RedeemDecision.Paused(),
        (_, >= TriesPerHour, _) => new RedeemDecision.TooManyTries(),
        (_, _, true) => new RedeemDecision.PupilAccount(),
        _ => null,
    };

    public static RedeemDecision Decide(RedeemFacts facts) => facts switch
    {
        { IsUsable: false } => new RedeemDecision.NoMatch(),
        { IsIssuer: true } => new RedeemDecision.OwnCode(), // no one vouches for himself
        { IsSubjectOpen: false } => new RedeemDecision.NoMatch(),
        { Kind: CodeKind.Family or CodeKind.Named, IsLinkedAlready: true } => new RedeemDecision.LinkedAlready(),
        { Kind: CodeKind.Family or CodeKind.Named, AdultsLeft: <= 0 } => new RedeemDecision.NoMatch(),
        { Kind: CodeKind.Pupil, IsAdultAccount: true } => new RedeemDecision.AdultAccount(),
        { Kind: CodeKind.Staff } => new RedeemDecision.Redeemed(),
        { HasConsent: false } => new RedeemDecision.NeedsConsent(),
        _ => new RedeemDecision.Redeemed(),
    };
}

/// <param name="IsSubjectOpen">The pupil is enrolled, carries no block and, for a pupil code, has no account yet; the staff member works here and is not verified.</param>
/// <param name="IsIssuer">This account made the code.</param>
/// <param name="IsLinkedAlready">This account is linked to this child.</param>
/// <param name="AdultsLeft">How many more adults may be linked to the child by codes.</param>
public sealed record RedeemFacts(
    CodeKind Kind, bool IsUsable, bool IsIssuer, bool IsSubjectOpen, bool IsLinkedAlready, int AdultsLeft, bool IsAdultAccount, bool HasConsent);

public abstract record RedeemDecision
{
    private RedeemDecision() { }

    public sealed record Redeemed : RedeemDecision;

    public sealed record NeedsConsent : RedeemDecision;

    public sealed record LinkedAlready : RedeemDecision;

    public sealed record NoMatch : RedeemDecision;

    public sealed record OwnCode : RedeemDecision;

    public sealed record AdultAccount : RedeemDecision;

    public sealed record PupilAccount : RedeemDecision;

    public sealed record TooManyTries : RedeemDecision;

    public sealed record Paused : RedeemDecision;
}
