using System.Text.Json;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Vk.Methods;

/// <summary>Reads what messages.send and messages.edit have in common: text, attachments, keyboard, payload, reply.</summary>
internal sealed class ContentReader(World world)
{
    private const int MaxAttachments = 10;

    public VkError? Read(ApiCall call, out MessageContent content)
    {
        var parameters = call.Parameters;
        content = new MessageContent(parameters.Text("message") ?? "");
        if (content.Text.Length > world.Options.MaxMessageLength)
            return VkError.Of(914);
        if (parameters.Text("payload") is { } payload)
        {
            if (!KeyboardRules.IsJson(payload))
                throw new BadParameterException("payload should be JSON");
            content = content with { Payload = payload };
        }
        if (parameters.Text("attachment") is { } list)
            content = content with { Attachments = ReadAttachments(list) };
        if (ReadKeyboard(call, out var keyboard) is { } error)
            return error;
        content = content with { Keyboard = keyboard };
        return ReadReply(call, ref content);
    }

    /// <summary>Nothing to show is error 100; a keyboard alone is nothing.</summary>
    public static void CheckNotEmpty(MessageContent content)
    {
        if (string.IsNullOrWhiteSpace(content.Text) && content.Attachments.Count == 0 && content.Forwards.Count == 0)
            throw new BadParameterException("message is empty or invalid");
    }

    private static VkError? ReadKeyboard(ApiCall call, out Keyboard? keyboard)
    {
        keyboard = null;
        if (call.Parameters.Text("keyboard") is not { } json)
            return null;
        if (!call.Community.BotAbilities)
            return VkError.Of(912);
        keyboard = KeyboardRules.Read(json, out var problem);
        return problem is null ? null : VkError.Of(911, problem);
    }

    /// <summary>VK drops what it cannot find; here it is an error, because a bot that names unknown media has a defect.</summary>
    private List<Attachment> ReadAttachments(string list)
    {
        var references = list.Split(',', StringSplitOptions.TrimEntries);
        if (references.Length > MaxAttachments)
            throw new BadParameterException($"attachment should have at most {MaxAttachments} items");
        return [.. references.Select(reference =>
            world.Files.FindAttachment(reference) ?? throw new BadParameterException("attachment is unknown"))];
    }

    private VkError? ReadReply(ApiCall call, ref MessageContent content)
    {
        if (call.Parameters.Long("reply_to") is { } replyTo)
        {
            if (call.Community.FindMessage(replyTo) is not { } found)
                return VkError.Of(100, "reply_to is unknown");
            content = content with { ReplyTo = found };
        }
        if (call.Parameters.Text("forward") is not { } json)
            return null;
        var forward = ReadForward(json);
        var source = Peers.Find(world, call.Community, forward.PeerId);
        var messages = forward.Cmids.Select(cmid => source?.Find(cmid)).ToList();
        if (messages.Exists(message => message is null || message.IsDeleted || !message.IsSeenBy(call.Community)))
            return VkError.Of(921);
        content = forward.IsReply
            ? content with { ReplyTo = messages[0] }
            : content with { Forwards = [.. messages.Select(message => new ForwardedMessage(message!.FromId, message.Content.Text, message.Date))] };
        return null;
    }

    private static Forward ReadForward(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var isReply = root.TryGetProperty("is_reply", out var flag)
                && (flag.ValueKind == JsonValueKind.True || flag.ValueKind == JsonValueKind.Number && flag.GetInt32() == 1);
            var cmids = root.GetProperty("conversation_message_ids").EnumerateArray().Select(id => id.GetInt64()).ToList();
            if (cmids.Count == 0 || isReply && cmids.Count != 1)
                throw new BadParameterException("forward names a wrong number of messages");
            return new Forward(root.GetProperty("peer_id").GetInt64(), cmids, isReply);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new BadParameterException("forward is invalid");
        }
    }

    private sealed record Forward(long PeerId, IReadOnlyList<long> Cmids, bool IsReply);
}
