using System.Globalization;
using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>"Какой это чат?": which chat the bot was added to. Classes are offered to those who may bind them; anyone else's wish goes to the administrators.</summary>
internal sealed class ChatSetupHandler(
    BotDb db, Outbox outbox, Rights roles, ChatRows rows, ChatRights rights, ChatNames names, MemberNames people, ChatBinder binder)
{
    private const int PageSize = 6;

    /// <summary>From the chat's own "Подключить чат": the person opened the dialog.</summary>
    public async Task StartAsync(Turn turn, string chat, CancellationToken cancellationToken) => await HandleAsync(turn, ["kind", chat], cancellationToken);

    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (!Id.TryParse<Chat>(words[1], out var id) || !await rights.IsStaffAsync(turn.Person, cancellationToken)
            || await rows.LockAsync(id, cancellationToken) is not { GoneAt: null } chat
            || chat.IsBound && !await rights.AnswersForAsync(turn.Person, chat, cancellationToken))
        {
            outbox.Answer(turn.Person, ChatReplies.ForKeepersOnly);
            return;
        }
        await (words switch
        {
            ["class", _, "parents" or "pupils", var page] => AskClassAsync(turn.Person, chat, words[2], page, cancellationToken),
            ["ask", _, "management", _] => AnswerAsync(turn.Person, ChatReplies.WhichManagement(chat)),
            ["ask", _, var kind, var @class] => AskToConfirmAsync(turn.Person, chat, kind, @class, cancellationToken),
            ["bind", _, var kind, var @class] => BindAsync(turn.Person, chat, kind, @class, cancellationToken),
            ["other", _] => LeaveAloneAsync(turn.Person, chat, cancellationToken),
            _ => AnswerAsync(turn.Person, ChatReplies.Which(chat)),
        });
    }

    private async Task AskClassAsync(Person person, Chat chat, string kind, string page, CancellationToken cancellationToken)
    {
        var classes = await rights.RunsSchoolAsync(person, cancellationToken)
            ? await db.Classes.Where(@class => @class.ArchivedAt == null).ToListAsync(cancellationToken)
            : await roles.HomeroomOfAsync(person, cancellationToken);
        if (classes.Count == 0 && !await rights.RunsSchoolAsync(person, cancellationToken))
        {
            await HandOverAsync(person, chat, cancellationToken);
            return;
        }
        var number = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked * PageSize < classes.Count ? asked : 0;
        var sorted = classes.OrderBy(@class => @class.Name, ClassOrder.Instance).Skip(number * PageSize).Take(PageSize).ToList();
        outbox.Answer(person, sorted.Count == 0
            ? ChatReplies.NoClasses
            : ChatReplies.WhichClass(chat, kind, sorted, number, (number + 1) * PageSize < classes.Count));
    }

    private async Task AskToConfirmAsync(Person person, Chat chat, string kind, string @class, CancellationToken cancellationToken)
    {
        if (await ReadAsync(person, kind, @class, cancellationToken) is not { } place)
        {
            await HandOverAsync(person, chat, cancellationToken);
            return;
        }
        var before = await binder.FindAsync(place.Kind, place.Class?.Id, except: chat, cancellationToken);
        var replaced = before is null ? null : before.Title.Length > 0 ? $"«{before.Title}»" : "без названия";
        outbox.Answer(person, ChatReplies.ConfirmBind(chat, kind, place.Class?.Id.ToString(), ChatNames.Of(place.Kind, place.Class?.Name, chat.Title), replaced));
    }

    private async Task BindAsync(Person person, Chat chat, string kind, string @class, CancellationToken cancellationToken)
    {
        if (await ReadAsync(person, kind, @class, cancellationToken) is not { } place)
        {
            await HandOverAsync(person, chat, cancellationToken);
            return;
        }
        await binder.BindAsync(person, chat, place.Kind, place.Class, cancellationToken);
        outbox.Answer(person, ChatReplies.Bound(await names.OfAsync(chat, cancellationToken)));
    }

    private async Task LeaveAloneAsync(Person person, Chat chat, CancellationToken cancellationToken)
    {
        await binder.UnbindAsync(person, chat, cancellationToken);
        outbox.Answer(person, ChatReplies.LeftAlone(chat));
    }

    /// <summary>What the words mean and this person may bind; null otherwise. Buttons prove nothing.</summary>
    private async Task<(ChatKind Kind, SchoolClass? Class)?> ReadAsync(Person person, string kind, string @class, CancellationToken cancellationToken)
    {
        var runsSchool = await rights.RunsSchoolAsync(person, cancellationToken);
        if (kind == "staff")
            return runsSchool ? (ChatKind.StaffRoom, null) : null;
        if (Management(kind) is { } management)
            return runsSchool ? (management, null) : null;
        if (!Id.TryParse<SchoolClass>(@class, out var id) || !runsSchool && !await roles.LeadsAsync(person, id, cancellationToken))
            return null;
        var found = await db.Classes.FirstOrDefaultAsync(row => row.Id == id && row.ArchivedAt == null, cancellationToken);
        return found is null ? null : (kind == "parents" ? ChatKind.ClassParents : ChatKind.Class, found);
    }

    private static ChatKind? Management(string kind) => kind switch
    {
        "deputies" => ChatKind.HeadDeputies,
        "head-staff" => ChatKind.HeadStaff,
        "parent-active" => ChatKind.HeadParentActive,
        "pupil-active" => ChatKind.HeadPupilActive,
        _ => null,
    };

    private async Task HandOverAsync(Person person, Chat chat, CancellationToken cancellationToken)
    {
        var administrators = (await roles.AdministratorsAsync(cancellationToken)).Where(it => it.CanBeWrittenTo).ToList();
        var who = await people.OfAsync(person.User, null, cancellationToken);
        foreach (var administrator in administrators)
            outbox.Tell(administrator, ChatReplies.WhichProposed(chat, who));
        outbox.Answer(person, ChatReplies.HandedToAdministrator(administrators.Count > 0));
    }

    private Task AnswerAsync(Person person, Reply reply)
    {
        outbox.Answer(person, reply);
        return Task.CompletedTask;
    }
}
