using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Features.Dialogs;
using BotHost.Features.Invites;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Schools;

/// <summary>Groups and clubs: made by an administrator, their members named by whoever leads them.</summary>
internal sealed class GroupHandler(BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, ClassList classes, InviteDesk invites, ClassesHandler cards)
{
    public const string Dialog = "group";

    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (words is ["what", ..])
            outbox.Answer(turn.Person, GroupReplies.What);
        else if (words is ["new", ..])
            await BeginAsync(turn, words is ["new", "Group", ..] ? ClassKind.Group : ClassKind.Club, cancellationToken);
        else if (words is [_, var id, ..] && Id.TryParse<SchoolClass>(id, out var read)
            && await db.Classes.FirstOrDefaultAsync(row => row.Id == read && row.ArchivedAt == null && row.Kind != ClassKind.Class, cancellationToken) is { } group
            && (await rights.IsAdministratorAsync(turn.Person, cancellationToken) || await rights.LeadsAsync(turn.Person, group.Id, cancellationToken)))
            await OfGroupAsync(turn, group, words, cancellationToken);
        else
            outbox.Answer(turn.Person, SchoolReplies.AdministratorsOnly);
    }

    public async Task HearAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        var name = PersonName.Clean(turn.Text);
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
        {
            DialogState.End(turn.Person);
            outbox.Answer(turn.Person, SchoolReplies.AdministratorsOnly);
        }
        else if (name.Length is < 3 or > 40 || ClassName.TryParse(name, out _) || name.Contains("://", StringComparison.Ordinal))
            outbox.Answer(turn.Person, GroupReplies.NotAName);
        else if ((await classes.AllAsync(cancellationToken)).Any(row => PersonName.Key(row.Name) == PersonName.Key(name)))
            outbox.Answer(turn.Person, GroupReplies.Taken);
        else
        {
            var group = new SchoolClass { Name = name, Kind = Enum.Parse<ClassKind>(dialog.Data["kind"]) };
            db.Classes.Add(group);
            audit.Write(turn.Person, "class.added", group.Id);
            DialogState.End(turn.Person);
            await db.SaveChangesAsync(cancellationToken);
            await cards.ShowAsync(turn, group, GroupReplies.Added(group), cancellationToken);
        }
    }

    private async Task BeginAsync(Turn turn, ClassKind kind, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, SchoolReplies.AdministratorsOnly);
            return;
        }
        DialogState.Begin(Dialog, "name", turn.Now, ("kind", kind.ToString())).SaveTo(turn.Person);
        outbox.Answer(turn.Person, GroupReplies.AskName(kind));
    }

    private async Task OfGroupAsync(Turn turn, SchoolClass group, string[] words, CancellationToken cancellationToken)
    {
        switch (words)
        {
            case ["from", _, var page, ..]:
                var all = (await classes.AllAsync(cancellationToken)).Where(row => row.Kind == ClassKind.Class).ToList();
                outbox.Answer(turn.Person, GroupReplies.FromWhichClass(group, all, Pages.Read(page)));
                break;
            case ["class", _, var id, var page, ..] when Id.TryParse<SchoolClass>(id, out var @class):
                await ShowClassAsync(turn, group, @class, Pages.Read(page), cancellationToken);
                break;
            case ["toggle", _, var id, var page, ..] when Id.TryParse<Pupil>(id, out var pupil)
                && await db.Pupils.FirstOrDefaultAsync(row => row.Id == pupil && row.LeftAt == null, cancellationToken) is { } found:
                await ToggleAsync(turn, group, found, cancellationToken);
                await ShowClassAsync(turn, group, found.Class, Pages.Read(page), cancellationToken);
                break;
            default:
                outbox.Answer(turn.Person, GroupReplies.Members(group, await NamesAsync(group, cancellationToken)));
                break;
        }
    }

    private async Task ToggleAsync(Turn turn, SchoolClass group, Pupil pupil, CancellationToken cancellationToken)
    {
        var member = await db.GroupMembers.FirstOrDefaultAsync(row => row.Group == group.Id && row.Pupil == pupil.Id && row.Until == null, cancellationToken);
        if (member is null)
        {
            db.GroupMembers.Add(new GroupMember { Group = group.Id, Pupil = pupil.Id, Since = work.Now });
            audit.Write(turn.Person, "group.joined", group.Id);
            await db.SaveChangesAsync(cancellationToken);
            return;
        }
        member.Until = work.Now;
        audit.Write(turn.Person, "group.left", group.Id);
        await db.SaveChangesAsync(cancellationToken);
        var concerned = await (from person in db.People
                               where person.Id == pupil.Account || db.Guardianships.Any(link => link.Pupil == pupil.Id && link.Guardian == person.Id && link.EndedAt == null)
                               select person).ToListAsync(cancellationToken);
        foreach (var person in concerned)
            await invites.EndForAsync(person, cancellationToken);
    }

    private async Task ShowClassAsync(Turn turn, SchoolClass group, Id<SchoolClass> @class, int page, CancellationToken cancellationToken)
    {
        var pupils = await db.Pupils.Where(row => row.Class == @class && row.LeftAt == null).ToListAsync(cancellationToken);
        var inside = await db.GroupMembers.Where(row => row.Group == group.Id && row.Until == null).Select(row => row.Pupil).ToListAsync(cancellationToken);
        outbox.Answer(turn.Person, GroupReplies.Choose(
            group, @class, [.. pupils.OrderBy(row => row.ShortName, StringComparer.Ordinal).Select(row => (row, inside.Contains(row.Id)))], page));
    }

    private async Task<IReadOnlyList<(string Class, string Name)>> NamesAsync(SchoolClass group, CancellationToken cancellationToken)
    {
        var rows = await (from member in db.GroupMembers
                          join pupil in db.Pupils on member.Pupil equals pupil.Id
                          join @class in db.Classes on pupil.Class equals @class.Id
                          where member.Group == @group.Id && member.Until == null && pupil.LeftAt == null
                          select new { @class.Name, pupil.ShortName }).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Name, ClassOrder.Instance).ThenBy(row => row.ShortName, StringComparer.Ordinal).Select(row => (row.Name, row.ShortName))];
    }
}
