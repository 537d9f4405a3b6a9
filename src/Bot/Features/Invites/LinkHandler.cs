using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Chats;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>"Ссылка 5а": finds the class that is meant and what the person is to it. Whoever is nothing to it goes on to an access request, whether or not it exists.</summary>
internal sealed class LinkHandler(BotDb db, Outbox outbox, InviteDesk desk, Entitlements entitlements, Rights rights)
{
    private const int MaxChoices = 8;

    /// <param name="said">What follows the command, or the whole free text; empty for the bare command.</param>
    /// <returns>The operation to go on with; null when the person has been answered.</returns>
    public async Task<string[]?> AskAsync(Turn turn, string said, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken); // what the same batch did before is seen
        if (said.Contains("учительск", StringComparison.OrdinalIgnoreCase))
        {
            await desk.OfferStaffRoomAsync(turn.Person, cancellationToken);
            return null;
        }
        var mentions = LinkRequest.Classes(said).DistinctBy(mention => mention.Readings[0]).Take(MaxChoices).ToList();
        return mentions switch
        {
            [] => await AskBareAsync(turn.Person, cancellationToken),
            [var one] => await AskOneAsync(turn.Person, one, cancellationToken),
            _ => Choose(turn.Person, mentions.Select(mention => Link(mention.Readings[0].ToString()))), // one thing at a time
        };
    }

    /// <summary>A chosen class or chat.</summary>
    public async Task<string[]?> ChooseAsync(Turn turn, string kind, string id, CancellationToken cancellationToken)
    {
        if (kind == "class" && Id.TryParse<SchoolClass>(id, out var @class)
            && await db.Classes.FirstOrDefaultAsync(row => row.Id == @class, cancellationToken) is { } named)
            return await OfferAsync(turn.Person, named, cancellationToken);
        if (kind == "chat" && Id.TryParse<Chat>(id, out var chatId)
            && await db.Chats.FirstOrDefaultAsync(row => row.Id == chatId && row.GoneAt == null, cancellationToken) is { } chat)
            await desk.OfferAsync(turn.Person, chat, cancellationToken);
        else if (kind == "staffroom")
            await desk.OfferStaffRoomAsync(turn.Person, cancellationToken);
        else
            return ["link"];
        return null;
    }

    private async Task<string[]?> AskBareAsync(Person person, CancellationToken cancellationToken)
    {
        var own = await entitlements.GuardianClassesAsync(person, cancellationToken);
        if (await rights.PupilAsync(person, cancellationToken) is { } pupil)
            own.Add(pupil.Class);
        own.AddRange((await rights.HomeroomOfAsync(person, cancellationToken)).Select(@class => @class.Id));
        var classes = await db.Classes.Where(@class => own.Contains(@class.Id) && @class.ArchivedAt == null).ToListAsync(cancellationToken);
        var isStaff = (await entitlements.TiesAsync(person, null, cancellationToken)).HasFlag(Ties.Staff);
        switch (classes.Count, isStaff)
        {
            case (0, false):
                return ["access", "begin", ""];
            case (1, false):
                return await OfferAsync(person, classes[0], cancellationToken);
            default:
                var choices = classes.OrderBy(@class => @class.Name, ClassOrder.Instance).Take(MaxChoices)
                    .Select(@class => Choice.Do(@class.Name, "links", "class", @class.Id.ToString()));
                return Choose(person, isStaff ? choices.Append(Choice.Do("Учительская", "links", "staffroom", "")) : choices);
        }
    }

    private async Task<string[]?> AskOneAsync(Person person, ClassMention mention, CancellationToken cancellationToken)
    {
        var names = mention.Readings.Select(reading => reading.ToString()).ToList();
        var meant = await db.Classes
            .Where(@class => @class.ArchivedAt == null && (mention.HasLetter ? names.Contains(@class.Name) : @class.Grade == mention.Grade))
            .ToListAsync(cancellationToken);
        if (meant.Count > 1)
        {
            // "5" of a parent with one child in a fifth class needs no question.
            var own = new List<SchoolClass>();
            foreach (var @class in meant)
            {
                if ((await entitlements.TiesAsync(person, @class.Id, cancellationToken) & ~(Ties.Staff | Ties.Administrator)) != Ties.None)
                    own.Add(@class);
            }
            if (own.Count != 1)
            {
                outbox.Answer(person, InviteReplies.WhichLetter(mention.Grade, meant.OrderBy(it => it.Name, ClassOrder.Instance).Take(MaxChoices).Select(it => Link(it.Name))));
                return null;
            }
            meant = own;
        }
        return meant is [var one] ? await OfferAsync(person, one, cancellationToken) : ["access", "begin", names[0]];
    }

    private async Task<string[]?> OfferAsync(Person person, SchoolClass @class, CancellationToken cancellationToken)
    {
        var ties = await entitlements.TiesAsync(person, @class.Id, cancellationToken);
        if ((ties & (Ties.Homeroom | Ties.Administrator)) != Ties.None)
            return await OfferToStaffAsync(person, @class, cancellationToken);
        if ((ties & (Ties.Guardian | Ties.Pupil | Ties.PupilInWaiting)) == Ties.None)
            return ["access", "begin", @class.Name];
        await desk.OfferClassAsync(person, @class.Id, ties.HasFlag(Ties.Guardian) ? AskerKind.Guardian : AskerKind.Pupil, cancellationToken);
        return null;
    }

    /// <summary>A teacher may want the parents' chat or the one with the pupils.</summary>
    private async Task<string[]?> OfferToStaffAsync(Person person, SchoolClass @class, CancellationToken cancellationToken)
    {
        var chats = await db.Chats.Where(chat => chat.Class == @class.Id && chat.GoneAt == null && chat.Kind != null).ToListAsync(cancellationToken);
        switch (chats)
        {
            case []:
                outbox.Answer(person, InviteReplies.PleaseBind($"чат {@class.Name}", standsIn: false));
                return null;
            case [var one]:
                await desk.OfferAsync(person, one, cancellationToken);
                return null;
            default:
                return Choose(person, chats.OrderBy(chat => chat.Kind).Select(chat => Choice.Do(ChatNames.Of(chat, @class.Name), "links", "chat", chat.Id.ToString())));
        }
    }

    private string[]? Choose(Person person, IEnumerable<Choice> choices)
    {
        outbox.Answer(person, InviteReplies.WhichChat(choices));
        return null;
    }

    private static Choice Link(string @class) => Choice.Do(@class, "link", @class);
}
