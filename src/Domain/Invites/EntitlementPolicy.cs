using BotHost.Domain.Chats;

namespace BotHost.Domain.Invites;

/// <summary>What the database says of an account and a chat.</summary>
/// <param name="Kind">Null while nobody said which chat it is.</param>
/// <param name="IsGuardian">Of a pupil of the chat's class, and not kept away from that child.</param>
/// <param name="IsListed">On the list of the management chat (deputies, parents' or pupils' active).</param>
/// <param name="LeadsClass">Homeroom teacher of the chat's class.</param>
public sealed record EntitlementFacts(
    ChatKind? Kind, bool IsSharedWithParents, bool IsGuardian, bool IsPupil, bool IsStaff, bool LeadsClass, bool IsAdministrator,
    bool IsListed = false);

/// <summary>Who belongs in which chat.</summary>
public static class EntitlementPolicy
{
    /// <summary>May ask the bot for a way in.</summary>
    public static bool MayAsk(EntitlementFacts facts) => facts switch
    {
        { Kind: null } => false,
        { IsAdministrator: true } => true,
        { Kind: ChatKind.ClassParents } => facts.IsGuardian || facts.LeadsClass,
        { Kind: ChatKind.Class, IsSharedWithParents: true } => facts.IsPupil || facts.IsGuardian || facts.LeadsClass,
        { Kind: ChatKind.Class } => facts.IsPupil || facts.LeadsClass,
        { Kind: ChatKind.Subject } => facts.IsPupil || facts.LeadsClass || facts.IsStaff,
        { Kind: ChatKind.StaffRoom or ChatKind.HeadStaff } => facts.IsStaff,
        { Kind: ChatKind.HeadDeputies or ChatKind.HeadParentActive or ChatKind.HeadPupilActive } => facts.IsListed,
        _ => false,
    };

    /// <summary>Is no stranger there: a verified teacher who came into a class chat of someone else's is let be.</summary>
    public static bool Belongs(EntitlementFacts facts)
        => MayAsk(facts) || facts is { Kind: not null, IsStaff: true };
}
