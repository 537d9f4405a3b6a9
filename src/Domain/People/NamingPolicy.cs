namespace BotHost.Domain.People;

/// <param name="OwnProof">What the namer's own link to the child rests on; null when there is none.</param>
/// <param name="HasBlock">Some adult may not come near this child: the school decides about every other one.</param>
/// <param name="Adults">Adults linked to the child now.</param>
public sealed record NamingFacts(Proof? OwnProof, bool HasBlock, int Adults, int MaxAdults);

public enum NamingDecision
{
    Granted,
    NotOwnChild,

    /// <summary>Named himself: a chain of names would lead away from whom the school knows.</summary>
    NamedHimself,
    ForSchoolToDecide,
    Full,
}

/// <summary>Whether a guardian may bring in another adult of the child without the school's word.</summary>
public static class NamingPolicy
{
    public static NamingDecision Decide(NamingFacts facts) => facts switch
    {
        { OwnProof: null } => NamingDecision.NotOwnChild,
        { HasBlock: true } => NamingDecision.ForSchoolToDecide,
        { OwnProof: Proof.Named } => NamingDecision.NamedHimself,
        _ when facts.Adults >= facts.MaxAdults => NamingDecision.Full,
        _ => NamingDecision.Granted,
    };
}
