using BotHost.Domain.Messaging;
using BotHost.Messaging;

namespace BotHost.Vk;

/// <summary>Every call that only reads.</summary>
internal static class VkReads
{
    public const int MembersPerPage = 200;
    private const int HistoryLength = 200; // VK gives no more; its own memory for random_id is 100

    public static VkCall<VkPage> Members(ConversationRef chat, int offset) => Page(
        "messages.getConversationMembers",
        new() { { "peer_id", VkPeer.Of(chat) }, { "offset", offset }, { "count", MembersPerPage }, { "extended", true } },
        SendPriority.Bulk);

    public static VkCall<VkPage> Conversation(ConversationRef chat) =>
        Page("messages.getConversationsById", new() { { "peer_ids", chat.Key } }, SendPriority.Interactive);

    /// <summary>Dialogs whose last message nobody has answered, the newest first.</summary>
    public static VkCall<VkPage> Unanswered(int offset) => Page(
        "messages.getConversations",
        new() { { "filter", "unanswered" }, { "offset", offset }, { "count", MembersPerPage } },
        SendPriority.Bulk);

    public static VkCall<VkMessage[]> History(ConversationRef conversation) => new(
        "messages.getHistory",
        new() { { "peer_id", VkPeer.Of(conversation) }, { "count", HistoryLength } },
        static response => response.As(VkJson.Default.VkPage) is { Items: { } items } ? items.AllOf(VkJson.Default.VkMessage).ToArray() : VkError.Unreadable)
    { Priority = SendPriority.Bulk };

    public static VkCall<VkProfile[]> Users(string id) =>
        new("users.get", new() { { "user_ids", id } }, static response => response.AllOf(VkJson.Default.VkProfile).ToArray());

    /// <summary>VK answers an empty array when nobody is called so.</summary>
    public static VkCall<VkScreenName> ScreenName(string name) => new(
        "utils.resolveScreenName", new() { { "screen_name", name } }, static response => response.As(VkJson.Default.VkScreenName) ?? new());

    public static VkCall<VkLongPollServer> LongPollServer(long groupId) => new(
        "groups.getLongPollServer",
        Group(groupId),
        static response => response.As(VkJson.Default.VkLongPollServer) is { Server.Length: > 0, Key.Length: > 0 } server ? server : VkError.Unreadable);

    public static VkCall<VkLongPollSettings> LongPollSettings(long groupId) => new(
        "groups.getLongPollSettings", Group(groupId), static response => response.As(VkJson.Default.VkLongPollSettings) ?? new());

    /// <summary>Switches on what the bot reads; other events stay as the community set them.</summary>
    public static VkCall<bool> SetLongPollSettings(long groupId, IEnumerable<string> events)
    {
        var parameters = Group(groupId);
        parameters.Add("enabled", true);
        parameters.Add("api_version", VkUpdates.ApiVersion);
        foreach (var name in events)
            parameters.Add(name, true);
        return new("groups.setLongPollSettings", parameters, static _ => true);
    }

    public static VkCall<VkTokenPermissions> TokenPermissions() =>
        new("groups.getTokenPermissions", [], static response => response.As(VkJson.Default.VkTokenPermissions) ?? new());

    public static VkCall<VkGroup[]> Community(long groupId) => new(
        "groups.getById",
        Group(groupId),
        static response => (response.As(VkJson.Default.VkGroups)?.Groups ?? response).AllOf(VkJson.Default.VkGroup).ToArray()); // older: a bare array

    public static VkCall<VkCallbackServer[]> CallbackServers(long groupId) => new(
        "groups.getCallbackServers", Group(groupId), static response => (response.As(VkJson.Default.VkPage)?.Items).AllOf(VkJson.Default.VkCallbackServer).ToArray());

    private static VkParameters Group(long groupId) => new() { { "group_id", groupId } };

    private static VkCall<VkPage> Page(string method, VkParameters parameters, SendPriority priority) => new(
        method, parameters, static response => response.As(VkJson.Default.VkPage) is { } page ? page : VkError.Unreadable)
    { Priority = priority };
}
