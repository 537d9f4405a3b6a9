using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Chats;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>Takes live invites back and closes what is open of them. Whoever was looking at the link sees it no longer, and it is reset at once.</summary>
internal sealed class InviteRevocations(
    BotDb db, Work work, Outbox outbox, AuditLog audit, Entitlements entitlements, ChatRows rows, ChatNames names, LeaseDesk leases, LinkResets resets)
{
    public async Task EndForAsync(Person person, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        foreach (var (invite, chat, _) in await LiveAsync(db.Invites.Where(invite => invite.Person == person.Id), cancellationToken))
        {
            if (await entitlements.MayAskAsync(person, chat, cancellationToken))
                continue;
            await RevokeAsync(invite, chat, person, InviteState.Revoked, "no longer entitled", InviteReplies.Revoked, cancellationToken);
        }
    }

    public async Task EndForFamilyAsync(Pupil pupil, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var ofFamily = db.Invites.Where(
            invite => invite.Person == pupil.Account || db.Guardianships.Any(link => link.Pupil == pupil.Id && link.Guardian == invite.Person));
        foreach (var (invite, chat, person) in await LiveAsync(ofFamily, cancellationToken))
        {
            if (chat.Class == pupil.Class)
                await RevokeAsync(invite, chat, person, InviteState.Blocked, "family blocked", InviteReplies.Revoked, cancellationToken);
        }
    }

    /// <summary>The chat is no longer there for the bot: its invites lead nowhere. Their owners are offered new ones when it comes back.</summary>
    public async Task EndForChatAsync(Chat chat, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        foreach (var (invite, _, person) in await LiveAsync(db.Invites.Where(invite => invite.Chat == chat.Id), cancellationToken))
        {
            await RevokeAsync(invite, chat, person, InviteState.Revoked, "chat gone", InviteReplies.ChatGone, cancellationToken);
            var kind = chat.Kind switch
            {
                ChatKind.ClassParents => AskerKind.Guardian,
                ChatKind.Class => AskerKind.Pupil,
                _ => (AskerKind?)null,
            };
            if (!await db.Wishes.AnyAsync(wish => wish.Class == chat.Class && wish.Kind == kind && wish.Person == person.Id, cancellationToken))
                db.Wishes.Add(new InviteWish { Person = person.Id, Class = chat.Class, Kind = kind, AskedAt = work.Now });
        }
    }

    /// <summary>Takes back what these people hold to the chats of a class, entitled or not: whoever still belongs there takes a new one.</summary>
    /// <returns>How many were live until now.</returns>
    public async Task<int> EndAsync(IQueryable<Invite> which, Person by, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var live = await LiveAsync(which, cancellationToken);
        foreach (var (invite, chat, person) in live)
            await RevokeAsync(invite, chat, person, InviteState.Revoked, "on demand", InviteReplies.TakenBack, cancellationToken, by);
        return live.Count;
    }

    private async Task RevokeAsync(
        Invite invite, Chat chat, Person person, InviteState state, string reason, Func<string, Reply> explain, CancellationToken cancellationToken,
        Person? by = null)
    {
        var locked = await rows.LockAsync(chat.Id, cancellationToken);
        var wasOpen = invite.State == InviteState.Leased;
        if (locked is null || !invite.End(state, work.Now))
            return;
        audit.Write(by, "invite.revoked", invite.Id, reason);
        var reply = explain(await names.OfAsync(locked, cancellationToken));
        await leases.EndAsync(invite, person, reply.WithoutMenu(), cancellationToken);
        if (wasOpen)
            await resets.NowAsync(locked, cancellationToken);
        if (person.CanBeWrittenTo)
            outbox.Tell(person, reply);
    }

    private async Task<List<(Invite Invite, Chat Chat, Person Person)>> LiveAsync(IQueryable<Invite> invites, CancellationToken cancellationToken)
        => (await (from invite in invites
                   join chat in db.Chats on invite.Chat equals chat.Id
                   join person in db.People on invite.Person equals person.Id
                   where invite.State < InviteState.Joined
                   select new { invite, chat, person }).ToListAsync(cancellationToken)).ConvertAll(row => (row.invite, row.chat, row.person));
}
