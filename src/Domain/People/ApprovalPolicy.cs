namespace BotHost.Domain.People;

/// <summary>Whether this decider may link the asker of a request to the pupil named.</summary>
public static class ApprovalPolicy
{
    public static ApprovalDecision Decide(ApprovalFacts facts) => facts switch
    {
        { IsOwnRequest: true } => Refuse(ApprovalRefusal.OwnRequest),
        { MayDecide: false } => Refuse(ApprovalRefusal.NoRight),
        { IsPending: false } => Refuse(ApprovalRefusal.NotPending),
        { IsInClass: false } => Refuse(ApprovalRefusal.NotInClass),
        { Kind: AskerKind.Guardian, IsAskerPupil: true } => Refuse(ApprovalRefusal.AskerIsPupil),
        { Kind: AskerKind.Pupil, IsAskerAdult: true } => Refuse(ApprovalRefusal.AskerIsAdult),
        { Kind: AskerKind.Pupil, IsAskerPupil: true } => Refuse(ApprovalRefusal.AskerIsPupil),
        { Kind: AskerKind.Pupil, PupilHasAccount: true } => Refuse(ApprovalRefusal.PupilHasAccount),
        { Block: BlockMark.ThisAccount } => Refuse(ApprovalRefusal.Blocked),
        { Block: BlockMark.Child, IsSure: false } => new ApprovalDecision.AskAboutBlock(),
        _ => new ApprovalDecision.Granted(),
    };

    private static ApprovalDecision.Refused Refuse(ApprovalRefusal reason) => new(reason);
}

/// <param name="MayDecide">Leads the class, or is an administrator or the head.</param>
/// <param name="IsSure">The decider was shown the mark and went on.</param>
public sealed record ApprovalFacts(
    AskerKind Kind, bool IsOwnRequest, bool MayDecide, bool IsPending, bool IsInClass, bool IsAskerPupil, bool IsAskerAdult, bool PupilHasAccount,
    BlockMark Block, bool IsSure);

public abstract record ApprovalDecision
{
    private ApprovalDecision() { }

    public sealed record Granted : ApprovalDecision;

    /// <summary>Some adult may not come near this child: is it this one?</summary>
    public sealed record AskAboutBlock : ApprovalDecision;

    public sealed record Refused(ApprovalRefusal Reason) : ApprovalDecision;
}

public enum ApprovalRefusal
{
    OwnRequest,
    NoRight,
    NotPending,
    NotInClass,
    AskerIsPupil,
    AskerIsAdult,
    PupilHasAccount,
    Blocked,
}

/// <summary>What the school marked about adults who may not be let in to a child.</summary>
public enum BlockMark
{
    None,

    /// <summary>Some adult of this child.</summary>
    Child,

    /// <summary>This very account.</summary>
    ThisAccount,
}
