using BotHost.Domain.Messaging;

namespace BotHost.Messaging;

/// <summary>Turns one claimed row into one call of the messenger. Knows nothing of the database.</summary>
internal static class OutboxDispatch
{
    /// <summary>Shorter than the hour for which VK drops repeats.</summary>
    private static readonly TimeSpan _repeatIsSafe = TimeSpan.FromMinutes(50);

    /// <summary>It was begun so long ago that sending it again could show it twice.</summary>
    public static bool MustBeLookedUp(OutboxEntry entry, DateTimeOffset now)
        => entry is { Kind: OutboxKind.Send, Attempts: > 1 } && now - entry.SendingSince > _repeatIsSafe;

    /// <summary>
    /// A row that was begun before is carried out again: while the messenger drops repeats that shows nothing twice, and other acts done again change
    /// nothing. Later the dialog's history is asked; what cannot be found out is left to the operator.
    /// </summary>
    /// <param name="shown">What the row it comes after showed, for edits, deletes and pins.</param>
    /// <param name="now">School time.</param>
    /// <returns>What came of it. The row's state says Dropped or Uncertain where nothing more is to be done.</returns>
    public static async Task<MessengerResult> CarryOutAsync(
        IMessenger messenger, OutboxEntry entry, MessageRef? shown, string? content, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (MustBeLookedUp(entry, now) && await LookUpAsync(messenger, entry, cancellationToken) is { } found)
            return found;
        if (entry is { Kind: OutboxKind.RemoveMember, Attempts: > 1 } && await CameBackAsync(messenger, entry, cancellationToken))
        {
            entry.State = OutboxState.Dropped;
            return new MessengerResult.Done();
        }
        return await CallAsync(messenger, entry, shown, content, cancellationToken);
    }

    /// <returns>Null when it is to be sent.</returns>
    private static async Task<MessengerResult?> LookUpAsync(IMessenger messenger, OutboxEntry entry, CancellationToken cancellationToken)
    {
        switch (await messenger.FindSentAsync(entry.Conversation, entry.ClientKey, cancellationToken))
        {
            case FoundMessage.Found found:
                return new MessengerResult.Done(found.Message);
            case FoundMessage.Unavailable:
                return new MessengerResult.Transient(0);
            case FoundMessage.Unreadable when !entry.IsSafeToRepeat:
                entry.State = OutboxState.Uncertain;
                return new MessengerResult.Done();
            default:
                return null;
        }
    }

    /// <summary>Removed by an earlier try and let in again since: removing twice would put out someone who belongs there.</summary>
    private static async Task<bool> CameBackAsync(IMessenger messenger, OutboxEntry entry, CancellationToken cancellationToken)
    {
        var members = await messenger.GetMembersAsync(entry.Conversation, cancellationToken);
        return members?.FirstOrDefault(member => member.User == entry.Member)?.JoinedAt > entry.SendingSince;
    }

    private static Task<MessengerResult> CallAsync(
        IMessenger messenger, OutboxEntry entry, MessageRef? shown, string? content, CancellationToken cancellationToken)
    {
        var target = entry.Message ?? shown;
        return entry switch
        {
            { Kind: OutboxKind.Send, LinkOf: { } chat } => SendLinkAsync(messenger, entry, chat, MessagingJson.ReadMessage(content!), cancellationToken),
            { Kind: OutboxKind.Send } => messenger.SendAsync(entry.Conversation, MessagingJson.ReadMessage(content!), entry.ClientKey, cancellationToken),
            { Kind: OutboxKind.RemoveMember, Member: { } member } => messenger.RemoveMemberAsync(entry.Conversation, member, cancellationToken),
            { Kind: OutboxKind.ResetLink } => messenger.ResetInviteLinkAsync(entry.Conversation, cancellationToken),
            { Kind: OutboxKind.Unpin } => messenger.UnpinAsync(entry.Conversation, cancellationToken),
            _ when target is null => NothingShown,
            { Kind: OutboxKind.Edit } => messenger.EditAsync(entry.Conversation, target.Value, MessagingJson.ReadMessage(content!), cancellationToken),
            { Kind: OutboxKind.Delete } => messenger.DeleteAsync(entry.Conversation, target.Value, cancellationToken),
            { Kind: OutboxKind.Pin } => messenger.PinAsync(entry.Conversation, target.Value, cancellationToken),
            _ => NothingShown,
        };
    }

    /// <summary>What it was about was never shown, so there is nothing to change.</summary>
    private static Task<MessengerResult> NothingShown => Task.FromResult<MessengerResult>(new MessengerResult.Done());

    private static async Task<MessengerResult> SendLinkAsync(
        IMessenger messenger, OutboxEntry entry, ConversationRef chat, OutgoingMessage message, CancellationToken cancellationToken)
    {
        switch (await messenger.GetInviteLinkAsync(chat, cancellationToken))
        {
            case InviteLinkResult.Link link:
                var withLink = message with { Buttons = [[new Button("Войти в чат", new ButtonAction.OpenUrl(link.Url))], .. message.Buttons] };
                return await messenger.SendAsync(entry.Conversation, withLink, entry.ClientKey, cancellationToken);
            case InviteLinkResult.NoRight:
                return new MessengerResult.NoRight(0);
            case InviteLinkResult.Gone:
                return new MessengerResult.Gone(0);
            default:
                return new MessengerResult.Transient(0);
        }
    }
}
