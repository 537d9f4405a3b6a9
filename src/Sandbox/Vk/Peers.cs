using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Vk;

/// <summary>Reads a peer id the way a community's call means it.</summary>
internal static class Peers
{
    public const long MaxChatNumber = 100_000_000;

    /// <returns>Null for somebody or something that does not exist.</returns>
    public static Conversation? Find(World world, Community community, long peerId) => peerId switch
    {
        > Chat.PeerOffset => community.FindChat(peerId - Chat.PeerOffset),
        > 0 when world.Users.TryGetValue(peerId, out var user) => community.DialogWith(user),
        _ => null,
    };

    public static bool IsChat(long peerId) => peerId > Chat.PeerOffset;

    /// <returns>The refusal, or null when the community is in the chat.</returns>
    public static VkError? CheckMembership(Chat? chat, Community community) => chat switch
    {
        null => VkError.Of(927),
        _ when !chat.Members.ContainsKey(-community.Id) => VkError.Of(917),
        _ => null,
    };

    public static ChatRights RightsOf(Chat chat, Community community) =>
        chat.Members.GetValueOrDefault(-community.Id)?.Rights ?? ChatRights.Plain;
}
