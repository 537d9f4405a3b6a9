namespace BotHost.Sandbox.State;

/// <summary>A message as it lies in its conversation. Guarded by <see cref="World.Gate"/>.</summary>
internal sealed class Message
{
    public required Conversation Conversation { get; init; }

    /// <summary>The number within the conversation, the same for all participants.</summary>
    public required long Cmid { get; init; }

    /// <summary>The community's own number of the message; 0 in chats, as VK answers there.</summary>
    public required long Id { get; init; }

    /// <summary>Negative for a community.</summary>
    public required long FromId { get; init; }

    public required DateTimeOffset Date { get; init; }

    public required MessageContent Content { get; set; }

    public int RandomId { get; init; }
    public string? Ref { get; init; }
    public string? RefSource { get; init; }
    public ServiceAction? Action { get; init; }
    public DateTimeOffset? EditedAt { get; set; }
    public bool IsDeleted { get; set; }

    /// <summary>The communities that VK showed this chat message to; unused in dialogs.</summary>
    public HashSet<long>? SeenBy { get; set; }

    public bool IsSeenBy(Community community) =>
        Conversation is Dialog || FromId == -community.Id || SeenBy is { } seen && seen.Contains(community.Id);
}

internal sealed record MessageContent(string Text)
{
    public Keyboard? Keyboard { get; init; }
    public string? Payload { get; init; }
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
    public Message? ReplyTo { get; init; }
    public IReadOnlyList<ForwardedMessage> Forwards { get; init; } = [];
}

/// <summary>A message carried over from elsewhere.</summary>
public sealed record ForwardedMessage(long FromId, string Text, DateTimeOffset Date);

/// <summary>Something that happened to a chat, told by a service message.</summary>
/// <param name="Type">VK's word: chat_invite_user_by_link, chat_kick_user …</param>
public sealed record ServiceAction(string Type, long? MemberId = null, string? Text = null, long? Cmid = null);
