using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Messaging;

namespace BotHost.Features.People;

/// <summary>What people who ask for access read. Nothing here depends on whether the child exists.</summary>
internal static class AccessReplies
{
    public static Reply NameTooLong { get; } = new Reply("Слишком длинно. Напишите только имя и фамилию ребёнка. Например: Петя Смирнов.").Row(Cancel);

    public static Reply NameNotUnderstood { get; } = new Reply("Не понял имя. Напишите имя и фамилию ребёнка. Например: Петя Смирнов.").Row(Cancel);

    public static Reply AskClass(IReadOnlyList<SchoolClass> classes, int page) => classes.Count == 0
        ? new Reply("Школа ещё не внесла классы. Попробуйте через день или обратитесь к классному руководителю.").Row(Choice.Do("Помощь", "help"))
        : new Reply("В каком классе ребёнок? Выберите или напишите, например: 5А.").Paged(Choices(classes), page, "access", "classes").Row(Cancel);

    public static Reply WhichClass(IReadOnlyList<SchoolClass> meant) => new Reply("Какой именно класс?").Paged(Choices(meant), 0, "access", "classes").Row(Cancel);

    public static Reply NoSuchClass(IReadOnlyList<SchoolClass> classes) => classes.Count == 0
        ? AskClass(classes, 0)
        : new Reply("Такого класса в списке школы нет. Выберите из тех, что есть, или напишите иначе, например: 5А.").Paged(Choices(classes), 0, "access", "classes").Row(Cancel);

    public static Reply AskChild(string @class, AskerKind kind) => kind == AskerKind.Pupil
        ? new Reply($"Класс {@class}. Как вас зовут? Напишите имя и фамилию. Например: Петя Смирнов.")
            .Row(Choice.Do("Я взрослый", "access", "kind", nameof(AskerKind.Guardian)), Cancel)
        : new Reply($"Класс {@class}. Как зовут ребёнка? Напишите имя и фамилию. Например: Петя Смирнов.")
            .Row(Choice.Do("Я ученик", "access", "kind", nameof(AskerKind.Pupil)), Cancel);

    public static Reply Check(string @class, string child, AskerKind kind) => new Reply(
        $"""
        Проверьте заявку.
        Кто просит: {(kind == AskerKind.Pupil ? "ученик или ученица" : "родитель или другой взрослый")}
        Класс: {@class}
        {(kind == AskerKind.Pupil ? "Имя" : "Ребёнок")}: {child}
        """)
        .Row(Choice.Do("Отправить", "access", "send", "draft").Positive())
        .Row(Choice.Do("Исправить", "access", "fix", "draft"), Cancel);

    public static Reply WhatToCorrect(AskerKind kind) => new Reply("Что исправить?")
        .Row(Choice.Do("Класс", "access", "fix", "class"), Choice.Do("Имя", "access", "fix", "child"))
        .Row(kind == AskerKind.Pupil
            ? Choice.Do("Я взрослый", "access", "kind", nameof(AskerKind.Guardian))
            : Choice.Do("Я ученик", "access", "kind", nameof(AskerKind.Pupil)))
        .Row(Cancel);

    public static Reply Pending(AccessRequest request, string @class, bool isNew, TimeZoneInfo zone) => new Reply(
        $"""
        {(isNew ? "Заявка отправлена." : "Такая заявка уже есть и ждёт решения.")}
        Класс: {@class}
        {(request.Kind == AskerKind.Pupil ? "Имя" : "Ребёнок")}: {request.ChildName}

        {Who(request, @class, zone)}
        """)
        .Row(Choice.Do("Мой статус", "status"), Choice.Do("Отозвать заявку", "access", "withdraw", request.Id.ToString()));

    /// <summary>Who decides and by when.</summary>
    public static string Who(AccessRequest request, string @class, TimeZoneInfo zone)
    {
        if (!request.IsAsked)
            return "Сейчас бот не может написать никому из школы. Скажите классному руководителю, что отправили заявку: он увидит её, когда напишет боту.";
        var by = $"Решает {Line(request.AskedLine, @class)}.";
        var remind = request.RemindAt is { } remindAt ? $" Не ответит до {RussianDate.Full(remindAt, zone)} — напомню." : "";
        var escalate = request.EscalateAt is { } escalateAt ? $" Не ответит до {RussianDate.Full(escalateAt, zone)} — передам дальше: {Next(request.AskedLine)}." : "";
        return by + remind + escalate;
    }

    public static Reply Refused(AccessRefusal refusal) => refusal switch
    {
        AccessRefusal.PupilAsksAsGuardian => new Reply(
            """
            Вы пишете из профиля ученика. Доступ для взрослого по нему открыть нельзя.
            Так бывает, если на телефоне родителя открыт профиль ребёнка. Войдите в свой профиль и напишите боту ещё раз.
            """).Row(Choice.Do("Ссылка на чат класса", "link"), Choice.Do("Мой статус", "status")),
        AccessRefusal.AlreadyPupil => new Reply("Этот профиль уже связан с учеником, новая заявка не нужна.")
            .Row(Choice.Do("Ссылка на чат класса", "link").Primary(), Choice.Do("Мой статус", "status")),
        AccessRefusal.AdultAsksAsPupil => new Reply("Вы пишете из профиля взрослого. Ученику нужен свой профиль: пусть он напишет боту сам.")
            .Row(Choice.Do("Я взрослый", "access", "kind", nameof(AskerKind.Guardian)), Choice.Do("Мой статус", "status")),
        _ => new Reply($"У вас уже {Plural.Of(AccessPolicy.MaxOpen, "открытая заявка", "открытые заявки", "открытых заявок")}. Дождитесь решения или отзовите одну из них.")
            .Row(Choice.Do("Мой статус", "status").Primary()),
    };

    public static Reply Approved(string child, string @class, AskerKind kind) => new(kind == AskerKind.Pupil
        ? $"Вас подтвердили: {child}, класс {@class}."
        : $"Вас подтвердили. Ребёнок: {child}, класс {@class}.");

    /// <param name="by">"классный руководитель Иванова М. П.".</param>
    public static Reply Rejected(string @class, string by, string reason) => new Reply(
        $"""
        Заявка в класс {@class} отклонена. Решил: {by.TrimEnd('.')}.
        Причина: {reason}

        Что дальше: проверьте, верно ли указаны класс и имя, и отправьте заявку ещё раз. Или обратитесь в школу лично и возьмите код семьи.
        """)
        .Row(Choice.Do("Отправить заявку", "access", "begin", @class).Primary(), Choice.Do("У меня есть код", "code"));

    public static Reply Expired(string @class) => new Reply(
        $"""
        Заявку в класс {@class} за 14 дней никто не решил, поэтому она закрыта. Имя из неё удалено.
        Отправьте её ещё раз или попросите у классного руководителя код семьи.
        """)
        .Row(Choice.Do("Отправить заявку", "access", "begin", @class).Primary(), Choice.Do("У меня есть код", "code"));

    /// <summary>The child's ways in were closed; the reason is not for this reader.</summary>
    public static Reply Closed(string @class) => new Reply($"Заявка в класс {@class} закрыта. По вопросам доступа обратитесь в школу лично.").Row(Choice.Do("Помощь", "help"));

    public static Reply Escalated(AccessRequest request, string @class) => new Reply($"По заявке в класс {@class} ответа пока нет. Теперь решает {Line(request.AskedLine, @class)}.")
        .Row(Choice.Do("Мой статус", "status"));

    public static Reply AskWithdraw(string @class, string id) => new Reply($"Отозвать заявку в класс {@class}? Имя из неё удалится.")
        .Row(Choice.Do("Да, отозвать", "access", "withdrawn", id).Negative(), Choice.Do("Нет", "status"));

    public static Reply Withdrawn { get; } = new Reply("Заявка отозвана, имя из неё удалено.").Row(Choice.Do("Ссылка на чат класса", "link"));

    public static Reply Over { get; } = new Reply("Эта заявка уже закрыта.").Row(Choice.Do("Мой статус", "status"));

    public static string Line(DeciderLine line, string @class) => line switch
    {
        DeciderLine.Homeroom => $"классный руководитель {@class}",
        DeciderLine.Administrators => "администратор школы",
        _ => "руководитель школы",
    };

    private static Choice Cancel => Choice.Do("Отмена", "cancel");

    private static string Next(DeciderLine line) => line == DeciderLine.Homeroom ? "администратору школы" : "руководителю школы";

    private static Choice[] Choices(IReadOnlyList<SchoolClass> classes) => [.. classes.Select(row => Choice.Do(row.Name, "access", "class", row.Id.ToString()))];
}
