using System.Text.Json;
using System.Text.Json.Nodes;
using BotHost.Domain.Messaging;
using BotHost.Messaging;

namespace BotHost.Vk;

/// <summary>Every call of messages.* that changes the messenger's world, as VK wants it.</summary>
internal static class VkRequests
{
    private const int MaxToast = 90;

    /// <summary>
    /// Always by <c>peer_ids</c>: the answer to that form alone names the message's number within its conversation, by which it can be
    /// edited and deleted.
    /// </summary>
    public static VkCall<VkSent[]> Send(IReadOnlyList<ConversationRef> to, OutgoingMessage message, int randomId)
    {
        var parameters = new VkParameters
        {
            { "peer_ids", to.Count == 1 ? to[0].Key : string.Join(',', to.Select(conversation => conversation.Key)) },
            { "random_id", randomId },
        };
        AddContent(parameters, message);
        return new("messages.send", parameters, ReadSent)
        {
            MayBatch = to.Count == 1, // many recipients are a batch by themselves
            MayRepeat = randomId != 0,
            Priority = message.Priority,
        };
    }

    public static VkCall<bool> Edit(ConversationRef conversation, MessageRef message, OutgoingMessage content)
    {
        var parameters = new VkParameters { { "peer_id", VkPeer.Of(conversation) }, { "cmid", VkPeer.Of(message) } };
        AddContent(parameters, content);
        return Act("messages.edit", parameters, content.Priority);
    }

    public static VkCall<bool> Delete(ConversationRef conversation, MessageRef message)
    {
        var parameters = new VkParameters { { "peer_id", VkPeer.Of(conversation) }, { "cmids", message.Key }, { "delete_for_all", true } };
        return new("messages.delete", parameters, ReadDeleted);
    }

    public static VkCall<bool> Pin(ConversationRef conversation, MessageRef message) =>
        Act("messages.pin", new() { { "peer_id", VkPeer.Of(conversation) }, { "cmid", VkPeer.Of(message) } });

    public static VkCall<bool> Unpin(ConversationRef conversation) =>
        Act("messages.unpin", new() { { "peer_id", VkPeer.Of(conversation) } });

    public static VkCall<bool> Remove(ConversationRef chat, UserRef member) =>
        Act("messages.removeChatUser", new() { { "chat_id", VkPeer.ChatNumber(chat) }, { "member_id", VkPeer.Of(member) } });

    /// <param name="reset">Makes a new link; the old one opens nothing any more.</param>
    public static VkCall<VkLink> InviteLink(ConversationRef chat, bool reset) => new(
        "messages.getInviteLink",
        new() { { "peer_id", VkPeer.Of(chat) }, { "reset", reset } },
        static response => response.As(VkJson.Default.VkLink) is { Link.Length: > 0 } link ? link : VkError.Unreadable);

    public static VkCall<bool> Typing(ConversationRef conversation) =>
        new("messages.setActivity", new() { { "peer_id", VkPeer.Of(conversation) }, { "type", "typing" } }, static _ => true) { MayRepeat = false };

    public static VkCall<bool> Acknowledge(InteractionRef interaction, Acknowledgement acknowledgement) => new(
        "messages.sendMessageEventAnswer",
        new()
        {
            { "event_id", interaction.EventId },
            { "user_id", VkPeer.Of(interaction.User) },
            { "peer_id", VkPeer.Of(interaction.Conversation) },
            { "event_data", EventData(acknowledgement) },
        },
        static _ => true)
    { MayRepeat = false };

    private static VkCall<bool> Act(string method, VkParameters parameters, SendPriority priority = SendPriority.Interactive) =>
        new(method, parameters, static _ => true) { Priority = priority };

    private static void AddContent(VkParameters parameters, OutgoingMessage message)
    {
        parameters.Add("message", VkText.Disarm(message.Text));
        parameters.Add("keyboard", VkKeyboard.Render(message.Buttons, message.Client));
        parameters.Add("attachment", message.Media.Count == 0 ? null : string.Join(',', message.Media));
        parameters.Add("disable_mentions", true);
        if (message.HasLink)
            parameters.Add("dont_parse_links", true);
    }

    private static string? EventData(Acknowledgement acknowledgement) => acknowledgement switch
    {
        { OpenUrl: { } url } => new JsonObject { ["type"] = "open_link", ["link"] = url }.ToJsonString(),
        { Toast: { Length: > 0 } toast } => new JsonObject { ["type"] = "show_snackbar", ["text"] = TextParts.Cut(toast, MaxToast) }.ToJsonString(),
        _ => null, // stops the spinner
    };

    private static VkReply<VkSent[]> ReadSent(JsonElement response)
    {
        var sent = response.AllOf(VkJson.Default.VkSent).ToArray();
        return sent switch
        {
            [] when response.Number() is { } => sent, // the answer to a repeat may be a bare number
            [] => VkError.Unreadable,
            [var one] when VkErrors.IsRetried(ErrorOf(one)) => ErrorOf(one), // a lone recipient: as if the call had failed
            _ => sent,
        };
    }

    /// <summary>The error of one recipient, which VK words in its own way.</summary>
    public static VkError ErrorOf(VkSent sent)
    {
        if (sent.Error is not { ValueKind: not JsonValueKind.Null } error)
            return VkError.None;
        var read = error.As(VkJson.Default.VkSentError);
        return (read?.Code ?? read?.ErrorCode ?? error.Number()) is > 0 and <= int.MaxValue and var code ? new((int)code) : VkError.Unexplained;
    }

    private static VkReply<bool> ReadDeleted(JsonElement response)
    {
        // Newer: an array of results. Older: an object of numbers, or 1.
        var result = response.AllOf(VkJson.Default.VkDeleted).FirstOrDefault();
        return result?.Error is { ValueKind: JsonValueKind.Object } error ? ErrorOf(new VkSent { Error = error }) : true;
    }
}
