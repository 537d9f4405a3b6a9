using System.Globalization;
using BotHost.Domain.Messaging;

namespace BotHost.Vk;

/// <summary>VK's numbers behind the neutral names. A chat's key is its peer id, a dialog's the user's id.</summary>
internal static class VkPeer
{
    /// <summary>A chat's peer id is this plus its number.</summary>
    public const long FirstChat = 2_000_000_000;

    public static long Of(ConversationRef conversation) => Number(conversation.Key);

    public static long Of(UserRef user) => Number(user.Key);

    public static long Of(MessageRef message) => Number(message.Key);

    /// <summary>The chat's own number, which a few methods want.</summary>
    public static long ChatNumber(ConversationRef chat) => Of(chat) - FirstChat;

    public static UserRef User(long id) => new(Text(id));

    public static MessageRef Message(long id) => new(Text(id));

    /// <returns>Null for a peer that is neither a person nor a chat: a community, an e-mail.</returns>
    public static ConversationRef? Conversation(long? peerId) => peerId switch
    {
        > FirstChat => ConversationRef.Chat(Text(peerId.Value)),
        > 0 and < FirstChat => ConversationRef.Dialog(User(peerId.Value)),
        _ => null,
    };

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static long Number(string key) => long.Parse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
