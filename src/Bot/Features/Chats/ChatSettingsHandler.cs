using System.Globalization;
using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>"Чат": the chats that a person answers for, how the bot stands in each, and what can be chosen there.</summary>
internal sealed class ChatSettingsHandler(
    BotDb db, Work work, Outbox outbox, AuditLog audit, BotOptions options, Rights roles,
    ChatRows rows, ChatRights rights, ChatNames names, MemberNames people, BotPresence presence, ChatDoctor doctor,
    LeakHandler leaks)
{
    private const int PageSize = 6;

    public async Task ListAsync(Turn turn, string page, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var runsSchool = await rights.RunsSchoolAsync(turn.Person, cancellationToken);
        var classes = (await roles.HomeroomOfAsync(turn.Person, cancellationToken)).ConvertAll(@class => (Id<Domain.Roster.SchoolClass>?)@class.Id);
        if (!runsSchool && classes.Count == 0)
        {
            outbox.Answer(turn.Person, ChatReplies.ForKeepersOnly);
            return;
        }
        var chats = await (from chat in db.Chats
                           where chat.GoneAt == null && (runsSchool || classes.Contains(chat.Class))
                           join @class in db.Classes on chat.Class equals @class.Id into ofChat
                           from @class in ofChat.DefaultIfEmpty()
                           select new { chat, Class = @class == null ? null : @class.Name }).ToListAsync(cancellationToken);
        var number = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked * PageSize < chats.Count ? asked : 0;
        var shown = chats.OrderBy(row => row.Class ?? "", ClassOrder.Instance).ThenBy(row => row.chat.Kind).ThenBy(row => row.chat.AddedAt)
            .Skip(number * PageSize).Take(PageSize).Select(row => (row.chat, ChatNames.Of(row.chat, row.Class))).ToList();
        outbox.Answer(turn.Person, shown.Count == 0 ? ChatReplies.Nothing : ChatReplies.List(shown, number, (number + 1) * PageSize < chats.Count));
    }

    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (!Id.TryParse<Chat>(words[1], out var id) || await rows.LockAsync(id, cancellationToken) is not { IsBound: true } chat
            || !await rights.AnswersForAsync(turn.Person, chat, cancellationToken))
        {
            outbox.Answer(turn.Person, ChatReplies.ForKeepersOnly);
            return;
        }
        var name = await names.OfAsync(chat, cancellationToken);
        switch (words)
        {
            case ["recheck", _]:
                presence.Look(chat, turn.Person);
                outbox.Answer(turn.Person, ChatReplies.Checking);
                break;
            case ["leak", _]:
                await leaks.ActAsync(turn, chat, name, cancellationToken);
                break;
            case ["doctor", _]:
                presence.Look(chat); // what is found meanwhile is in the next report
                outbox.Answer(turn.Person, await doctor.ReportAsync(chat, name, cancellationToken));
                break;
            case ["gate", _]:
                outbox.Answer(turn.Person, ChatReplies.ChooseGate(chat, name));
                break;
            case ["gate", _, "off"]:
                outbox.Answer(turn.Person, ChatReplies.ConfirmOff(chat, name));
                break;
            case ["gate", _, var rule]:
                await SetGateAsync(turn.Person, chat, name, rule, cancellationToken);
                break;
            case ["share", _, var onOff] when chat.Kind == ChatKind.Class && await rights.RunsSchoolAsync(turn.Person, cancellationToken):
                chat.IsSharedWithParents = onOff == "on";
                audit.Write(turn.Person, $"chat.shared-{(chat.IsSharedWithParents ? "on" : "off")}", chat.Id);
                await ShowAsync(turn.Person, chat, name, cancellationToken);
                break;
            case ["resume", _]:
                chat.RemovalsPausedAt = null;
                chat.RemovalsCountedFrom = work.Now;
                audit.Write(turn.Person, "chat.removals-resumed", chat.Id);
                outbox.Answer(turn.Person, StrangerReplies.Resumed(name));
                break;
            case ["soften", _]:
                chat.RemovalsPausedAt ??= work.Now; // asks by day and by night, until somebody says "Удалять дальше"
                chat.Gatekeeping = Gatekeeping.Soft;
                audit.Write(turn.Person, "chat.gatekeeping-soft", chat.Id);
                outbox.Answer(turn.Person, StrangerReplies.Softened(name));
                break;
            default:
                await ShowAsync(turn.Person, chat, name, cancellationToken);
                break;
        }
    }

    private async Task SetGateAsync(Person person, Chat chat, string name, string rule, CancellationToken cancellationToken)
    {
        chat.Gatekeeping = rule switch
        {
            "strict" => Gatekeeping.Strict,
            "soft" => Gatekeeping.Soft,
            "off-sure" => Gatekeeping.Off,
            _ => null,
        };
        chat.RemovalsPausedAt = null;
        audit.Write(person, $"chat.gatekeeping-{rule}", chat.Id);
        if (chat.Gatekeeping == Gatekeeping.Off)
            await TellSwitchedOffAsync(person, chat, name, cancellationToken);
        await ShowAsync(person, chat, name, cancellationToken);
    }

    private async Task TellSwitchedOffAsync(Person by, Chat chat, string name, CancellationToken cancellationToken)
    {
        var told = ChatReplies.SwitchedOff(name, await people.OfAsync(by.User, chat.Class, cancellationToken));
        var watchers = (await roles.HeadsAsync(cancellationToken)).Concat(await roles.AdministratorsAsync(cancellationToken));
        foreach (var person in watchers.DistinctBy(it => it.Id).Where(it => it.Id != by.Id && it.CanBeWrittenTo))
            outbox.Tell(person, told, isUrgent: true);
    }

    private async Task ShowAsync(Person person, Chat chat, string name, CancellationToken cancellationToken)
    {
        var inside = await db.ChatMembers.CountAsync(member => member.Chat == chat.Id && member.LeftAt == null, cancellationToken);
        var unknown = await db.ChatMembers.CountAsync(
            member => member.Chat == chat.Id && member.LeftAt == null && member.Standing == Standing.Unknown && member.DecidedBy == null, cancellationToken);
        var rule = GatekeepingPolicy.For(chat.Kind, chat.Gatekeeping, options.Invites.Gatekeeping);
        outbox.Answer(person, ChatReplies.Card(chat, name, rule, inside, unknown, await rights.RunsSchoolAsync(person, cancellationToken)));
    }
}
