namespace BotHost.Domain.Chats;

/// <summary>What is done with people whom nobody invited.</summary>
public static class GatekeepingPolicy
{
    /// <param name="ofChat">The chat's own rule; null follows the school's.</param>
    /// <returns>Never <see cref="Gatekeeping.Auto"/>.</returns>
    public static Gatekeeping For(ChatKind? kind, Gatekeeping? ofChat, Gatekeeping ofSchool) => (ofChat ?? ofSchool, kind) switch
    {
        (Gatekeeping.Auto, null) => Gatekeeping.Off,
        (Gatekeeping.Auto, ChatKind.ClassParents or ChatKind.HeadParentActive or ChatKind.Other) => Gatekeeping.Soft,
        (Gatekeeping.Auto, _) => Gatekeeping.Strict,
        var (own, _) => own,
    };
}
