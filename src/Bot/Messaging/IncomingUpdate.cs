using System.Text.Json.Serialization;
using BotHost.Domain.Messaging;

namespace BotHost.Messaging;

/// <summary>What happened in the messenger, in words that no messenger owns. Stored in the inbox as JSON until it is handled.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TextReceived), "text")]
[JsonDerivedType(typeof(ButtonPressed), "button")]
[JsonDerivedType(typeof(MessageEdited), "edited")]
[JsonDerivedType(typeof(MessagesAllowed), "allowed")]
[JsonDerivedType(typeof(MessagesDenied), "denied")]
[JsonDerivedType(typeof(MemberJoined), "joined")]
[JsonDerivedType(typeof(MemberLeft), "left")]
[JsonDerivedType(typeof(BotAdded), "bot-added")]
[JsonDerivedType(typeof(BotRemoved), "bot-removed")]
[JsonDerivedType(typeof(ChatTitleChanged), "title")]
[JsonDerivedType(typeof(Unsupported), "unsupported")]
public abstract record IncomingUpdate
{
    private protected IncomingUpdate() { } // closed: the records of this file are all the updates there are

    /// <summary>Equal for two deliveries of one event, within a school. At most 200 characters.</summary>
    public required string DeduplicationKey { get; init; }

    /// <summary>The messenger's own date of the event, in UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Null when the event has no conversation that the adapter could read.</summary>
    public ConversationRef? Conversation { get; init; }

    /// <summary>Who did it. Null when no person did.</summary>
    public UserRef? Actor { get; init; }
}

public sealed record TextReceived : IncomingUpdate
{
    /// <summary>Never null; empty for a sticker or a picture alone. A voice message brings the messenger's own transcript here.</summary>
    public required string Text { get; init; }
    public required MessageRef Message { get; init; }

    /// <summary>The token of the text button that wrote this message, as it came: untrusted.</summary>
    public string? ButtonToken { get; init; }

    /// <summary>What a start link carried (<c>ref</c>), or an empty string for the messenger's own Start button.</summary>
    public string? StartToken { get; init; }

    /// <summary>In a chat: the community was mentioned or replied to. The mention itself is cut from <see cref="Text"/>.</summary>
    public bool AddressesBot { get; init; }
    public IReadOnlyList<IncomingFile> Files { get; init; } = [];

    /// <summary>Photos, each in its largest size; the messenger does not say how many bytes.</summary>
    public IReadOnlyList<IncomingFile> Pictures { get; init; } = [];

    /// <summary>Stickers, pictures, forwarded messages and the like, which the bot does not read.</summary>
    public bool HasOtherAttachments { get; init; }

    /// <summary>Null when the messenger did not say.</summary>
    public ClientFeatures? Client { get; init; }
}

/// <param name="Size">In bytes, as the messenger claims.</param>
/// <param name="Url">Where the adapter can download it; a secret for a while, never logged.</param>
public sealed record IncomingFile(string Name, long Size, string Url);

/// <summary>What the sender's client can show.</summary>
public sealed record ClientFeatures(bool Keyboard, bool InlineKeyboard, bool CallbackButtons, bool OpenLinkButtons)
{
    public static ClientFeatures All { get; } = new(true, true, true, true);
}

public sealed record ButtonPressed : IncomingUpdate
{
    /// <summary>Untrusted: any client can send any token. Empty when the payload carried none.</summary>
    public required string Token { get; init; }

    /// <summary>What an acknowledgement refers to. VK keeps it valid for one minute.</summary>
    public required InteractionRef Interaction { get; init; }

    /// <summary>The message that holds the button, if the messenger says.</summary>
    public MessageRef? Message { get; init; }
}

/// <summary>A press of a button that waits to be acknowledged.</summary>
public sealed record InteractionRef(string EventId, UserRef User, ConversationRef Conversation);

public sealed record MessageEdited : IncomingUpdate
{
    public required string Text { get; init; }
    public required MessageRef Message { get; init; }
}

/// <summary>The person lets the community write to them.</summary>
public sealed record MessagesAllowed : IncomingUpdate;

public sealed record MessagesDenied : IncomingUpdate;

public sealed record MemberJoined : IncomingUpdate
{
    public required UserRef Member { get; init; }
    public required JoinWay Way { get; init; }

    /// <summary>Who added the member; null unless <see cref="Way"/> is <see cref="JoinWay.AddedBy"/>.</summary>
    public UserRef? AddedBy { get; init; }
}

public enum JoinWay
{
    Unknown,
    Link,
    AddedBy,
    Returned,
    Approved,
}

public sealed record MemberLeft : IncomingUpdate
{
    public required UserRef Member { get; init; }

    /// <summary>Null when the member left by himself.</summary>
    public UserRef? RemovedBy { get; init; }
}

/// <summary>The bot was added to a chat, by <see cref="IncomingUpdate.Actor"/>.</summary>
public sealed record BotAdded : IncomingUpdate;

public sealed record BotRemoved : IncomingUpdate;

public sealed record ChatTitleChanged : IncomingUpdate
{
    public required string Title { get; init; }
}

/// <summary>An update of a type that the adapter does not know, or one that it could not read. Kept as it came, acted on by nobody.</summary>
public sealed record Unsupported : IncomingUpdate
{
    public required string Type { get; init; }

    /// <summary>The body, cut at 16,384 characters.</summary>
    public required string Raw { get; init; }
}
