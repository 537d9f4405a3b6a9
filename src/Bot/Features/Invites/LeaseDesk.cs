using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Features.Chats;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>Opens and ends leases. The caller holds the chat's row; the link is read after the commit.</summary>
internal sealed class LeaseDesk(
    BotDb db, Work work, Outbox outbox, Entitlements entitlements, ChatNames names, LeaseLinks links, LinkResets resets, InviteTimes times, HandHelp help,
    LoadedLinks loaded)
{
    public async Task OpenAsync(Turn turn, Invite invite, Chat chat, CancellationToken cancellationToken)
    {
        var open = await OpenOfAsync(invite, cancellationToken);
        switch (LeasePolicy.Decide(await FactsAsync(turn.Person, invite, chat, open, cancellationToken), times.Rules, work.Now))
        {
            case LeaseDecision.Granted granted:
                await GrantAsync(turn, invite, chat, open, granted, cancellationToken);
                break;
            case LeaseDecision.StillOpen:
                turn.Toast = "Ссылка уже открыта";
                turn.OpenLinkOf = await DirectAsync(turn.Person, chat, cancellationToken);
                outbox.Answer(turn.Person, InviteReplies.StillOpen);
                break;
            case LeaseDecision.NoLink:
                await help.AskAsync(turn, invite, chat, cancellationToken);
                break;
            case var refused:
                outbox.Answer(turn.Person, await RefusalAsync(refused, invite, chat, cancellationToken));
                break;
        }
    }

    /// <summary>Closes what is open of an invite that has ended.</summary>
    public async Task EndAsync(Invite invite, Person person, Reply instead, CancellationToken cancellationToken)
    {
        if (await OpenOfAsync(invite, cancellationToken) is { } open)
            await links.CloseAsync(open, person, instead, cancellationToken);
    }

    public static bool CanShowLink(Chat chat) => chat is { Conversation: not null, IsLinkHidden: false } && chat.Standing != ChatStanding.Detached;

    private async Task GrantAsync(Turn turn, Invite invite, Chat chat, Lease? before, LeaseDecision.Granted granted, CancellationToken cancellationToken)
    {
        if (before is not null)
            links.Replace(before, turn.Person);
        var lease = new Lease { Invite = invite.Id, Chat = chat.Id, Person = turn.Person.Id, OpenedAt = work.Now, ClosesAt = granted.ClosesAt };
        db.Leases.Add(lease);
        invite.Open();
        invite.Lease();
        await links.ShowAsync(lease, turn.Person, chat, isFresh: false, cancellationToken);
        turn.OpenLinkOf = await DirectAsync(turn.Person, chat, cancellationToken);
        await resets.PlanAsync(chat, cancellationToken); // a wanted reset waits for this lease now
    }

    private async Task<LeaseFacts> FactsAsync(Person person, Invite invite, Chat chat, Lease? open, CancellationToken cancellationToken)
    {
        var today = times.Today;
        return new LeaseFacts
        {
            State = invite.State,
            ExpiresAt = invite.ExpiresAt,
            IsInside = await db.ChatMembers.AnyAsync(member => member.Chat == chat.Id && member.User == person.User && member.LeftAt == null && member.Standing != Standing.Removed, cancellationToken),
            IsEntitled = await entitlements.MayAskAsync(person, chat, cancellationToken),
            HasChat = chat.IsBound,
            CanShowLink = CanShowLink(chat) || await loaded.OfChatAsync(chat, cancellationToken) is not null,
            OpenSince = open?.OpenedAt,
            OpenedToday = await db.Leases.CountAsync(lease => lease.Invite == invite.Id && lease.OpenedAt >= today, cancellationToken),
        };
    }

    private Task<Lease?> OpenOfAsync(Invite invite, CancellationToken cancellationToken)
        => db.Leases.Where(lease => lease.Invite == invite.Id && lease.ClosedAt == null).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The chat whose link the press may open at once: not while a reset is about to void it.</summary>
    private async Task<Domain.Messaging.ConversationRef?> DirectAsync(Person person, Chat chat, CancellationToken cancellationToken)
    {
        var isUnderReset = chat.ResetEntry is { } entry && await db.Outbox.AnyAsync(row => row.Id == entry && row.State < OutboxState.Sent, cancellationToken);
        return !isUnderReset && person.Client.HasFlag(ClientAbilities.OpenLinkButtons) ? chat.Conversation : null;
    }

    private async Task<Reply> RefusalAsync(LeaseDecision refused, Invite invite, Chat chat, CancellationToken cancellationToken)
    {
        var name = await names.OfAsync(chat, cancellationToken);
        return refused switch
        {
            LeaseDecision.AlreadyInside => InviteReplies.AlreadyInside(name, chat.Id),
            LeaseDecision.NoChat => InviteReplies.NoChat(await names.ClassAsync(chat.Class, cancellationToken)),
            LeaseDecision.NotEntitled when chat.Kind == ChatKind.StaffRoom => InviteReplies.StaffOnly,
            LeaseDecision.NotEntitled => InviteReplies.NotEntitled(await names.ClassAsync(chat.Class, cancellationToken)),
            LeaseDecision.TooOften => InviteReplies.TooOften(invite),
            _ => InviteReplies.Over(invite, name),
        };
    }
}
