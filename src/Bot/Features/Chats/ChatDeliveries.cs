using BotHost.Domain.Chats;
using BotHost.Domain.Messaging;
using BotHost.Features.Invites;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>What the messenger would not do in a chat, and cards that did not reach their reader.</summary>
internal sealed class ChatDeliveries(
    BotDb db, Work work, Outbox outbox, ChatRows rows, ChatKeepers keepers, ChatNames names, BotPresence presence, StrangerDesk strangers, LeaseLinks links) : IDeliveryObserver
{
    /// <summary>A reset that failed for the messenger's own reasons is wanted again.</summary>
    private static readonly TimeSpan _resetAgainAfter = TimeSpan.FromMinutes(10);

    public Task RefusedAsync(OutboxEntry entry, MessengerResult result, CancellationToken cancellationToken) => entry switch
    {
        { Conversation.IsDialog: false } => OfChatAsync(entry, result, cancellationToken),
        { LinkOf: { } chat } => OfLinkAsync(entry, chat, result, cancellationToken),
        { Kind: OutboxKind.Send } when result is MessengerResult.Blocked or MessengerResult.Gone => OfCardAsync(entry, cancellationToken),
        _ => Task.CompletedTask,
    };

    private async Task OfChatAsync(OutboxEntry entry, MessengerResult result, CancellationToken cancellationToken)
    {
        if (await rows.LockAsync(entry.Conversation, cancellationToken) is not { GoneAt: null } chat)
            return;
        switch (entry.Kind, result)
        {
            case (_, MessengerResult.Gone):
                await presence.GoneAsync(chat, cancellationToken);
                break;
            case (OutboxKind.ResetLink, MessengerResult.NoRight or MessengerResult.Invalid):
                chat.LoseControl();
                await TellKeepersAsync(chat, ChatReplies.RightLost(chat, await names.OfAsync(chat, cancellationToken)), cancellationToken);
                break;
            case (OutboxKind.ResetLink, _):
                chat.ResetWantedAt ??= work.Now;
                chat.ResetDueAt = work.Now + _resetAgainAfter;
                break;
            case (OutboxKind.RemoveMember, _):
                await NotRemovedAsync(chat, entry.Member!.Value, cancellationToken);
                break;
        }
    }

    /// <summary>Still inside: those who answer for the chat have to act, and the digest counts it.</summary>
    private async Task NotRemovedAsync(Chat chat, UserRef user, CancellationToken cancellationToken)
    {
        if (await db.ChatMembers.FirstOrDefaultAsync(row => row.Chat == chat.Id && row.User == user, cancellationToken) is not { Standing: Standing.Removed } member)
            return;
        presence.Look(chat); // is the bot no administrator any more, or is the member one?
        member.Standing = Standing.Unknown;
        member.RemovedAt = null;
        member.DecidedBy = null;
        if (member.IsInside)
            await strangers.AskAsync(chat, member, StrangerReason.CannotBeRemoved, cancellationToken);
    }

    private async Task OfLinkAsync(OutboxEntry entry, ConversationRef conversation, MessengerResult result, CancellationToken cancellationToken)
    {
        if (result is not (MessengerResult.NoRight or MessengerResult.Gone) || await rows.LockAsync(conversation, cancellationToken) is not { GoneAt: null } chat)
            return;
        var name = await names.OfAsync(chat, cancellationToken);
        var lease = await db.Leases.FirstOrDefaultAsync(row => row.LinkEntry == entry.Id && row.ClosedAt == null, cancellationToken);
        if (result is MessengerResult.Gone)
            await presence.GoneAsync(chat, cancellationToken);
        else if (!chat.IsLinkHidden)
        {
            chat.IsLinkHidden = true;
            await TellKeepersAsync(chat, ChatReplies.LinkHidden(chat, name), cancellationToken);
        }
        if (lease is null)
            return;
        var invite = await db.Invites.FirstAsync(row => row.Id == lease.Invite, cancellationToken);
        var person = await db.People.FirstAsync(row => row.Id == lease.Person, cancellationToken);
        invite.LapseLease();
        lease.LinkEntry = null; // nothing was shown that could be edited
        await links.CloseAsync(lease, person, InviteReplies.LinkClosed(invite, isBlind: true, work.Now), cancellationToken);
        if (invite.IsLive)
            outbox.Tell(person, InviteReplies.LinkRefused(invite, name), isUrgent: true);
    }

    /// <summary>The next in line gets the card.</summary>
    private async Task OfCardAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        if (await db.Cards.FirstOrDefaultAsync(row => row.Entry == entry.Id, cancellationToken) is not { } card)
            return;
        var found = await (from member in db.ChatMembers
                           join chat in db.Chats on member.Chat equals chat.Id
                           where member.Id == new Domain.Id<ChatMember>(card.Subject)
                           select new { member, chat.Id }).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
            return; // a card of another feature
        db.Cards.Remove(card);
        await db.SaveChangesAsync(cancellationToken);
        var isShownElsewhere = await db.Cards.AnyAsync(row => row.Subject == card.Subject, cancellationToken);
        if (isShownElsewhere || found.member is not { IsInside: true, Standing: Standing.Unknown, DecidedBy: null }
            || await rows.LockAsync(found.Id, cancellationToken) is not { } locked)
            return;
        // Whoever refused cannot be written to any more, so the line is walked anew.
        var refused = await db.People.FirstAsync(person => person.Id == card.Recipient, cancellationToken);
        refused.UnreachableSince ??= work.Now;
        await db.SaveChangesAsync(cancellationToken);
        await strangers.AskAsync(locked, found.member, StrangerReason.Joined, cancellationToken);
    }

    private async Task TellKeepersAsync(Chat chat, Reply reply, CancellationToken cancellationToken)
    {
        foreach (var keeper in (await keepers.OfAsync(chat, cancellationToken)).People)
            outbox.Tell(keeper, reply);
    }
}
