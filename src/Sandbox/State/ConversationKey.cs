namespace BotHost.Sandbox.State;

/// <summary>Names a conversation for everyone: VK's peer ids differ from one participant to the next, this does not.</summary>
/// <param name="ChatId">The emulator's own number of a group chat, never what a community sees; null for a private dialog.</param>
public readonly record struct ConversationKey(long? UserId, long? GroupId, long? ChatId)
{
    public static ConversationKey Dialog(long userId, long groupId) => new(userId, groupId, null);

    public static ConversationKey Chat(long chatId) => new(null, null, chatId);

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsChat => ChatId is not null;
}
