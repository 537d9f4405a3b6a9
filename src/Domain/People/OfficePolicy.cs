namespace BotHost.Domain.People;

/// <param name="Offices">What the one who acts holds now.</param>
/// <param name="IsVerified">The other one is confirmed staff.</param>
/// <param name="TheirOffices">What the other one holds now.</param>
/// <param name="OtherAdministrators">Administrators besides the other one.</param>
public sealed record OfficeFacts(IReadOnlyCollection<Role> Offices, bool IsSelf, bool IsVerified, bool IsFrozen, IReadOnlyCollection<Role> TheirOffices, int OtherAdministrators);

public enum OfficeDecision
{
    Granted,

    /// <summary>A second administrator or the head has to say so too.</summary>
    NeedsSecond,
    NoRight,
    Yourself,
    NotVerified,
    AlreadyHolds,
    LastAdministrator,
    Untouchable,
}

/// <summary>Who makes administrators, who ends an office, who freezes an account.</summary>
public static class OfficePolicy
{
    /// <summary>Additional administrators come from confirmed staff, by the head or by two administrators (clause 2.1-8).</summary>
    /// <param name="isSeconded">Another administrator has already proposed it.</param>
    public static OfficeDecision Appoint(OfficeFacts facts, bool isSeconded) => facts switch
    {
        _ when !Runs(facts) => OfficeDecision.NoRight,
        { IsSelf: true } => OfficeDecision.Yourself,
        _ when facts.TheirOffices.Contains(Role.Administrator) => OfficeDecision.AlreadyHolds,
        { IsVerified: false } or { IsFrozen: true } => OfficeDecision.NotVerified,
        _ when IsAbove(facts) || isSeconded => OfficeDecision.Granted,
        _ => OfficeDecision.NeedsSecond,
    };

    /// <summary>An administrator may step down; of another's office only the head or the owner decides. One stays in any case.</summary>
    public static OfficeDecision End(OfficeFacts facts) => facts switch
    {
        _ when !facts.TheirOffices.Contains(Role.Administrator) => OfficeDecision.AlreadyHolds,
        { IsSelf: false } when !IsAbove(facts) => OfficeDecision.NoRight,
        { OtherAdministrators: 0 } => OfficeDecision.LastAdministrator,
        _ => OfficeDecision.Granted,
    };

    /// <summary>A brake that any of those who run the school may pull, on anyone but the owner (design §8).</summary>
    public static OfficeDecision Freeze(OfficeFacts facts) => facts switch
    {
        _ when !Runs(facts) => OfficeDecision.NoRight,
        { IsSelf: true } => OfficeDecision.Yourself,
        _ when facts.TheirOffices.Contains(Role.Owner) => OfficeDecision.Untouchable,
        { IsFrozen: true } => OfficeDecision.AlreadyHolds,
        _ => OfficeDecision.Granted,
    };

    public static OfficeDecision Unfreeze(OfficeFacts facts) => facts switch
    {
        { IsSelf: true } => OfficeDecision.Yourself,
        _ when !IsAbove(facts) => OfficeDecision.NoRight,
        { IsFrozen: false } => OfficeDecision.AlreadyHolds,
        _ => OfficeDecision.Granted,
    };

    private static bool IsAbove(OfficeFacts facts) => facts.Offices.Contains(Role.Head) || facts.Offices.Contains(Role.Owner);

    private static bool Runs(OfficeFacts facts) => IsAbove(facts) || facts.Offices.Contains(Role.Administrator);
}
