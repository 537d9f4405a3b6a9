using System.Text.Json;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;
using BotHost.Sandbox.Vk.Json;

namespace BotHost.Sandbox.Vk.Methods;

/// <summary>What a community may do to messages that are there: edit, delete, pin.</summary>
internal sealed class ChangeMethods(World world, Posting posting, Membership membership, ContentReader reader, SendMethods sending)
{
    private const int MaxMessageIds = 1000;
    private const int MaxCmids = 100;

    /// <summary>After a day a message can neither be edited (909) nor deleted for everybody (924).</summary>
    private static readonly TimeSpan ChangeWindow = TimeSpan.FromHours(24);

    public IEnumerable<KeyValuePair<string, VkMethod>> All =>
    [
        new("messages.edit", Edit),
        new("messages.delete", Delete),
        new("messages.pin", Pin),
        new("messages.unpin", Unpin),
    ];

    /// <summary>What the call does not repeat is gone, an inline keyboard included.</summary>
    private VkError? Edit(ApiCall call, Utf8JsonWriter response)
    {
        var peerId = call.Parameters.RequiredLong("peer_id");
        var conversation = Peers.Find(world, call.Community, peerId);
        if (sending.CheckRecipient(peerId, conversation, call.Community) is { } refusal)
            return refusal;
        if (FindMessage(call, conversation!) is not { IsDeleted: false } message)
            return VkError.Of(100, "message is not found");
        if (message.FromId != -call.Community.Id || message.Action is not null)
            return VkError.Of(920);
        if (call.Now - message.Date > ChangeWindow)
            return VkError.Of(909);
        if (reader.Read(call, out var content) is { } error)
            return error;
        ContentReader.CheckNotEmpty(content);
        var kept = call.Parameters.Flag("keep_forward_messages") == true
            ? content with { ReplyTo = message.Content.ReplyTo, Forwards = message.Content.Forwards }
            : content;
        posting.Edit(message, kept, call.Now);
        response.WriteNumberValue(1);
        return null;
    }

    private VkError? Delete(ApiCall call, Utf8JsonWriter response)
    {
        var forAll = call.Parameters.Flag("delete_for_all") == true;
        if (call.Parameters.Longs("message_ids", MaxMessageIds) is { } ids)
        {
            WriteResults(response, ids, "message_id", id => Delete(call, call.Community.FindMessage(id), forAll));
            return null;
        }
        var peerId = call.Parameters.RequiredLong("peer_id");
        var cmids = call.Parameters.Longs("cmids", MaxCmids) ?? throw ApiParameters.Missing("message_ids");
        var conversation = Peers.Find(world, call.Community, peerId);
        if (Peers.IsChat(peerId) && Peers.CheckMembership(conversation as Chat, call.Community) is { } refusal)
            return refusal;
        WriteResults(response, cmids, "conversation_message_id", cmid => Delete(call, conversation?.Find(cmid), forAll), peerId);
        return null;
    }

    private static void WriteResults(
        Utf8JsonWriter writer, IReadOnlyList<long> ids, string idName, Func<long, VkError?> delete, long? peerId = null)
    {
        writer.WriteStartArray();
        foreach (var id in ids)
        {
            var error = delete(id);
            writer.WriteStartObject();
            if (peerId is { } peer)
                writer.WriteNumber("peer_id"u8, peer);
            writer.WriteNumber(idName, id);
            writer.WriteNumber("response"u8, error is null ? 1 : 0);
            if (error is not null)
            {
                writer.WriteStartObject("error"u8);
                writer.WriteNumber("code"u8, error.Code);
                writer.WriteString("description"u8, error.Message);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private VkError? Delete(ApiCall call, Message? message, bool forAll)
    {
        if (message is null or { IsDeleted: true } || !message.IsSeenBy(call.Community))
            return VkError.Of(104);
        if (!forAll)
            return null; // gone for the community alone: people still see it
        var isOwn = message.FromId == -call.Community.Id;
        var mayModerate = message.Conversation is Chat chat && Peers.RightsOf(chat, call.Community).IsAdmin;
        if (!isOwn && !mayModerate || call.Now - message.Date > ChangeWindow)
            return VkError.Of(924);
        message.IsDeleted = true;
        if (message.Conversation.Pinned == message)
            membership.Pin(message.Conversation, null);
        world.Changed(message.Conversation, ChangeKind.MessageDeleted, message.Cmid);
        return null;
    }

    private VkError? Pin(ApiCall call, Utf8JsonWriter response)
    {
        if (FindForPinning(call, out var conversation) is { } error)
            return error;
        if (FindMessage(call, conversation) is not { IsDeleted: false } message || !message.IsSeenBy(call.Community))
            return VkError.Of(100, "message is not found");
        if (conversation is Chat chat)
            membership.Pin(chat, message, -call.Community.Id, call.Now);
        else
            membership.Pin(conversation, message);
        MessageJson.WritePinned(response, message, call.Community);
        return null;
    }

    private VkError? Unpin(ApiCall call, Utf8JsonWriter response)
    {
        if (FindForPinning(call, out var conversation) is { } error)
            return error;
        if (conversation is Chat chat)
            membership.Unpin(chat, -call.Community.Id, call.Now);
        else
            membership.Pin(conversation, null);
        response.WriteNumberValue(1);
        return null;
    }

    private VkError? FindForPinning(ApiCall call, out Conversation conversation)
    {
        var peerId = call.Parameters.RequiredLong("peer_id");
        var found = Peers.Find(world, call.Community, peerId);
        conversation = found!;
        if (!Peers.IsChat(peerId))
            return found is null ? VkError.Of(936) : null;
        if (Peers.CheckMembership(found as Chat, call.Community) is { } error)
            return error;
        return Peers.RightsOf((Chat)conversation, call.Community).IsAdmin ? null : VkError.Of(925);
    }

    private static Message? FindMessage(ApiCall call, Conversation conversation)
    {
        if ((call.Parameters.Long("cmid") ?? call.Parameters.Long("conversation_message_id")) is { } cmid)
            return conversation.Find(cmid);
        var id = call.Parameters.Long("message_id") ?? throw ApiParameters.Missing("message_id");
        return call.Community.FindMessage(id) is { } message && message.Conversation == conversation ? message : null;
    }
}
