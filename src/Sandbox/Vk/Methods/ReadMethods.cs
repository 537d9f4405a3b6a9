using System.Text.Json;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Vk.Json;

namespace BotHost.Sandbox.Vk.Methods;

/// <summary>What a community may read of its messages. A plain member of a chat reads only what VK showed it.</summary>
internal sealed class ReadMethods(World world)
{
    private const int DefaultPage = 20;
    private const int MaxPage = 200;
    private const int MaxIds = 100;

    public IEnumerable<KeyValuePair<string, VkMethod>> All =>
    [
        new("messages.getHistory", GetHistory),
        new("messages.getById", GetById),
        new("messages.getByConversationMessageId", GetByConversationMessageId),
    ];

    private VkError? GetHistory(ApiCall call, Utf8JsonWriter response)
    {
        var peerId = call.Parameters.Long("peer_id") ?? call.Parameters.Long("user_id") ?? throw ApiParameters.Missing("peer_id");
        var offset = call.Parameters.Count("offset", 0, int.MaxValue);
        var count = call.Parameters.Count("count", DefaultPage, MaxPage);
        if (Find(call, peerId, out var conversation) is { } error)
            return error;
        var messages = conversation.Messages.Where(message => !message.IsDeleted && message.IsSeenBy(call.Community)).ToList();
        if (call.Parameters.Range("rev", 0, 1) != 1)
            messages.Reverse();
        Write(call, response, messages.Skip(offset).Take(count).ToList(), messages.Count);
        return null;
    }

    private VkError? GetById(ApiCall call, Utf8JsonWriter response)
    {
        if (call.Parameters.Longs("message_ids", MaxIds) is not { } ids)
            return GetByCmids(call, "cmids", response);
        var messages = ids.Select(call.Community.FindMessage).OfType<Message>().Where(message => !message.IsDeleted).ToList();
        Write(call, response, messages, messages.Count);
        return null;
    }

    private VkError? GetByConversationMessageId(ApiCall call, Utf8JsonWriter response) =>
        GetByCmids(call, "conversation_message_ids", response);

    private VkError? GetByCmids(ApiCall call, string name, Utf8JsonWriter response)
    {
        var cmids = call.Parameters.Longs(name, MaxIds) ?? throw ApiParameters.Missing(name);
        if (Find(call, call.Parameters.RequiredLong("peer_id"), out var conversation) is { } error)
            return error;
        var messages = cmids.Select(conversation.Find).OfType<Message>()
            .Where(message => !message.IsDeleted && message.IsSeenBy(call.Community)).ToList();
        Write(call, response, messages, messages.Count);
        return null;
    }

    private VkError? Find(ApiCall call, long peerId, out Conversation conversation)
    {
        var found = Peers.Find(world, call.Community, peerId);
        conversation = found!;
        if (Peers.IsChat(peerId))
            return Peers.CheckMembership(found as Chat, call.Community);
        return found is null ? VkError.Of(936) : null;
    }

    private void Write(ApiCall call, Utf8JsonWriter response, List<Message> messages, int total)
    {
        response.WriteStartObject();
        response.WriteNumber("count"u8, total);
        response.WriteStartArray("items"u8);
        foreach (var message in messages)
            MessageJson.Write(response, message, call.Community);
        response.WriteEndArray();
        if (call.Parameters.Flag("extended") == true)
            Profiles.Write(response, world, messages.Select(message => message.FromId), call.Parameters.Text("fields"));
        response.WriteEndObject();
    }
}
