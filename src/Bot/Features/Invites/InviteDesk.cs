using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Domain.Schools;
using BotHost.Features.Chats;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>Gives people their invites and takes them back. Every other feature comes here; nobody else makes an <see cref="Invite"/>.</summary>
internal sealed class InviteDesk(
    BotDb db, Work work, Outbox outbox, AuditLog audit, Entitlements entitlements, ChatNames names, ChatKeepers keepers, BotOptions options)
{
    private InviteRules Rules => new(
        options.Invites.Lifetime, options.Invites.LeaseLifetime, options.Invites.RemindAfter, options.Invites.RemindBeforeExpiry, options.Invites.MaxReminders);

    /// <summary>Shows the person an invite to the class's chat; where none is connected, asks for one and says so. Asked again, shows the same invite.</summary>
    public async Task OfferClassAsync(Person person, Id<SchoolClass> @class, AskerKind kind, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken); // what the caller has just decided counts
        var bound = await db.Chats.Where(chat => chat.Class == @class && chat.GoneAt == null && chat.Kind != null).ToListAsync(cancellationToken);
        if (ChatOf(kind, bound) is { } found)
        {
            await OfferAsync(person, found, cancellationToken);
            return;
        }
        var name = await names.ClassAsync(@class, cancellationToken);
        await AskToBindAsync(person, @class, kind == AskerKind.Guardian ? $"чат родителей {name}" : $"чат {name}", cancellationToken);
    }

    /// <summary>The same for the staff room.</summary>
    public async Task OfferStaffRoomAsync(Person person, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        if (await db.Chats.FirstOrDefaultAsync(chat => chat.Kind == ChatKind.StaffRoom && chat.GoneAt == null, cancellationToken) is { } chat)
            await OfferAsync(person, chat, cancellationToken);
        else
            await AskToBindAsync(person, null, "чат «Учительская»", cancellationToken);
    }

    public async Task OfferAsync(Person person, Chat chat, CancellationToken cancellationToken)
    {
        if (!await entitlements.MayAskAsync(person, chat, cancellationToken))
        {
            var @class = await names.ClassAsync(chat.Class, cancellationToken);
            Show(person, chat.Kind == ChatKind.StaffRoom ? InviteReplies.StaffOnly : InviteReplies.NotEntitled(@class));
            return;
        }
        var name = await names.OfAsync(chat, cancellationToken);
        if (await db.ChatMembers.AnyAsync(member => member.Chat == chat.Id && member.User == person.User && member.LeftAt == null, cancellationToken))
            Show(person, InviteReplies.AlreadyInside(name, chat.Id));
        else
            Show(person, InviteReplies.Card(await IssueAsync(person, chat, cancellationToken), name, IsShared(chat), work.Now, work.School.Zone));
    }

    /// <summary>
    /// Takes back the live invites of a person whom nothing entitles to them any more.
    /// To be called after a role, a guardianship or a pupil's stay has ended.
    /// </summary>
    public async Task EndForAsync(Person person, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        foreach (var (invite, chat) in await LiveAsync(db.Invites.Where(invite => invite.Person == person.Id), cancellationToken))
        {
            if (!await entitlements.MayAskAsync(person, chat, cancellationToken))
                Revoke(invite, "no longer entitled");
        }
    }

    /// <summary>
    /// Takes back every live invite to the child's class chats that the child's adults and the child hold, entitled or not (a court order):
    /// whoever still belongs there asks again and is judged anew.
    /// </summary>
    public async Task EndForFamilyAsync(Pupil pupil, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var ofFamily = db.Invites.Where(
            invite => invite.Person == pupil.Account || db.Guardianships.Any(link => link.Pupil == pupil.Id && link.Guardian == invite.Person));
        foreach (var (invite, chat) in await LiveAsync(ofFamily, cancellationToken))
        {
            if (chat.Class == pupil.Class)
                Revoke(invite, "family blocked");
        }
    }

    private async Task<Invite> IssueAsync(Person person, Chat chat, CancellationToken cancellationToken)
    {
        var live = await db.Invites.FirstOrDefaultAsync(
            invite => invite.Person == person.Id && invite.Chat == chat.Id && invite.State < InviteState.Joined, cancellationToken);
        if (live is not null && (work.Now < live.ExpiresAt || live.State == InviteState.Leased))
            return live;
        live?.End(InviteState.Expired, work.Now);
        await db.SaveChangesAsync(cancellationToken);
        var expiresAt = work.Now + Rules.Lifetime;
        var invite = new Invite { Person = person.Id, Chat = chat.Id, IssuedAt = work.Now, ExpiresAt = expiresAt };
        invite.RemindAt = ReminderPolicy.Next(work.Now, expiresAt, 0, work.Now, Rules, new QuietHours(options.QuietHours.From, options.QuietHours.To), work.School.Zone);
        db.Invites.Add(invite);
        audit.Write(null, "invite.issued", invite.Id);
        return invite;
    }

    private async Task AskToBindAsync(Person person, Id<SchoolClass>? @class, string chat, CancellationToken cancellationToken)
    {
        var asked = await keepers.OfClassAsync(@class, cancellationToken);
        foreach (var keeper in asked.People.Where(keeper => keeper.Id != person.Id))
            outbox.Tell(keeper, InviteReplies.PleaseBind(chat, asked.StandsIn));
        Show(person, InviteReplies.NothingBound(chat, asked.People.Count > 0));
    }

    private async Task<List<(Invite Invite, Chat Chat)>> LiveAsync(IQueryable<Invite> invites, CancellationToken cancellationToken)
        => (await (from invite in invites
                   join chat in db.Chats on invite.Chat equals chat.Id
                   where invite.State < InviteState.Joined
                   select new { invite, chat }).ToListAsync(cancellationToken)).ConvertAll(row => (row.invite, row.chat));

    private void Revoke(Invite invite, string reason)
    {
        if (invite.End(InviteState.Revoked, work.Now))
            audit.Write(null, "invite.revoked", invite.Id, reason);
    }

    private static Chat? ChatOf(AskerKind kind, List<Chat> bound)
    {
        var withPupils = bound.Find(chat => chat.Kind == ChatKind.Class);
        return kind == AskerKind.Pupil
            ? withPupils
            : bound.Find(chat => chat.Kind == ChatKind.ClassParents) ?? (withPupils is { IsSharedWithParents: true } ? withPupils : null);
    }

    private static bool IsShared(Chat chat) => chat.Standing != ChatStanding.Managed;

    /// <summary>An answer to whoever is in the dialog now; others are written to when they may be.</summary>
    private void Show(Person person, Reply reply)
    {
        if (person.LastWroteAt == work.Now)
            outbox.Answer(person, reply);
        else if (person.CanBeWrittenTo)
            outbox.Tell(person, reply, isUrgent: work.Now - person.LastWroteAt < TimeSpan.FromMinutes(30));
    }
}
