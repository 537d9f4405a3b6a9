using BotHost.Domain.Messaging;

namespace BotHost.Messaging;

/// <summary>Turns one claimed row into one call of the messenger. Knows nothing of the database.</summary>
internal static class OutboxDispatch
{
    /// <param name="shown">What the row it comes after showed, for edits, deletes and pins.</param>
    public static Task<MessengerResult> CarryOutAsync(
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
