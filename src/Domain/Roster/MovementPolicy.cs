namespace BotHost.Domain.Roster;

/// <summary>How the person of a movement stands at the school.</summary>
public enum MemberState
{
    Unknown = 0,
    Present = 1,
    OnLeave = 2,
    Gone = 3,
}

/// <param name="From">The pupil's class now; null for staff and newcomers.</param>
/// <param name="IsToLive">The class to go to is there and not archived.</param>
/// <param name="IsLastAdministrator">The school would be left without an administrator.</param>
/// <param name="HasPlanned">Another movement of the same person waits for its day.</param>
public sealed record MovementFacts(
    MovementKind Kind, bool IsStaff, MemberState State, Id<SchoolClass>? From, Id<SchoolClass>? To, bool IsToLive, bool IsLastAdministrator, bool HasPlanned,
    DateOnly EffectiveOn, DateOnly Today);

public abstract record MovementDecision
{
    private MovementDecision() { }

    public sealed record Now : MovementDecision;

    public sealed record OnItsDay : MovementDecision;

    public sealed record Refused(MovementRefusal Reason) : MovementDecision;
}

public enum MovementRefusal
{
    /// <summary>Such a movement is not made of such a person.</summary>
    WrongKind,
    AlreadyGone,
    AlreadyHere,
    AlreadyOnLeave,
    NoClass,
    SameClass,
    LastAdministrator,
    AlreadyPlanned,
    DateTooFar,
}

/// <summary>Which movements the register takes, and when they take effect.</summary>
public static class MovementPolicy
{
    /// <summary>A school year and a summer: older or later is a slip of the pen.</summary>
    public const int MostDays = 400;

    public static MovementDecision Decide(MovementFacts facts) => facts switch
    {
        { IsStaff: true, Kind: MovementKind.Enrolled or MovementKind.Left or MovementKind.Transferred } => Refuse(MovementRefusal.WrongKind),
        { IsStaff: false, Kind: MovementKind.Hired or MovementKind.Dismissed } => Refuse(MovementRefusal.WrongKind),
        _ when Math.Abs(facts.EffectiveOn.DayNumber - facts.Today.DayNumber) > MostDays => Refuse(MovementRefusal.DateTooFar),
        { HasPlanned: true } => Refuse(MovementRefusal.AlreadyPlanned),
        { Kind: MovementKind.Enrolled or MovementKind.Hired, State: MemberState.Present or MemberState.OnLeave } => Refuse(MovementRefusal.AlreadyHere),
        { Kind: MovementKind.Returned, State: MemberState.Present } => Refuse(MovementRefusal.AlreadyHere),
        { Kind: MovementKind.LongLeave, State: MemberState.OnLeave } => Refuse(MovementRefusal.AlreadyOnLeave),
        { Kind: MovementKind.Left or MovementKind.Transferred or MovementKind.Dismissed or MovementKind.LongLeave, State: MemberState.Gone or MemberState.Unknown }
            => Refuse(MovementRefusal.AlreadyGone),
        { Kind: MovementKind.Returned, IsStaff: true, State: MemberState.Gone or MemberState.Unknown } => Refuse(MovementRefusal.AlreadyGone), // hired anew
        { Kind: MovementKind.Returned, State: MemberState.Unknown } => Refuse(MovementRefusal.AlreadyGone),
        { Kind: MovementKind.Enrolled or MovementKind.Transferred, IsToLive: false } => Refuse(MovementRefusal.NoClass),
        { Kind: MovementKind.Returned, IsStaff: false, State: MemberState.Gone, IsToLive: false } => Refuse(MovementRefusal.NoClass),
        { Kind: MovementKind.Transferred } when facts.From == facts.To => Refuse(MovementRefusal.SameClass),
        { Kind: MovementKind.Dismissed, IsLastAdministrator: true } => Refuse(MovementRefusal.LastAdministrator),
        _ => facts.EffectiveOn > facts.Today ? new MovementDecision.OnItsDay() : new MovementDecision.Now(),
    };

    private static MovementDecision.Refused Refuse(MovementRefusal reason) => new(reason);
}
