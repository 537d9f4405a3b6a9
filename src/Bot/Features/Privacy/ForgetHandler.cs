using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Domain.Privacy;
using BotHost.Domain.Schools;
using BotHost.Features.Chats;
using BotHost.Features.Invites;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Privacy;

/// <summary>"Удалить мои данные": says what goes, what stays and why, and does it at once, with a record of destruction that names nobody.</summary>
internal sealed class ForgetHandler(
    BotDb db, Work work, Outbox outbox, Rights rights, InviteRevocations revocations, AccessCards cards, ChatNames names, PeopleCache people, AuditLog audit)
{
    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var holdsOffice = rights.IsOwner(turn.Person) || await db.Roles.AnyAsync(role => role.Person == turn.Person.Id && role.RevokedAt == null, cancellationToken);
        var decision = ForgetPolicy.Decide(new ForgetFacts(holdsOffice, await rights.StaffAsync(turn.Person, cancellationToken) is not null));
        var inside = await InsideAsync(turn.Person, cancellationToken);
        if (decision != ForgetDecision.Granted)
            outbox.Answer(turn.Person, ForgetReplies.Refused(decision));
        else if (words is ["sure", ..])
            await ForgetAsync(turn.Person, inside, cancellationToken);
        else
            outbox.Answer(turn.Person, ForgetReplies.Ask(await rights.ChildrenAsync(turn.Person, cancellationToken), [.. inside.Select(row => (row.Name, row.IsRemovable))]));
    }

    private async Task ForgetAsync(Person person, IReadOnlyList<Inside> inside, CancellationToken cancellationToken)
    {
        await revocations.EndAsync(db.Invites.Where(invite => invite.Person == person.Id), person, cancellationToken);
        foreach (var row in inside.Where(row => row.IsRemovable))
            outbox.RemoveMember(row.Chat.Conversation!.Value, person.User);
        foreach (var pupil in await db.Pupils.Where(pupil => pupil.Account == person.Id).ToListAsync(cancellationToken))
            pupil.Account = null;
        var open = await db.AccessRequests.Where(row => row.Asker == person.Id && row.State == RequestState.Pending).ToListAsync(cancellationToken);
        foreach (var request in open)
        {
            request.End(RequestState.Withdrawn, work.Now);
            await cards.CloseAsync(request, "отозвана тем, кто просил", cancellationToken);
        }
        foreach (var consent in await db.Consents.Where(row => row.Person == person.Id && row.WithdrawnAt == null).ToListAsync(cancellationToken))
            consent.WithdrawnAt = work.Now;
        await db.SaveChangesAsync(cancellationToken);
        var record = await DestroyAsync(person, cancellationToken);
        audit.Write(null, "person.forgotten", person.Id, $"act {record.Number}");
        outbox.Answer(person, ForgetReplies.Done(record, [.. inside.Where(row => !row.IsRemovable).Select(row => row.Name)], work.School.Zone));
        people.Drop(person.User);
        person.Forget(work.Now); // after the answer was addressed: nothing names the account any more
    }

    private async Task<DestructionRecord> DestroyAsync(Person person, CancellationToken cancellationToken)
    {
        var (id, user, others) = (person.Id, person.User, 0);
        foreach (var table in PersonalTables.All.Where(table => table.Fate == Fate.Erased))
            others += await table.EraseAsync(db, person, cancellationToken);
        await db.Schools.Where(row => row.CrisisContact == id).ExecuteUpdateAsync(row => row.SetProperty(it => it.CrisisContact, (Domain.Id<Person>?)null), cancellationToken);
        var last = await db.Destructions.MaxAsync(row => (int?)row.Number, cancellationToken) ?? 0;
        var record = new DestructionRecord
        {
            Number = last + 1,
            At = work.Now,
            Requests = await db.AccessRequests.Where(row => row.Asker == id).ExecuteDeleteAsync(cancellationToken),
            Links = await db.Guardianships.Where(row => row.Guardian == id).ExecuteDeleteAsync(cancellationToken),
            Invites = await db.Invites.Where(row => row.Person == id).ExecuteDeleteAsync(cancellationToken),
            Memberships = await db.ChatMembers.Where(row => row.User == user).ExecuteDeleteAsync(cancellationToken),
            Others = others,
        };
        db.Destructions.Add(record);
        db.ChangeTracker.Entries().Where(entry => entry.Entity is Invite or AccessRequest or ChatMember or Guardianship or Lease or SchoolProfile).ToList()
            .ForEach(entry => entry.State = EntityState.Detached); // gone from the tables
        return record;
    }

    private async Task<IReadOnlyList<Inside>> InsideAsync(Person person, CancellationToken cancellationToken)
    {
        var rows = await (from member in db.ChatMembers
                          join chat in db.Chats on member.Chat equals chat.Id
                          where member.User == person.User && member.LeftAt == null && chat.GoneAt == null && chat.Kind != null
                          select new { member, chat }).ToListAsync(cancellationToken);
        List<Inside> inside = [];
        foreach (var row in rows)
            inside.Add(new Inside(row.chat, await names.OfAsync(row.chat, cancellationToken), row.chat is { Standing: ChatStanding.Managed, Conversation: not null } && !row.member.IsChatAdmin));
        return inside;
    }

    /// <param name="IsRemovable">The bot can put the person out itself.</param>
    private sealed record Inside(Chat Chat, string Name, bool IsRemovable);
}
