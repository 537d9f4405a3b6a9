using System.Text.Json;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;
using BotHost.Sandbox.Vk.Json;

namespace BotHost.Sandbox.Vk.Methods;

/// <summary>Lists of conversations and the small signs within them.</summary>
internal sealed class ConversationMethods(World world)
{
    private const int DefaultPage = 20;
    private const int MaxPage = 200;
    private const int MaxPeers = 100;

    public IEnumerable<KeyValuePair<string, VkMethod>> All =>
    [
        new("messages.getConversations", GetConversations),
        new("messages.getConversationsById", GetConversationsById),
        new("messages.isMessagesFromGroupAllowed", IsMessagesFromGroupAllowed),
        new("messages.setActivity", SetActivity),
        new("messages.markAsRead", MarkAsRead),
    ];

    private VkError? GetConversations(ApiCall call, Utf8JsonWriter response)
    {
        var community = call.Community;
        var offset = call.Parameters.Count("offset", 0, int.MaxValue);
        var count = call.Parameters.Count("count", DefaultPage, MaxPage);
        Func<Conversation, bool> filter = call.Parameters.Text("filter") switch
        {
            null or "all" => _ => true,
            "unanswered" => conversation => conversation is Dialog { IsUnanswered: true },
            "unread" => conversation => conversation is Dialog dialog && ConversationJson.UnreadCount(dialog) > 0,
            "important" => _ => false,
            _ => throw new BadParameterException("filter is unknown"),
        };
        var found = community.Dialogs.Values.Cast<Conversation>().Concat(community.Chats.Select(pair => pair.Chat))
            .Where(conversation => ConversationJson.LastSeen(conversation, community) is not null && filter(conversation))
            .OrderByDescending(conversation => conversation.LastPosition)
            .ToList();
        var page = found.Skip(offset).Take(count).ToList();
        response.WriteStartObject();
        response.WriteNumber("count"u8, found.Count);
        response.WriteStartArray("items"u8);
        foreach (var conversation in page)
        {
            response.WriteStartObject();
            response.WritePropertyName("conversation"u8);
            ConversationJson.Write(response, conversation, community);
            response.WritePropertyName("last_message"u8);
            MessageJson.Write(response, ConversationJson.LastSeen(conversation, community)!, community);
            response.WriteEndObject();
        }
        response.WriteEndArray();
        WriteProfiles(call, response, page);
        response.WriteEndObject();
        return null;
    }

    /// <summary>A chat without admin rights is left out, without an error.</summary>
    private VkError? GetConversationsById(ApiCall call, Utf8JsonWriter response)
    {
        var peers = call.Parameters.Longs("peer_ids", MaxPeers) ?? throw ApiParameters.Missing("peer_ids");
        var found = peers.Select(peer => Peers.Find(world, call.Community, peer)).OfType<Conversation>()
            .Where(conversation => conversation is not Chat chat || Peers.RightsOf(chat, call.Community).IsAdmin)
            .ToList();
        response.WriteStartObject();
        response.WriteNumber("count"u8, found.Count);
        response.WriteStartArray("items"u8);
        foreach (var conversation in found)
            ConversationJson.Write(response, conversation, call.Community);
        response.WriteEndArray();
        WriteProfiles(call, response, found);
        response.WriteEndObject();
        return null;
    }

    private void WriteProfiles(ApiCall call, Utf8JsonWriter response, IEnumerable<Conversation> conversations)
    {
        if (call.Parameters.Flag("extended") != true)
            return;
        var ids = conversations.SelectMany(conversation => conversation switch
        {
            Dialog dialog => [dialog.User.Id],
            Chat chat => chat.Members.Keys.AsEnumerable(),
            _ => [],
        });
        Profiles.Write(response, world, ids, call.Parameters.Text("fields"));
    }

    private VkError? IsMessagesFromGroupAllowed(ApiCall call, Utf8JsonWriter response)
    {
        if (GroupsMethods.CheckGroup(call) is { } error)
            return error;
        var userId = call.Parameters.RequiredLong("user_id");
        var dialog = call.Community.Dialogs.GetValueOrDefault(userId);
        response.WriteStartObject();
        response.WriteNumber("is_allowed"u8, dialog is { IsAllowed: true, IsBlacklisted: false } ? 1 : 0);
        response.WriteEndObject();
        return null;
    }

    private VkError? SetActivity(ApiCall call, Utf8JsonWriter response)
    {
        if (call.Parameters.Text("type") is not (null or "typing" or "audiomessage"))
            throw new BadParameterException("type is unknown");
        if (Find(call, out var conversation) is { } error)
            return error;
        world.Changes.Publish(conversation.Key, ChangeKind.Typing, null);
        response.WriteNumberValue(1);
        return null;
    }

    private VkError? MarkAsRead(ApiCall call, Utf8JsonWriter response)
    {
        if (Find(call, out var conversation) is { } error)
            return error;
        if (conversation is Dialog dialog)
            dialog.InReadCmid = dialog.LastCmid;
        world.Changes.Publish(conversation.Key, ChangeKind.Read, conversation.LastCmid);
        response.WriteNumberValue(1);
        return null;
    }

    private VkError? Find(ApiCall call, out Conversation conversation)
    {
        var peerId = call.Parameters.Long("peer_id") ?? call.Parameters.Long("user_id") ?? throw ApiParameters.Missing("peer_id");
        var found = Peers.Find(world, call.Community, peerId);
        conversation = found!;
        if (Peers.IsChat(peerId))
            return Peers.CheckMembership(found as Chat, call.Community);
        return found is null ? VkError.Of(936) : null;
    }
}
