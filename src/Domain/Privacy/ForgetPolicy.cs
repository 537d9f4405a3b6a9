namespace BotHost.Domain.Privacy;

/// <param name="HoldsOffice">Administrator, head or deputy now, or the owner.</param>
/// <param name="IsStaff">Verified staff: the record of work is the school's.</param>
public sealed record ForgetFacts(bool HoldsOffice, bool IsStaff);

public enum ForgetDecision
{
    Granted,

    /// <summary>An office is handed over first: the school must not be left without one who answers.</summary>
    HandOverFirst,

    /// <summary>The role is taken off first: lists and chats rest on it.</summary>
    StaffFirst,
}

/// <summary>Whether what is held about a person can be destroyed at once.</summary>
public static class ForgetPolicy
{
    public static ForgetDecision Decide(ForgetFacts facts) => facts switch
    {
        { HoldsOffice: true } => ForgetDecision.HandOverFirst,
        { IsStaff: true } => ForgetDecision.StaffFirst,
        _ => ForgetDecision.Granted,
    };
}
