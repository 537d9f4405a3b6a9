using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Invites;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Schools;

/// <summary>Deputies, parents' active, pupils' active and the head's four chats (clause 2.2-6): who is on the list, who is not in the chat yet, and their invites.</summary>
internal sealed class ListsHandler(BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, ClassList classes, InviteDesk invites)
{
    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        var isAdministrator = await rights.IsAdministratorAsync(turn.Person, cancellationToken);
        if (!isAdministrator && !await rights.IsHeadAsync(turn.Person, cancellationToken))
            outbox.Answer(turn.Person, SchoolReplies.AdministratorsOnly);
        else if (words is not [var verb, var name, ..] || !Enum.TryParse<SchoolList>(name, out var list) || !Enum.IsDefined(list))
            await (words is ["invite-staff", ..] ? InviteAsync(turn, ChatKind.HeadStaff, cancellationToken) : ShowAllAsync(turn, cancellationToken));
        else if (verb == "invite")
            await InviteAsync(turn, ChatOf(list), cancellationToken);
        else if (isAdministrator && verb is "add" or "pupils")
            await ChooseAsync(turn, list, words, cancellationToken);
        else if (isAdministrator && words is ["put" or "drop", _, var id, ..])
            await ChangeAsync(turn, list, verb == "put", id, words.Length > 3 ? words[3] : "", cancellationToken);
        else
            await ShowAsync(turn, list, words is ["show", _, var page, ..] ? Pages.Read(page) : 0, cancellationToken);
    }

    private static ChatKind ChatOf(SchoolList list) => list switch
    {
        SchoolList.Deputies => ChatKind.HeadDeputies,
        SchoolList.ParentActive => ChatKind.HeadParentActive,
        _ => ChatKind.HeadPupilActive,
    };

    private async Task ShowAllAsync(Turn turn, CancellationToken cancellationToken)
    {
        var counts = await db.ListEntries.Where(row => row.Until == null).GroupBy(row => row.List).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var bound = await db.Chats.Where(chat => chat.Kind != null && chat.GoneAt == null && chat.Class == null).Select(chat => chat.Kind!.Value).ToListAsync(cancellationToken);
        outbox.Answer(turn.Person, ListReplies.All(list => counts.Find(it => it.Key == list)?.Count ?? 0, bound));
    }

    private async Task ShowAsync(Turn turn, SchoolList list, int page, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(list, cancellationToken);
        var chat = await ChatAsync(ChatOf(list), cancellationToken);
        var inside = chat is null ? [] : await InsideAsync(chat, cancellationToken);
        outbox.Answer(turn.Person, ListReplies.Show(list, [.. rows.Select(row => (row.Entry, row.Name, inside.Contains(row.Person.User)))], chat is not null, page));
    }

    /// <summary>Deputies come from confirmed staff, the others from the guardians or the accounts of a class's pupils.</summary>
    private async Task ChooseAsync(Turn turn, SchoolList list, string[] words, CancellationToken cancellationToken)
    {
        if (list == SchoolList.Deputies)
        {
            var staff = await db.Staff.Where(row => row.Account != null && row.RevokedAt == null && row.DismissedAt == null).ToListAsync(cancellationToken);
            outbox.Answer(turn.Person, ListReplies.ChooseStaff(
                [.. staff.OrderBy(row => row.NameKey, StringComparer.Ordinal)], words is [_, _, var staffPage, ..] ? Pages.Read(staffPage) : 0));
        }
        else if (words is ["pupils", _, var id, var page, ..] && Id.TryParse<SchoolClass>(id, out var @class))
        {
            var pupils = await db.Pupils.Where(row => row.Class == @class && row.LeftAt == null
                && (list == SchoolList.PupilActive ? row.Account != null : db.Guardianships.Any(link => link.Pupil == row.Id && link.EndedAt == null))).ToListAsync(cancellationToken);
            outbox.Answer(turn.Person, ListReplies.ChoosePupil(list, @class, [.. pupils.OrderBy(row => row.ShortName, StringComparer.Ordinal)], Pages.Read(page)));
        }
        else
            outbox.Answer(turn.Person, ListReplies.ChooseClass(list, await classes.AllAsync(cancellationToken), words is [_, _, var classPage, ..] ? Pages.Read(classPage) : 0));
    }

    private async Task ChangeAsync(Turn turn, SchoolList list, bool isPut, string id, string page, CancellationToken cancellationToken)
    {
        if (isPut)
            await PutAsync(turn, list, id, cancellationToken);
        else if (Id.TryParse<ListEntry>(id, out var entry) && await db.ListEntries.FirstOrDefaultAsync(row => row.Id == entry && row.Until == null, cancellationToken) is { } found)
        {
            found.Until = work.Now;
            audit.Write(turn.Person, "list.left", found.Id, list.ToString());
            await db.SaveChangesAsync(cancellationToken);
            await invites.EndForAsync(await db.People.FirstAsync(person => person.Id == found.Person, cancellationToken), cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
        await ShowAsync(turn, list, Pages.Read(page), cancellationToken);
    }

    private async Task PutAsync(Turn turn, SchoolList list, string id, CancellationToken cancellationToken)
    {
        var named = list == SchoolList.Deputies
            ? Id.TryParse<StaffMember>(id, out var staff)
                ? (await db.Staff.Where(row => row.Id == staff && row.Account != null && row.RevokedAt == null && row.DismissedAt == null).Select(row => row.Account!.Value).ToListAsync(cancellationToken), default(Id<Pupil>?))
                : ([], null)
            : Id.TryParse<Pupil>(id, out var pupil)
                ? (await AccountsAsync(list, pupil, cancellationToken), pupil)
                : ([], null);
        foreach (var person in named.Item1)
        {
            if (await db.ListEntries.AnyAsync(row => row.List == list && row.Person == person && row.Until == null, cancellationToken))
                continue;
            var entry = new ListEntry { List = list, Person = person, Pupil = named.Item2, Since = work.Now, AddedBy = turn.Person.Id };
            db.ListEntries.Add(entry);
            audit.Write(turn.Person, "list.joined", entry.Id, list.ToString());
        }
    }

    private Task<List<Id<Person>>> AccountsAsync(SchoolList list, Id<Pupil> pupil, CancellationToken cancellationToken) => list == SchoolList.PupilActive
        ? db.Pupils.Where(row => row.Id == pupil && row.LeftAt == null && row.Account != null).Select(row => row.Account!.Value).ToListAsync(cancellationToken)
        : db.Guardianships.Where(row => row.Pupil == pupil && row.EndedAt == null
            && !db.AdultBlocks.Any(block => block.Pupil == pupil && block.Adult == row.Guardian && block.LiftedAt == null)).Select(row => row.Guardian).Distinct().ToListAsync(cancellationToken);

    /// <summary>Everyone of the list who is not in the chat and can be written to gets a personal invite.</summary>
    private async Task InviteAsync(Turn turn, ChatKind kind, CancellationToken cancellationToken)
    {
        if (await ChatAsync(kind, cancellationToken) is not { } chat)
        {
            outbox.Answer(turn.Person, ListReplies.NoChat);
            return;
        }
        var people = kind == ChatKind.HeadStaff
            ? await (from staff in db.Staff
                     join person in db.People on staff.Account equals person.Id
                     where staff.RevokedAt == null && staff.DismissedAt == null
                     select person).Distinct().ToListAsync(cancellationToken)
            : [.. (await RowsAsync(kind switch { ChatKind.HeadDeputies => SchoolList.Deputies, ChatKind.HeadParentActive => SchoolList.ParentActive, _ => SchoolList.PupilActive }, cancellationToken))
                .Select(row => row.Person).Distinct()];
        var inside = await InsideAsync(chat, cancellationToken);
        var missing = people.Where(person => !inside.Contains(person.User)).ToList();
        var reachable = missing.Where(person => person.CanBeWrittenTo && person.Id != turn.Person.Id).ToList();
        foreach (var person in reachable)
            await invites.OfferAsync(person, chat, cancellationToken);
        outbox.Answer(turn.Person, ListReplies.Invited(reachable.Count, missing.Count - reachable.Count));
    }

    private Task<Chat?> ChatAsync(ChatKind kind, CancellationToken cancellationToken)
        => db.Chats.FirstOrDefaultAsync(chat => chat.Kind == kind && chat.GoneAt == null, cancellationToken);

    private Task<List<Domain.Messaging.UserRef>> InsideAsync(Chat chat, CancellationToken cancellationToken)
        => db.ChatMembers.Where(row => row.Chat == chat.Id && row.LeftAt == null).Select(row => row.User).ToListAsync(cancellationToken);

    private async Task<List<(ListEntry Entry, Person Person, string Name)>> RowsAsync(SchoolList list, CancellationToken cancellationToken)
    {
        var rows = await (from entry in db.ListEntries
                          join person in db.People on entry.Person equals person.Id
                          join pupil in db.Pupils on entry.Pupil equals pupil.Id into pupils
                          from pupil in pupils.DefaultIfEmpty()
                          where entry.List == list && entry.Until == null && (pupil == null || pupil.LeftAt == null)
                          select new { entry, person, Child = pupil == null ? null : pupil.ShortName }).ToListAsync(cancellationToken);
        var accounts = rows.ConvertAll(row => (Id<Person>?)row.person.Id);
        var staff = await db.Staff.Where(row => accounts.Contains(row.Account) && row.RevokedAt == null && row.DismissedAt == null).ToListAsync(cancellationToken);
        return [.. rows.Where(row => list != SchoolList.Deputies || staff.Exists(it => it.Account == row.person.Id))
            .Select(row => (row.entry, row.person, Name: list switch
            {
                SchoolList.Deputies => StaffName.Short(staff.First(it => it.Account == row.person.Id).FullName),
                SchoolList.ParentActive => $"родитель: {row.Child}",
                _ => row.Child ?? "",
            }))
            .OrderBy(row => row.Name, StringComparer.Ordinal)];
    }
}
