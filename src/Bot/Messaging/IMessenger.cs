using BotHost.Domain.Messaging;

namespace BotHost.Messaging;

/// <summary>
/// One school's messenger. Everything that changes the messenger's world is called by the outbox alone; reads,
/// acknowledgements and typing may be called from anywhere. No method throws for what the messenger refuses: refusals are results.
/// </summary>
public interface IMessenger
{
    MessengerCapabilities Capabilities { get; }

    /// <param name="clientKey">Non-zero, the same for every try of this message: the messenger drops repeats (VK's random_id).</param>
    Task<MessengerResult> SendAsync(ConversationRef to, OutgoingMessage message, int clientKey, CancellationToken cancellationToken);

    /// <summary>The same message to up to <see cref="MessengerCapabilities.MaxRecipients"/> conversations; one result for each, in order.</summary>
    Task<IReadOnlyList<MessengerResult>> SendManyAsync(
        IReadOnlyList<ConversationRef> to, OutgoingMessage message, int clientKey, CancellationToken cancellationToken);

    Task<MessengerResult> EditAsync(ConversationRef conversation, MessageRef message, OutgoingMessage content, CancellationToken cancellationToken);

    /// <summary>Deletes for everybody; a message already gone is <see cref="MessengerResult.Done"/>.</summary>
    Task<MessengerResult> DeleteAsync(ConversationRef conversation, MessageRef message, CancellationToken cancellationToken);

    Task<MessengerResult> PinAsync(ConversationRef conversation, MessageRef message, CancellationToken cancellationToken);

    Task<MessengerResult> UnpinAsync(ConversationRef conversation, CancellationToken cancellationToken);

    /// <summary>A member already gone is <see cref="MessengerResult.Done"/>.</summary>
    Task<MessengerResult> RemoveMemberAsync(ConversationRef chat, UserRef member, CancellationToken cancellationToken);

    /// <summary>Voids the chat's link and makes a new one. The new link is read by <see cref="GetInviteLinkAsync"/> when it is needed.</summary>
    Task<MessengerResult> ResetInviteLinkAsync(ConversationRef chat, CancellationToken cancellationToken);

    /// <summary>The chat's link as it is now.</summary>
    Task<InviteLinkResult> GetInviteLinkAsync(ConversationRef chat, CancellationToken cancellationToken);

    /// <returns>Null when the bot may not list the members, or the messenger could not be asked.</returns>
    Task<IReadOnlyList<ChatMemberInfo>?> GetMembersAsync(ConversationRef chat, CancellationToken cancellationToken);

    Task<OwnRights> GetOwnRightsAsync(ConversationRef chat, CancellationToken cancellationToken);

    /// <returns>Null for an unknown user, or when the messenger could not be asked.</returns>
    Task<UserCard?> GetUserAsync(UserRef user, CancellationToken cancellationToken);

    /// <summary>Reads "vk.com/name", "@name", "id12" or a number.</summary>
    /// <returns>Null when nobody is called so, or the messenger could not be asked.</returns>
    Task<UserCard?> ResolveUserAsync(string link, CancellationToken cancellationToken);

    /// <summary>The last message of every dialog that nobody has answered, as if it came now: for what was lost on the way.</summary>
    /// <returns>Null when the messenger could not be asked.</returns>
    Task<IReadOnlyList<IncomingUpdate>?> GetUnansweredAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Looks among the dialog's last messages for the one sent with this key.</summary>
    Task<FoundMessage> FindSentAsync(ConversationRef conversation, int clientKey, CancellationToken cancellationToken);

    /// <summary>Best effort: stops the button's spinner, shows a short notice or opens a link.</summary>
    /// <returns>Whether the messenger took it.</returns>
    Task<bool> AcknowledgeAsync(InteractionRef interaction, Acknowledgement acknowledgement, CancellationToken cancellationToken);

    Task IndicateTypingAsync(ConversationRef conversation, CancellationToken cancellationToken);

    Task<UploadResult> UploadAsync(MediaKind kind, string fileName, ReadOnlyMemory<byte> content, ConversationRef dialog, CancellationToken cancellationToken);

    /// <returns>The bytes, or null when the host is not the messenger's, the file is larger than allowed or cannot be had.</returns>
    Task<byte[]?> DownloadAsync(IncomingFile file, long maxBytes, CancellationToken cancellationToken);

    /// <summary>A link that opens the dialog with the bot and brings <paramref name="token"/> back as <see cref="TextReceived.StartToken"/>.</summary>
    Uri BuildStartLink(string token);

    /// <summary>A page about this account, to look at before trusting it.</summary>
    Uri BuildProfileLink(UserRef user);

    /// <summary>The account that profile text names at once ("12", "id12", "https://vk.com/id12"); null where the messenger must be asked.</summary>
    UserRef? ParseUser(string text);
}

/// <summary>Limits and abilities as data.</summary>
public sealed record MessengerCapabilities
{
    public required int MaxTextLength { get; init; }
    public required int MaxRecipients { get; init; }
    public required int MaxButtonsPerRow { get; init; }
    public required int MaxButtonRows { get; init; }
    public required int MaxButtons { get; init; }
    public required int MaxLabelLength { get; init; }
    public required bool CanResetInviteLink { get; init; }

    /// <summary>How long the messenger drops a message with a key it has seen.</summary>
    public required TimeSpan RepeatWindow { get; init; }
}

/// <summary>What came of an act.</summary>
public abstract record MessengerResult
{
    private MessengerResult() { }

    /// <param name="Message">Null where the act makes no message, or the messenger named none.</param>
    public sealed record Done(MessageRef? Message = null) : MessengerResult;

    /// <summary>Not now. Try again after a while.</summary>
    public sealed record Throttled(TimeSpan RetryAfter, ThrottleScope Scope) : MessengerResult;

    /// <summary>This person cannot be written to until they write first.</summary>
    public sealed record Blocked(int Code) : MessengerResult;

    /// <summary>The conversation or message is gone for the bot.</summary>
    public sealed record Gone(int Code) : MessengerResult;

    /// <summary>The bot lacks a right in this chat, or the target may not be touched.</summary>
    public sealed record NoRight(int Code) : MessengerResult;

    public sealed record TooLong(int Code) : MessengerResult;

    /// <summary>Too old to edit, or of a kind that cannot be: send a new message instead.</summary>
    public sealed record CannotEdit(int Code) : MessengerResult;

    /// <summary>The key is not accepted: nothing of this school can be sent until someone acts.</summary>
    public sealed record Unauthorized(int Code) : MessengerResult;

    /// <summary>The network or the messenger failed; whether the act took place is unknown.</summary>
    public sealed record Transient(int Code) : MessengerResult;

    /// <summary>The messenger will never take this. A defect, or an unknown code.</summary>
    public sealed record Invalid(int Code) : MessengerResult;
}

public enum ThrottleScope
{
    Everything,
    Recipient,
    Kind,
}

public abstract record InviteLinkResult
{
    private InviteLinkResult() { }

    public sealed record Link(string Url) : InviteLinkResult
    {
        public override string ToString() => "Link"; // a link never reaches a log
    }

    public sealed record NoRight : InviteLinkResult;

    public sealed record Gone : InviteLinkResult;

    public sealed record Unavailable : InviteLinkResult;
}

public sealed record ChatMemberInfo(UserRef User, string DisplayName, bool IsAdmin, bool IsOwner, UserRef? InvitedBy, DateTimeOffset? JoinedAt);

/// <summary>What the bot may do in a chat.</summary>
/// <param name="IsMember">False also when the messenger shows nothing of the chat.</param>
public sealed record OwnRights(bool IsMember, bool IsAdmin, bool CanSeeLink, bool CanResetLink, string? Title)
{
    public static OwnRights None { get; } = new(false, false, false, false, null);
}

public sealed record UserCard(UserRef User, string DisplayName);

public abstract record FoundMessage
{
    private FoundMessage() { }

    public sealed record Found(MessageRef Message) : FoundMessage;

    public sealed record NotThere : FoundMessage;

    /// <summary>The messenger was not heard; asking later may help.</summary>
    public sealed record Unavailable : FoundMessage;

    /// <summary>The messenger does not show this conversation.</summary>
    public sealed record Unreadable : FoundMessage;
}

/// <param name="Toast">At most 90 characters.</param>
public sealed record Acknowledgement(string? Toast = null, string? OpenUrl = null);

public enum MediaKind
{
    Picture,
    Document,
}

public abstract record UploadResult
{
    private UploadResult() { }

    /// <param name="Media">To be named in <see cref="OutgoingMessage.Media"/>; one upload serves any number of messages.</param>
    public sealed record Uploaded(string Media) : UploadResult;

    public sealed record Failed(int Code) : UploadResult;
}
