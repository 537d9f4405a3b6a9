namespace BotHost.Domain.People;

/// <summary>Why a code does not work, for the staff who help a parent. Parents hear one answer for all of these.</summary>
public enum CodeVerdict
{
    NoSuchCode,
    Works,
    Paused,
    Revoked,
    Expired,
    UsedUp,
    ChildLeft,
    ChildMarked,
    HasAccount,
    TooManyAdults,
}

/// <param name="IsPaused">Too many wrong tries at the school: no code works for a while.</param>
/// <param name="AdultsLeft">How many more adults codes may link to the child; any number for codes that link none.</param>
public sealed record CodeFacts(bool IsPaused, bool IsRevoked, bool IsExpired, bool IsSpent, bool HasLeft, bool IsMarked, bool HasAccount, int AdultsLeft);

public static class CodeDiagnosis
{
    /// <param name="facts">Null: nothing was found by what was typed.</param>
    public static CodeVerdict Of(CodeFacts? facts) => facts switch
    {
        null => CodeVerdict.NoSuchCode,
        { IsRevoked: true } => CodeVerdict.Revoked,
        { IsExpired: true } => CodeVerdict.Expired,
        { IsSpent: true } => CodeVerdict.UsedUp,
        { HasLeft: true } => CodeVerdict.ChildLeft,
        { IsMarked: true } => CodeVerdict.ChildMarked,
        { HasAccount: true } => CodeVerdict.HasAccount,
        { AdultsLeft: <= 0 } => CodeVerdict.TooManyAdults,
        { IsPaused: true } => CodeVerdict.Paused,
        _ => CodeVerdict.Works,
    };
}
