using System.Globalization;
using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Chats;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>"загрузить": staff paste a link where the bot is not in the chat, and Sferum's own invitation links, for a class and a role.</summary>
internal sealed class LinkLoader(
    BotDb db, Work work, Outbox outbox, Rights rights, ClassList classes, LoadedLinks links, InviteDesk invites, AuditLog audit)
{
    public const string Dialog = "load-link";
    private const string School = "school";

    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        if (!await IsStaffAsync(turn.Person, cancellationToken))
            outbox.Answer(turn.Person, LinkLoadReplies.StaffOnly);
        else if (words is ["until", var days])
            await SaveAsync(turn, days, cancellationToken);
        else if (words is ["drop", var link])
            await DropAsync(turn, link, cancellationToken);
        else if (words is ["list"])
            outbox.Answer(turn.Person, LinkLoadReplies.List(await OwnAsync(turn.Person, cancellationToken), work.Now, work.School.Zone));
        else if (words is ["class" or "show", var id])
            await AskUseAsync(turn, id, cancellationToken);
        else if (words is ["use", var place, var use])
            await AskLinkAsync(turn, place, use, cancellationToken);
        else
            await AskClassAsync(turn, words is ["page", var page] ? Pages.Read(page) : 0, string.Join(' ', words), cancellationToken);
    }

    /// <summary>The link was pasted; or, for a subject, its name before it.</summary>
    public async Task HearAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        if (dialog.Step == "title")
        {
            var title = PersonName.Clean(turn.Text);
            if (title.Length is < 2 or > 60)
                outbox.Answer(turn.Person, LinkLoadReplies.AskTitle);
            else
            {
                dialog.Next("link", turn.Now, ("title", title)).SaveTo(turn.Person);
                outbox.Answer(turn.Person, LinkLoadReplies.AskLink(title));
            }
            return;
        }
        switch (PastedLink.Read(turn.Text))
        {
            case PastedLink.Fine fine:
                dialog.Next("until", turn.Now, ("link", links.Seal(fine.Url))).SaveTo(turn.Person);
                outbox.Answer(turn.Person, LinkLoadReplies.AskUntil);
                break;
            case PastedLink.ForeignHost:
                outbox.Answer(turn.Person, LinkLoadReplies.ForeignHost);
                break;
            default:
                outbox.Answer(turn.Person, dialog.Step == "until" ? LinkLoadReplies.AskUntil : LinkLoadReplies.NotALink);
                break;
        }
    }

    private async Task AskClassAsync(Turn turn, int page, string said, CancellationToken cancellationToken)
    {
        if (await classes.ReadAsync(said, cancellationToken) is [var named])
            await AskUseAsync(turn, named.Id.ToString(), cancellationToken);
        else
            outbox.Answer(turn.Person, LinkLoadReplies.WhichClass(await classes.AllAsync(cancellationToken), page, await rights.RunsSchoolAsync(turn.Person, cancellationToken)));
    }

    private async Task AskUseAsync(Turn turn, string id, CancellationToken cancellationToken)
    {
        if (id == School && await rights.RunsSchoolAsync(turn.Person, cancellationToken))
            outbox.Answer(turn.Person, LinkLoadReplies.WhichOfSchool);
        else if (await FindClassAsync(id, cancellationToken) is { } @class)
            outbox.Answer(turn.Person, LinkLoadReplies.WhichUse(@class, await MayLoadAsync(turn.Person, @class.Id, cancellationToken)));
        else
            outbox.Answer(turn.Person, LinkLoadReplies.StaffOnly);
    }

    private async Task AskLinkAsync(Turn turn, string place, string use, CancellationToken cancellationToken)
    {
        var @class = await FindClassAsync(place, cancellationToken);
        var mayLoad = use == "subject" && @class is not null || (@class is null ? place == School && await rights.RunsSchoolAsync(turn.Person, cancellationToken) : await MayLoadAsync(turn.Person, @class.Id, cancellationToken));
        if (!mayLoad)
        {
            outbox.Answer(turn.Person, LinkLoadReplies.StaffOnly);
            return;
        }
        if (KindOf(use) is { } kind && await BoundAsync(kind, @class?.Id, cancellationToken) is { } bound && LeaseDesk.CanShowLink(bound))
        {
            outbox.Answer(turn.Person, LinkLoadReplies.ReadsItself(ChatNames.Of(bound, @class?.Name)));
            return;
        }
        DialogState.Begin(Dialog, use == "subject" ? "title" : "link", turn.Now, ("place", place), ("use", use)).SaveTo(turn.Person);
        outbox.Answer(turn.Person, use == "subject" ? LinkLoadReplies.AskTitle : LinkLoadReplies.AskLink(LinkLoadReplies.Name(use, @class?.Name)));
    }

    private async Task SaveAsync(Turn turn, string days, CancellationToken cancellationToken)
    {
        if (DialogState.Of(turn.Person, turn.Now) is not { Name: Dialog, Step: "until" } dialog)
        {
            await AskClassAsync(turn, 0, "", cancellationToken);
            return;
        }
        DialogState.End(turn.Person);
        var (use, @class) = (dialog.Data["use"], await FindClassAsync(dialog.Data["place"], cancellationToken));
        var mayStill = use == "subject" && @class is not null
            || (@class is null ? await rights.RunsSchoolAsync(turn.Person, cancellationToken) : await MayLoadAsync(turn.Person, @class.Id, cancellationToken));
        if (!mayStill)
        {
            outbox.Answer(turn.Person, LinkLoadReplies.StaffOnly); // the right ended while the link was being pasted
            return;
        }
        var title = dialog.Data.GetValueOrDefault("title");
        var chat = KindOf(use) is { } kind ? await ChatAsync(turn.Person, kind, @class, title, cancellationToken) : null;
        var link = new LoadedLink
        {
            Use = chat is null ? SferumOf(use) : LinkUse.Chat,
            Chat = chat?.Id,
            Class = @class?.Id,
            Sealed = dialog.Data["link"],
            LoadedAt = work.Now,
            LoadedBy = turn.Person.Id,
            ValidUntil = int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? work.Now.AddDays(count) : null,
        };
        foreach (var before in await db.LoadedLinks.Where(row => row.EndedAt == null && row.Use == link.Use && row.Chat == link.Chat && row.Class == link.Class).ToListAsync(cancellationToken))
            before.End(work.Now);
        db.LoadedLinks.Add(link);
        audit.Write(turn.Person, "link.loaded", link.Id, link.Use.ToString());
        outbox.Answer(turn.Person, LinkLoadReplies.Loaded(title ?? LinkLoadReplies.Name(use, @class?.Name), link.ValidUntil, work.School.Zone));
        if (chat is not null)
            await invites.GrantWishesAsync(chat, cancellationToken);
    }

    /// <summary>The chat that the link leads into; made where the bot knows of none.</summary>
    private async Task<Chat> ChatAsync(Person by, ChatKind kind, SchoolClass? @class, string? title, CancellationToken cancellationToken)
    {
        var known = await BoundAsync(kind, @class?.Id, cancellationToken, title);
        if (known is not null)
            return known;
        var chat = new Chat { AddedAt = work.Now, AddedBy = by.Id, Title = title ?? "", Standing = ChatStanding.Detached };
        chat.Bind(kind, @class?.Id, by.Id, work.Now);
        db.Chats.Add(chat);
        audit.Write(by, "chat.bound", chat.Id, "detached");
        await db.SaveChangesAsync(cancellationToken);
        return chat;
    }

    private async Task DropAsync(Turn turn, string id, CancellationToken cancellationToken)
    {
        var own = await OwnAsync(turn.Person, cancellationToken);
        if (Id.TryParse<LoadedLink>(id, out var chosen) && own.FirstOrDefault(row => row.Link.Id == chosen) is { } row)
        {
            row.Link.End(work.Now);
            audit.Write(turn.Person, "link.dropped", row.Link.Id);
        }
        await db.SaveChangesAsync(cancellationToken);
        outbox.Answer(turn.Person, LinkLoadReplies.List(await OwnAsync(turn.Person, cancellationToken), work.Now, work.School.Zone));
    }

    /// <summary>Links of the classes that the person leads, all for those who run the school, and the person's own.</summary>
    private async Task<IReadOnlyList<LoadedRow>> OwnAsync(Person person, CancellationToken cancellationToken)
    {
        var runsSchool = await rights.RunsSchoolAsync(person, cancellationToken);
        var led = (await rights.HomeroomOfAsync(person, cancellationToken)).ConvertAll(@class => (Id<SchoolClass>?)@class.Id);
        var rows = await (from link in db.LoadedLinks
                          join row in db.Classes on link.Class equals row.Id into ofLink
                          from @class in ofLink.DefaultIfEmpty()
                          join known in db.Chats on link.Chat equals known.Id into chats
                          from chat in chats.DefaultIfEmpty()
                          where link.EndedAt == null && (runsSchool || link.LoadedBy == person.Id || led.Contains(link.Class))
                          orderby link.LoadedAt
                          select new { link, Class = @class == null ? null : @class.Name, chat }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new LoadedRow(row.link, row.chat is null ? LinkLoadReplies.Name(row.link.Use, row.Class) : ChatNames.Of(row.chat, row.Class)))];
    }

    private Task<Chat?> BoundAsync(ChatKind kind, Id<SchoolClass>? @class, CancellationToken cancellationToken, string? title = null)
        => db.Chats.FirstOrDefaultAsync(chat => chat.Kind == kind && chat.Class == @class && chat.GoneAt == null && (kind != ChatKind.Subject || chat.Title == title), cancellationToken);

    private async Task<SchoolClass?> FindClassAsync(string id, CancellationToken cancellationToken)
        => Id.TryParse<SchoolClass>(id, out var read) ? await db.Classes.FirstOrDefaultAsync(row => row.Id == read && row.ArchivedAt == null, cancellationToken) : null;

    private async Task<bool> MayLoadAsync(Person person, Id<SchoolClass> @class, CancellationToken cancellationToken)
        => await rights.RunsSchoolAsync(person, cancellationToken) || await rights.LeadsAsync(person, @class, cancellationToken);

    private async Task<bool> IsStaffAsync(Person person, CancellationToken cancellationToken)
        => await rights.StaffAsync(person, cancellationToken) is not null || await rights.RunsSchoolAsync(person, cancellationToken);

    /// <summary>Null: one of Sferum's own links, which leads into no chat.</summary>
    private static ChatKind? KindOf(string use) => use switch
    {
        "parents" => ChatKind.ClassParents,
        "pupils" => ChatKind.Class,
        "staffroom" => ChatKind.StaffRoom,
        "subject" => ChatKind.Subject,
        _ => null,
    };

    private static LinkUse SferumOf(string use) => use switch
    {
        "sferum-pupils" => LinkUse.SferumPupils,
        "sferum-parents" => LinkUse.SferumParents,
        _ => LinkUse.SferumStaff,
    };
}

internal sealed record LoadedRow(LoadedLink Link, string Name);
