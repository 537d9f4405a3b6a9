using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Views;

/// <summary>A message as the people in the conversation see it.</summary>
/// <param name="Cmid">The number within the conversation.</param>
/// <param name="FromId">Negative for a community.</param>
/// <param name="Text">Empty when deleted.</param>
public sealed record MessageView(ConversationKey Conversation, long Cmid, long FromId, DateTimeOffset Date, string Text)
{
    public Keyboard? Keyboard { get; init; }
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
    public IReadOnlyList<ForwardedMessage> Forwards { get; init; } = [];
    public long? ReplyTo { get; init; }
    public string? Payload { get; init; }
    public ServiceAction? Action { get; init; }
    public DateTimeOffset? EditedAt { get; init; }
    public bool IsDeleted { get; init; }
    public bool IsPinned { get; init; }
    public int RandomId { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsFromCommunity => FromId < 0;

    /// <exception cref="InvalidOperationException">The message has no button of this label.</exception>
    public KeyboardButton Button(string label) =>
        Keyboard?.Buttons.FirstOrDefault(button => button.Label == label)
        ?? throw new InvalidOperationException($"Message {Cmid} has no such button.");

    internal static MessageView Of(Message message) =>
        new(message.Conversation.Key, message.Cmid, message.FromId, message.Date, message.IsDeleted ? "" : message.Content.Text)
        {
            Keyboard = message.IsDeleted ? null : message.Content.Keyboard,
            Attachments = message.IsDeleted ? [] : message.Content.Attachments,
            Forwards = message.Content.Forwards,
            ReplyTo = message.Content.ReplyTo?.Cmid,
            Payload = message.Content.Payload,
            Action = message.Action,
            EditedAt = message.EditedAt,
            IsDeleted = message.IsDeleted,
            IsPinned = message.Conversation.Pinned == message,
            RandomId = message.RandomId,
        };
}
