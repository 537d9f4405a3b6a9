namespace BotHost.Domain.Verification;

/// <summary>What is known of an account that asks for the status «учитель».</summary>
public sealed record AskFacts
{
    /// <summary>The account is linked to a pupil of the school.</summary>
    public required bool IsPupil { get; init; }
    public required bool IsVerified { get; init; }
    public required bool HasOpenRequest { get; init; }

    /// <summary>How many requests the account made in the last <see cref="AskPolicy.Window"/>.</summary>
    public required int RecentRequests { get; init; }
}

public enum AskDecision
{
    MayAsk,
    RefusedPupil,
    AlreadyVerified,

    /// <summary>One open request an account: its state is shown.</summary>
    AlreadyAsked,

    /// <summary>The administrators have said what they had to say for now.</summary>
    TooOften,
}

/// <summary>Whether an account may ask to be confirmed as staff.</summary>
public static class AskPolicy
{
    public const int MaxRecentRequests = 3;
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    public static AskDecision Decide(AskFacts facts) => facts switch
    {
        { IsPupil: true } => AskDecision.RefusedPupil,
        { IsVerified: true } => AskDecision.AlreadyVerified,
        { HasOpenRequest: true } => AskDecision.AlreadyAsked,
        { RecentRequests: >= MaxRecentRequests } => AskDecision.TooOften,
        _ => AskDecision.MayAsk,
    };
}
