using BotHost.Sandbox.State;

namespace BotHost.Sandbox.People;

/// <summary>What a person is about to send.</summary>
public sealed record Draft(string Text = "")
{
    /// <summary>Raw JSON, or anything a malicious client puts there.</summary>
    public string? Payload { get; init; }

    /// <summary>From a link <c>vk.me/name?ref=…</c>.</summary>
    public string? Ref { get; init; }
    public string? RefSource { get; init; }
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
    public IReadOnlyList<ForwardedMessage> Forwards { get; init; } = [];

    /// <summary>The number, within the conversation, of the message that this one answers.</summary>
    public long? ReplyTo { get; init; }
}
