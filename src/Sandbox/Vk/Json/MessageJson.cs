using System.Text.Json;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Vk.Json;

/// <summary>A message as one community sees it: the same message has another peer for each participant.</summary>
internal static class MessageJson
{
    public static void Write(Utf8JsonWriter writer, Message message, Community viewer)
    {
        writer.WriteStartObject();
        WriteCore(writer, message, viewer.PeerOf(message.Conversation));
        writer.WriteNumber("out"u8, message.FromId == -viewer.Id ? 1 : 0);
        writer.WriteBoolean("important"u8, false);
        writer.WriteBoolean("is_hidden"u8, false);
        writer.WriteNumber("random_id"u8, message.RandomId);
        if (message.Ref is { } reference)
            writer.WriteString("ref"u8, reference);
        if (message.RefSource is { } source)
            writer.WriteString("ref_source"u8, source);
        if (message.Action is { } action)
            WriteAction(writer, action);
        if (message.IsDeleted)
            writer.WriteNumber("deleted"u8, 1);
        if (message.Conversation.Pinned == message)
            writer.WriteNumber("pinned_at"u8, message.Date.ToUnixTimeSeconds());
        writer.WriteEndObject();
    }

    /// <summary>A pinned message has fewer fields.</summary>
    public static void WritePinned(Utf8JsonWriter writer, Message message, Community viewer)
    {
        writer.WriteStartObject();
        WriteCore(writer, message, viewer.PeerOf(message.Conversation));
        writer.WriteEndObject();
    }

    private static void WriteCore(Utf8JsonWriter writer, Message message, long peerId)
    {
        var content = message.Content;
        writer.WriteNumber("id"u8, message.Id);
        writer.WriteNumber("date"u8, message.Date.ToUnixTimeSeconds());
        writer.WriteNumber("peer_id"u8, peerId);
        writer.WriteNumber("from_id"u8, message.FromId);
        writer.WriteNumber("conversation_message_id"u8, message.Cmid);
        writer.WriteString("text"u8, message.IsDeleted ? "" : content.Text);
        if (message.EditedAt is { } editedAt)
            writer.WriteNumber("update_time"u8, editedAt.ToUnixTimeSeconds());
        AttachmentJson.WriteAll(writer, content.Attachments);
        WriteForwards(writer, content.Forwards);
        if (content.ReplyTo is { } reply)
        {
            writer.WritePropertyName("reply_message"u8);
            WriteReply(writer, reply, peerId);
        }
        if (content.Payload is { } payload)
            writer.WriteString("payload"u8, payload);
        if (content.Keyboard is { } keyboard)
        {
            writer.WritePropertyName("keyboard"u8);
            writer.WriteRawValue(keyboard.Source, skipInputValidation: true);
        }
    }

    private static void WriteForwards(Utf8JsonWriter writer, IReadOnlyList<ForwardedMessage> forwards)
    {
        writer.WriteStartArray("fwd_messages"u8);
        foreach (var forward in forwards)
        {
            writer.WriteStartObject();
            writer.WriteNumber("date"u8, forward.Date.ToUnixTimeSeconds());
            writer.WriteNumber("from_id"u8, forward.FromId);
            writer.WriteString("text"u8, forward.Text);
            writer.WriteStartArray("attachments"u8);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteReply(Utf8JsonWriter writer, Message reply, long peerId)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id"u8, reply.Id);
        writer.WriteNumber("date"u8, reply.Date.ToUnixTimeSeconds());
        writer.WriteNumber("peer_id"u8, peerId);
        writer.WriteNumber("from_id"u8, reply.FromId);
        writer.WriteNumber("conversation_message_id"u8, reply.Cmid);
        writer.WriteString("text"u8, reply.Content.Text);
        AttachmentJson.WriteAll(writer, reply.Content.Attachments);
        writer.WriteEndObject();
    }

    private static void WriteAction(Utf8JsonWriter writer, ServiceAction action)
    {
        writer.WriteStartObject("action"u8);
        writer.WriteString("type"u8, action.Type);
        if (action.MemberId is { } memberId)
            writer.WriteNumber("member_id"u8, memberId);
        if (action.Text is { } text)
            writer.WriteString("text"u8, text);
        if (action.Cmid is { } cmid)
            writer.WriteNumber("conversation_message_id"u8, cmid);
        writer.WriteEndObject();
    }
}
