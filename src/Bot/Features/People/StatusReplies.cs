using System.Text;
using BotHost.Domain.Dialogs;
using BotHost.Domain.Invites;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Domain.Verification;
using BotHost.Messaging;

namespace BotHost.Features.People;

internal sealed record StatusFacts(
    IReadOnlyList<RequestStatus> Requests, IReadOnlyList<InviteStatus> Invites, IReadOnlyList<ChildStatus> Children, VerificationRequest? Verification,
    StaffMember? Staff, Pupil? Pupil, RelayedQuestion? Question);

internal sealed record RequestStatus(AccessRequest Request, string Class);

internal sealed record InviteStatus(Invite Invite, string Chat);

internal sealed record ChildStatus(string Child, string Class);

/// <summary>The answer to "статус".</summary>
internal static class StatusReplies
{
    private const int MostButtons = 6;

    public static Reply Show(StatusFacts facts, DateTimeOffset now, TimeZoneInfo zone)
    {
        var text = new StringBuilder();
        List<Choice> choices = [];
        if (facts.Staff is { } staff)
            text.Append(Invariant($"Ваша роль подтверждена: {staff.FullName}.\n"));
        if (facts.Pupil is { } pupil)
            text.Append(Invariant($"Ваш профиль связан с учеником: {pupil.ShortName}\n"));
        foreach (var child in facts.Children)
            text.Append(Invariant($"Ваш ребёнок: {child.Child}, класс {child.Class}.\n"));
        foreach (var invite in facts.Invites)
        {
            text.Append(Invariant($"\nПриглашение{Quoted(invite.Chat)}: действует до {RussianDate.Full(invite.Invite.ExpiresAt, zone)} ({RussianDate.Left(invite.Invite.ExpiresAt - now)}).\n"));
            choices.Add(Choice.Do("Открыть приглашение", "invite", "show", invite.Invite.Id.ToString()).Primary());
        }
        foreach (var (request, @class) in facts.Requests.Select(it => (it.Request, it.Class)))
            AddRequest(text, choices, request, @class, zone);
        if (facts.Verification is { } verification)
            text.Append(Invariant($"\nПодтверждение роли: ждёт решения с {RussianDate.Brief(verification.CreatedAt, zone)}.{Promise(verification.RemindedAt is null ? verification.RemindAt : null, zone)}\n"));
        if (facts.Verification is not null)
            choices.Add(Choice.Do("Подтверждение роли", "verify")); // who decides, and taking it back
        if (facts.Question is { } question)
        {
            text.Append("\nВас спросили о заявке, ждём ответ.\n");
            choices.Insert(0, Choice.Do("Ответить", "question", "answer", question.Id.ToString()).Primary());
        }
        if (text.Length == 0)
            return new Reply("Пока ничего нет: ни заявок, ни приглашений.")
                .Row(Choice.Do("Ссылка на чат класса", "link").Primary())
                .Row(Choice.Do("У меня есть код", "code"), Choice.Do("Я работаю в школе", "verify"));
        if (facts.Children.Count > 0)
            choices.Add(Choice.Do("Добавить взрослого", "family", "name"));
        if (facts.Invites.Count == 0)
            choices.Add(Choice.Do("Ссылка на чат класса", "link").Primary());
        var reply = new Reply(text.ToString().Trim());
        foreach (var row in choices.Take(MostButtons).Chunk(2))
            reply = reply.Row(row);
        return reply;
    }

    private static void AddRequest(StringBuilder text, List<Choice> choices, AccessRequest request, string @class, TimeZoneInfo zone)
    {
        if (!request.IsPending)
        {
            text.Append(Invariant($"\nЗаявка в класс {@class}: {AccessCardReplies.State(request.State)}.\n"));
            return;
        }
        text.Append(Invariant($"\nЗаявка в класс {@class}, «{request.ChildName}»: ждёт с {RussianDate.Brief(request.CreatedAt, zone)}.\n"));
        text.Append(AccessReplies.Who(request, @class, zone)).Append('\n');
        choices.Add(Choice.Do($"Отозвать: {@class}", "access", "withdraw", request.Id.ToString()));
    }

    private static string Promise(DateTimeOffset? remindAt, TimeZoneInfo zone) => remindAt is { } at ? $" Не ответит до {RussianDate.Full(at, zone)} — напомню." : "";

    private static string Quoted(string chat) => chat.Length > 0 ? $" в чат «{chat}»" : "";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
