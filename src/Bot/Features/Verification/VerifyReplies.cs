using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Domain.Verification;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Verification;

/// <summary>What a person hears who asks to be confirmed as staff.</summary>
internal static class VerifyReplies
{
    private static readonly Choice _cancel = Choice.Do("Отмена", "cancel");
    private static readonly Choice _status = Choice.Do("Мой статус", "status");

    public static Reply Begin(string? className) => new Reply(
        $"Передам администратору просьбу подтвердить, что вы работаете в школе{(className is null ? "" : $" и ведёте {className}")}.\n\n"
        + "Как вас зовут? Напишите фамилию, имя и отчество. Например: Иванова Мария Петровна.").Row(_cancel);

    public static Reply AskName { get; } = new Reply("Напишите фамилию, имя и отчество. Например: Иванова Мария Петровна.").Row(_cancel);

    public static Reply AskNameAgain(bool mayKeep)
    {
        var reply = new Reply("Это не похоже на полное имя. Напишите фамилию, имя и отчество, каждое слово целиком."
            + (mayKeep ? " Если так и есть, нажмите «Оставить так»." : ""));
        return (mayKeep ? reply.Row(Choice.Do("Оставить так", "verify-step", "keep-name")) : reply).Row(_cancel);
    }

    public static Reply AskKind { get; } = new Reply("Кем вы работаете? Выберите или напишите, например: учитель математики.")
        .Row(Kind(StaffKind.SubjectTeacher), Kind(StaffKind.BoardingTutor))
        .Row(Kind(StaffKind.ExtracurricularTeacher))
        .Row(Kind(StaffKind.Administration), Kind(StaffKind.Other))
        .Row(_cancel);

    public static Reply AskPosition(StaffKind kind) => kind == StaffKind.SubjectTeacher
        ? new Reply("Какой предмет вы ведёте? Например: математика.").Row(_cancel)
        : new Reply("Как называется ваша должность?").Row(Choice.Do("Пропустить", "verify-step", "no-position"), _cancel);

    public static Reply PositionUnclear { get; } = new Reply("Не понял. Напишите одним-двумя словами, например: математика.").Row(_cancel);

    public static Reply AskClass { get; } = new Reply("Вы классный руководитель? Напишите класс, например 6А. Если нет, нажмите «Нет».")
        .Row(Choice.Do("Нет", "verify-step", "no-class"), _cancel);

    public static Reply ClassUnknown { get; } = new Reply("Такого класса в списке школы нет. Напишите ещё раз, например 6А. Или нажмите «Нет»: класс можно назначить позже.")
        .Row(Choice.Do("Нет", "verify-step", "no-class"), _cancel);

    public static Reply WhichClass(IReadOnlyList<SchoolClass> classes) => new Reply("Какой класс вы ведёте?")
        .Paged([.. classes.Select(row => Choice.Do(row.Name, "verify-step", "class", row.Id.ToString()))], 0, "verify-step", "classes")
        .Row(Choice.Do("Нет", "verify-step", "no-class"), _cancel);

    public static Reply Summary(VerificationDraft draft, string? className) => new Reply(
        $"""
        Проверьте, всё ли верно.

        ФИО: {draft.FullName}
        Работа: {Work(draft.Kind, draft.Position)}
        Классное руководство: {className ?? "нет"}
        """)
        .Row(Choice.Do("Отправить", "verify-step", "send").Positive())
        .Row(Choice.Do("Исправить", "verify-step", "fix"), _cancel);

    public static Reply WhatToFix { get; } = new Reply("Что исправить?")
        .Row(Choice.Do("ФИО", "verify-step", "fix", "name"), Choice.Do("Работу", "verify-step", "fix", "kind"), Choice.Do("Класс", "verify-step", "fix", "class"))
        .Row(Choice.Do("Ничего", "verify-step", "back"), _cancel);

    public static Reply Over { get; } = new Reply("Этот разговор уже закончен.").Row(Choice.Do("Начать сначала", "verify"), _status);

    public static Reply Submitted(VerificationRequest request, AskedBecause because, DateTimeOffset shownAt, DateTimeOffset now, TimeZoneInfo zone)
    {
        var waits = shownAt > now ? $" Сейчас тихие часы: просьбу увидят {RussianDate.Brief(shownAt, zone)}." : "";
        return WithOwnChoices(new Reply(because == AskedBecause.Nobody
            ? "Просьба сохранена. Но спросить пока некого: ни администратор, ни руководитель школы ещё не писали боту. "
                + "Скажите им об этом: пусть откроют бота и нажмут «Начать». Я попробую снова в течение часа."
            : $"Просьба отправлена. {Decides(because)}{waits}{Until(request, because, zone)}\n\n"
                + "Вас проверят лично: подойдите сами или попросите код сотрудника."), request)
            .Row(Choice.Do("Попросить коллег поручиться", "vouch", "ask", request.Id.ToString()));
    }

    public static Reply Pending(VerificationRequest request, AskedBecause because, TimeZoneInfo zone)
        => WithOwnChoices(new Reply($"Ваша просьба от {RussianDate.Brief(request.CreatedAt, zone)} ждёт решения. {Decides(because)}{Until(request, because, zone)}"), request);

    public static Reply RefusedPupil { get; } = new Reply(
        "Этот аккаунт записан за учеником, поэтому роль сотрудника ему дать нельзя. Если это ошибка, скажите классному руководителю: он исправит список.")
        .Row(Choice.Do("Ссылка на чат класса", "link").Primary());

    public static Reply AlreadyVerified(string fullName, string? classes) => new Reply(
        $"Вы уже подтверждены: {fullName}{(classes is null ? "" : $", классное руководство {classes}")}.").Row(Choice.Do("Учительская", "staff-room"), _status);

    public static Reply TooOften { get; } = new("За неделю уже было несколько просьб. Подойдите к администратору школы: он даст вам код сотрудника, его можно прислать сюда.");

    public static Reply Withdrawn { get; } = new Reply("Хорошо, просьба отозвана.").Row(Choice.Do("Отправить новую", "verify"));

    public static Reply Approved(string fullName, string? className) => new Reply(
        $"Ваша роль подтверждена: {fullName}.{(className is null ? "" : $" Вы классный руководитель {className}.")}");

    public static Reply Rejected(string reason) => new Reply(
        $"Роль сотрудника не подтвердили. Причина: {reason}\n\nЕсли это ошибка, подойдите к администратору школы: он даст код сотрудника. Или отправьте просьбу ещё раз.")
        .Row(Choice.Do("Отправить ещё раз", "verify"), Choice.Do("Ввести код", "code"));

    public static Reply Expired { get; } = new Reply("Просьба подтвердить роль пролежала 14 дней без ответа и закрыта. Подойдите к администратору школы и отправьте её ещё раз.")
        .Row(Choice.Do("Отправить ещё раз", "verify").Primary());

    public static Reply Escalated(AskedBecause because) => new Reply(
        because == AskedBecause.Nobody
            ? "Ответа на вашу просьбу пока нет. Напомните о ней администратору школы лично."
            : "Ответа на вашу просьбу пока нет, поэтому я передал её руководителю школы.").Row(_status);

    public static Reply Revoked { get; } = new Reply(
        "Администратор отозвал вашу роль сотрудника: чаты сотрудников и классное руководство в боте закрыты. Если это ошибка, подойдите к администратору школы.")
        .Row(Choice.Do("Подтвердить роль заново", "verify"), Choice.Do("Помощь", "help"));

    /// <summary>To the one who holds the name already.</summary>
    public static Reply SecondClaim(VerificationRequest request) => new Reply(
        "Кто-то с другого аккаунта попросил подтвердить роль под вашим именем. Администратор это видит. Если это не вы, нажмите кнопку: он узнает сразу.")
        .Row(Choice.Do("Это не я", "verify-step", "object", request.Id.ToString()).Negative());

    public static Reply Objected { get; } = new("Спасибо, записал: администратор увидит, что это не вы.");

    public static string Work(StaffKind kind, string position)
        => position.Contains(KindName(kind).Split(' ')[0], StringComparison.OrdinalIgnoreCase) ? position : $"{KindName(kind).ToLowerInvariant()}, {position}";

    public static string KindName(StaffKind kind) => kind switch
    {
        StaffKind.SubjectTeacher => "Учитель",
        StaffKind.ExtracurricularTeacher => "Педагог доп. образования",
        StaffKind.BoardingTutor => "Воспитатель",
        StaffKind.Administration => "Администрация",
        _ => "Другая работа",
    };

    private static Choice Kind(StaffKind kind) => Choice.Do(KindName(kind), "verify-step", "kind", kind.ToString());

    private static string Decides(AskedBecause because) => because switch
    {
        AskedBecause.ItIsTheirs => "Решает администратор школы.",
        AskedBecause.AskerIsAdministrator => "Роль администратора подтверждает руководитель школы: сам себя никто не подтверждает.",
        AskedBecause.OthersUnreachable => "Решает руководитель школы: администратору бот написать не может.",
        AskedBecause.OthersSilent => "Администратор не ответил, теперь решает руководитель школы.",
        _ => "Спросить пока некого: скажите администратору, чтобы он написал боту.",
    };

    private static string Until(VerificationRequest request, AskedBecause because, TimeZoneInfo zone) => because == AskedBecause.ItIsTheirs && request.EscalatedAt is null
        ? $" Не ответит до {RussianDate.Brief(request.EscalateAt, zone)} — спрошу руководителя."
        : $" Просьба ждёт до {RussianDate.Brief(request.ExpiresAt, zone)}.";

    private static Reply WithOwnChoices(Reply reply, VerificationRequest request)
        => reply.Row(_status, Choice.Do("Отозвать просьбу", "verify-step", "withdraw", request.Id.ToString()));
}
