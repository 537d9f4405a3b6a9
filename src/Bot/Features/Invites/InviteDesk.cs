using BotHost.Domain;
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

/// <summary>Gives people their invites and takes them back. Every other feature comes here; nobody else makes an <see cref="Invite"/>.</summary>
internal sealed class InviteDesk(
    BotDb db, Work work, Outbox outbox, AuditLog audit, Entitlements entitlements, InviteTimes times,
    ChatNames names, ChatKeepers keepers, InviteRevocations revocations, StrangerDesk strangers, PupilConsents consents)
{
    private static readonly TimeSpan _stillInTheDialog = TimeSpan.FromMinutes(30);

    /// <summary>Keepers are asked to connect one chat once a day, however many people want it.</summary>
    private static readonly TimeSpan _askToBindAgainAfter = TimeSpan.FromDays(1);

    /// <summary>Shows the person an invite to the class's chat; where none is connected, asks for one and says so. Asked again, shows the same invite.</summary>
    public async Task OfferClassAsync(Person person, Id<SchoolClass> @class, AskerKind kind, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken); // what the caller has just decided counts
        if (kind == AskerKind.Pupil && await db.Pupils.FirstOrDefaultAsync(pupil => pupil.Account == person.Id && pupil.LeftAt == null
                && (pupil.Class == @class || db.GroupMembers.Any(member => member.Pupil == pupil.Id && member.Group == @class && member.Until == null)), cancellationToken) is { } own
            && !await consents.HasAsync(own, cancellationToken))
        {
            await consents.AskAsync(person, own, cancellationToken);
            return;
        }
        var bound = await db.Chats.Where(chat => chat.Class == @class && chat.GoneAt == null && chat.Kind != null).ToListAsync(cancellationToken);
        var name = await names.ClassAsync(@class, cancellationToken);
        if (ChatOf(kind, bound) is { } found)
            await OfferAsync(person, found, cancellationToken);
        else if ((await entitlements.TiesAsync(person, @class, cancellationToken) & ~Ties.Staff) != Ties.None)
            await AskToBindAsync(person, @class, kind, kind == AskerKind.Guardian ? $"чат родителей {name}" : $"чат {name}", cancellationToken);
        else
            Show(person, InviteReplies.NotEntitled(name));
    }

    /// <summary>The same for the staff room.</summary>
    public async Task OfferStaffRoomAsync(Person person, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        if (await db.Chats.FirstOrDefaultAsync(chat => chat.Kind == ChatKind.StaffRoom && chat.GoneAt == null, cancellationToken) is { } chat)
            await OfferAsync(person, chat, cancellationToken);
        else if ((await entitlements.TiesAsync(person, null, cancellationToken)).HasFlag(Ties.Staff))
            await AskToBindAsync(person, null, null, "чат «Учительская»", cancellationToken);
        else
            Show(person, InviteReplies.StaffOnly);
    }

    public async Task OfferAsync(Person person, Chat chat, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var name = await names.OfAsync(chat, cancellationToken);
        var member = await db.ChatMembers.FirstOrDefaultAsync(
            row => row.Chat == chat.Id && row.User == person.User && row.LeftAt == null && row.Standing != Standing.Removed, cancellationToken);
        if (!await entitlements.MayAskAsync(person, chat, cancellationToken))
            Show(person, chat.Kind == ChatKind.StaffRoom ? InviteReplies.StaffOnly : InviteReplies.NotEntitled(await names.ClassAsync(chat.Class, cancellationToken)));
        else if (member is null)
            Show(person, InviteReplies.Card(await IssueAsync(person, chat, cancellationToken), name, chat.Standing != ChatStanding.Managed, work.Now, work.School.Zone));
        else
        {
            await strangers.RecogniseAsync(chat, member, cancellationToken); // came in before anyone knew them
            Show(person, InviteReplies.AlreadyInside(name, chat.Id));
        }
    }

    /// <summary>Whoever asked for this chat before it was connected is offered an invite now.</summary>
    public async Task GrantWishesAsync(Chat chat, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var wishes = await (from wish in db.Wishes
                            join person in db.People on wish.Person equals person.Id
                            where wish.Class == chat.Class
                            select new { wish, person }).ToListAsync(cancellationToken);
        foreach (var row in wishes)
        {
            if (!await entitlements.MayAskAsync(row.person, chat, cancellationToken))
                continue; // the class's other chat may be the one, or the right is gone
            db.Wishes.Remove(row.wish);
            await OfferAsync(row.person, chat, cancellationToken);
        }
    }

    /// <summary>
    /// Takes back the live invites of a person whom nothing entitles to them any more, and asks what to do where the person is inside.
    /// To be called after a role, a guardianship or a pupil's stay has ended.
    /// </summary>
    public async Task EndForAsync(Person person, CancellationToken cancellationToken)
    {
        await revocations.EndForAsync(person, cancellationToken);
        var inside = await (from member in db.ChatMembers
                            join chat in db.Chats on member.Chat equals chat.Id
                            where member.User == person.User && member.LeftAt == null && chat.GoneAt == null && chat.Kind != null
                            select new { member, chat }).ToListAsync(cancellationToken);
        foreach (var row in inside.Where(row => row.member.Standing is Standing.Invited or Standing.Entitled))
        {
            if (await entitlements.BelongsAsync(person, row.chat, cancellationToken))
                continue;
            row.member.Standing = Standing.Unknown;
            await strangers.AskAsync(row.chat, row.member, StrangerReason.NoLongerBelongs, cancellationToken);
        }
    }

    /// <summary>
    /// Takes back every live invite to the child's class chats that the child's adults and the child hold, entitled or not (a court order):
    /// whoever still belongs there asks again and is judged anew.
    /// </summary>
    public Task EndForFamilyAsync(Pupil pupil, CancellationToken cancellationToken) => revocations.EndForFamilyAsync(pupil, cancellationToken);

    private async Task<Invite> IssueAsync(Person person, Chat chat, CancellationToken cancellationToken)
    {
        var live = await db.Invites.FirstOrDefaultAsync(
            invite => invite.Person == person.Id && invite.Chat == chat.Id && invite.State < InviteState.Joined, cancellationToken);
        if (live is not null && work.Now < live.ExpiresAt)
            return live;
        live?.End(InviteState.Expired, work.Now);
        await db.SaveChangesAsync(cancellationToken);
        var invite = new Invite { Person = person.Id, Chat = chat.Id, IssuedAt = work.Now, ExpiresAt = work.Now + times.Rules.Lifetime };
        invite.RemindAt = times.NextReminder(invite, 0, work.Now);
        db.Invites.Add(invite);
        audit.Write(null, "invite.issued", invite.Id);
        return invite;
    }

    private async Task AskToBindAsync(Person person, Id<SchoolClass>? @class, AskerKind? kind, string chat, CancellationToken cancellationToken)
    {
        var asked = await keepers.OfClassAsync(@class, cancellationToken);
        var wishes = await db.Wishes.Where(wish => wish.Class == @class && wish.Kind == kind).ToListAsync(cancellationToken);
        var own = wishes.Find(wish => wish.Person == person.Id);
        if (own is null)
            db.Wishes.Add(own = new InviteWish { Person = person.Id, Class = @class, Kind = kind, AskedAt = work.Now });
        if (!wishes.Exists(wish => work.Now - wish.KeepersAskedAt < _askToBindAgainAfter))
        {
            own.KeepersAskedAt = work.Now;
            foreach (var keeper in asked.People.Where(keeper => keeper.Id != person.Id))
                outbox.Tell(keeper, InviteReplies.PleaseBind(chat, asked.StandsIn));
        }
        Show(person, InviteReplies.NothingBound(chat, asked.People.Count > 0));
    }

    private static Chat? ChatOf(AskerKind kind, List<Chat> bound)
    {
        var withPupils = bound.Find(chat => chat.Kind == ChatKind.Class);
        return kind == AskerKind.Pupil
            ? withPupils
            : bound.Find(chat => chat.Kind == ChatKind.ClassParents) ?? (withPupils is { IsSharedWithParents: true } ? withPupils : null);
    }

    /// <summary>An answer to whoever is in the dialog now; others are written to when they may be.</summary>
    private void Show(Person person, Reply reply)
    {
        if (person.LastWroteAt == work.Now)
            outbox.Answer(person, reply);
        else if (person.CanBeWrittenTo)
            outbox.Tell(person, reply, isUrgent: work.Now - person.LastWroteAt < _stillInTheDialog);
    }
}
