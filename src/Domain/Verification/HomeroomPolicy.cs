using BotHost.Domain.Roster;

namespace BotHost.Domain.Verification;

/// <summary>What the administrator said of the class that a teacher names as his own.</summary>
public enum HomeroomWish
{
    None,
    Appoint,

    /// <summary>Said explicitly, after the bot named the present teacher.</summary>
    Replace,
}

public abstract record HomeroomDecision
{
    private HomeroomDecision() { }

    public sealed record Nothing : HomeroomDecision;

    public sealed record AlreadyLeads : HomeroomDecision;

    public sealed record Appoint : HomeroomDecision;

    /// <summary>Someone leads the class: the administrator must say that he is replaced.</summary>
    public sealed record MustConfirm(Id<StaffMember> Present) : HomeroomDecision;

    public sealed record Replace(Id<StaffMember> Present) : HomeroomDecision;
}

/// <summary>Who leads a class after an appointment.</summary>
public static class HomeroomPolicy
{
    /// <param name="present">Who leads the class now; null for nobody.</param>
    /// <param name="teacher">Who is to lead it; null while the record does not exist yet.</param>
    public static HomeroomDecision Decide(HomeroomWish wish, Id<StaffMember>? present, Id<StaffMember>? teacher) => (wish, present) switch
    {
        (HomeroomWish.None, _) => new HomeroomDecision.Nothing(),
        (_, { } leader) when leader == teacher => new HomeroomDecision.AlreadyLeads(),
        (HomeroomWish.Appoint, { } leader) => new HomeroomDecision.MustConfirm(leader),
        (HomeroomWish.Replace, { } leader) => new HomeroomDecision.Replace(leader),
        _ => new HomeroomDecision.Appoint(),
    };
}
