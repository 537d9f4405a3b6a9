using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Features.Chats;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>The buttons of an invite: open the link, decline, take it back, ask to be let in by hand.</summary>
internal sealed class InviteHandler(
    BotDb db, Outbox outbox, AuditLog audit, ChatRows rows, ChatNames names, Entitlements entitlements,
    InviteDesk desk, LeaseDesk leases, LinkResets resets, HandHelp help, MemberWord members)
{
    public Task HandleAsync(Turn turn, string verb, string id, CancellationToken cancellationToken) => verb switch
    {
        "again" when Id.TryParse<Chat>(id, out var chat) => AgainAsync(turn, chat, cancellationToken),
        "absent" when Id.TryParse<Chat>(id, out var chat) => AbsentAsync(turn, chat, cancellationToken),
        _ when Id.TryParse<Invite>(id, out var invite) => OfInviteAsync(turn, verb, invite, cancellationToken),
        _ => AnswerAsync(turn, InviteReplies.WhichClass),
    };

    private async Task OfInviteAsync(Turn turn, string verb, Id<Invite> id, CancellationToken cancellationToken)
    {
        // The chat's row first, then what depends on it: a join or a reset may be judged at this very moment.
        var found = await db.Invites.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.Person == turn.Person.Id, cancellationToken);
        if (found is null || await rows.LockAsync(found.Chat, cancellationToken) is not { } chat)
        {
            outbox.Answer(turn.Person, InviteReplies.WhichClass);
            return;
        }
        var invite = await db.Invites.FirstAsync(row => row.Id == id, cancellationToken);
        await (verb switch
        {
            "open" => leases.OpenAsync(turn, invite, chat, cancellationToken),
            "decline" => DeclineAsync(turn, invite, chat, cancellationToken),
            "no-phone" or "other-adult" or "not-wanted" => ExplainAsync(turn, invite, verb),
            "inside" => InsideAsync(turn, invite, chat, cancellationToken),
            "help" => help.AskAsync(turn, invite, chat, cancellationToken),
            _ => ShowAsync(turn, invite, chat, cancellationToken),
        });
    }

    private async Task DeclineAsync(Turn turn, Invite invite, Chat chat, CancellationToken cancellationToken)
    {
        if (invite.State is InviteState.Joined)
        {
            await ShowAsync(turn, invite, chat, cancellationToken);
            return;
        }
        if (invite.End(InviteState.Declined, turn.Now))
        {
            audit.Write(turn.Person, "invite.declined", invite.Id);
            await leases.EndAsync(invite, turn.Person, InviteReplies.LinkClosed(invite, isBlind: false, turn.Now), cancellationToken);
            await resets.WantAsync(chat, cancellationToken);
        }
        outbox.Answer(turn.Person, InviteReplies.Declined(invite, await names.OfAsync(chat, cancellationToken)));
    }

    private Task ExplainAsync(Turn turn, Invite invite, string verb)
    {
        if (invite.State is InviteState.Declined)
            invite.DeclineReason = verb switch
            {
                "no-phone" => DeclineReason.NoSmartphone,
                "other-adult" => DeclineReason.OtherAdult,
                _ => DeclineReason.DoesNotWant,
            };
        return AnswerAsync(turn, InviteReplies.ReasonTaken(invite));
    }

    private async Task ShowAsync(Turn turn, Invite invite, Chat chat, CancellationToken cancellationToken)
    {
        if (invite.IsLive || invite.State is InviteState.Joined)
            await desk.OfferAsync(turn.Person, chat, cancellationToken);
        else
            outbox.Answer(turn.Person, InviteReplies.Over(invite, await names.OfAsync(chat, cancellationToken)));
    }

    /// <summary>"Я уже в чате": where the bot does not hear who comes in, the person's word is taken.</summary>
    private async Task InsideAsync(Turn turn, Invite invite, Chat chat, CancellationToken cancellationToken)
    {
        var isSeen = await db.ChatMembers.AnyAsync(row => row.Chat == chat.Id && row.User == turn.Person.User && row.LeftAt == null && row.Standing != Standing.Removed, cancellationToken);
        if (isSeen || !invite.IsLive || turn.Now >= invite.ExpiresAt || !await entitlements.MayAskAsync(turn.Person, chat, cancellationToken))
            await ShowAsync(turn, invite, chat, cancellationToken);
        else if (chat.Standing == ChatStanding.Managed)
            outbox.Answer(turn.Person, InviteReplies.NotSeenInside(invite, await names.OfAsync(chat, cancellationToken)));
        else
            await members.AdmitAsync(turn.Person, chat, turn.Now, cancellationToken);
    }

    private async Task AgainAsync(Turn turn, Id<Chat> id, CancellationToken cancellationToken)
    {
        if (await rows.LockAsync(id, cancellationToken) is { IsBound: true } chat)
            await desk.OfferAsync(turn.Person, chat, cancellationToken);
        else
            outbox.Answer(turn.Person, InviteReplies.NoChat(null));
    }

    /// <summary>"Меня там нет": the person knows better than a list that events keep.</summary>
    private async Task AbsentAsync(Turn turn, Id<Chat> id, CancellationToken cancellationToken)
    {
        if (await rows.LockAsync(id, cancellationToken) is { IsBound: true } chat
            && await db.ChatMembers.FirstOrDefaultAsync(row => row.Chat == id && row.User == turn.Person.User && row.LeftAt == null, cancellationToken) is { } member)
            member.LeftAt = member.JoinedAt;
        await AgainAsync(turn, id, cancellationToken);
    }

    private Task AnswerAsync(Turn turn, Reply reply)
    {
        outbox.Answer(turn.Person, reply);
        return Task.CompletedTask;
    }
}
