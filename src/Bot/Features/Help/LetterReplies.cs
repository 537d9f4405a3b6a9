using BotHost.Domain.Help;
using BotHost.Domain.Language;
using BotHost.Domain.Schools;
using BotHost.Messaging;

namespace BotHost.Features.Help;

/// <summary>Letters are only prepared: who sends them, answers for them. What the school has not told the bot stays to be filled in.</summary>
internal static class LetterReplies
{
    private const string Support = "info@sferum.ru";
    private const string Gap = "[впишите]";

    public static Reply NoRight { get; } = new Reply("Письма в поддержку пишет администратор школы.").Row(Choice.Do("Написать администратору", "ticket", "ask", ""));

    public static Reply Which { get; } = new Reply($"Подготовлю письмо на {Support}. О чём оно?")
        .Row(Choice.Do("Регистрация школы", "letter", "show", "registration"))
        .Row(Choice.Do("Что-то не работает", "letter", "show", "support"));

    public static Reply Letter(LetterKind kind, SchoolProfile? profile, string schoolName) => new Reply(
        $"""
        Скопируйте письмо, впишите недостающее и отправьте со своей почты на {Support}. Бот его не отправляет.

        Тема: {(kind == LetterKind.Registration ? "Регистрация образовательной организации" : "Обращение в поддержку")}

        Здравствуйте!
        {Body(kind)}

        Организация: {profile?.FullName ?? schoolName}
        Адрес: {profile?.Address ?? Gap}
        Администратор назначен приказом: {Order(profile)}
        Фамилия, имя, отчество администратора: {Gap}
        Почта: {Gap}
        Личный мобильный номер (им администратор входит): {Gap}
        """)
        .Row(Choice.Do("Отправил(а)", "letter", "sent", kind == LetterKind.Registration ? "registration" : "support").Positive());

    public static Reply Noted(DateTimeOffset remindAt, TimeZoneInfo zone) => new($"Записал. Если ответа не будет 5 рабочих дней, напомню {RussianDate.Brief(remindAt, zone)}.");

    public static Reply Remind(SupportLetter letter, TimeZoneInfo zone) => new Reply(
        $"Письмо в поддержку ({(letter.Kind == LetterKind.Registration ? "регистрация" : "обращение")}) отправлено {RussianDate.Brief(letter.SentAt, zone)}. Ответ пришёл?")
        .Row(Choice.Do("Ответ пришёл", "letter", "answered", letter.Id.ToString()).Positive(), Choice.Do("Ещё нет", "letter", "silent", letter.Id.ToString()))
        .Row(Choice.Do("Письмо ещё раз", "letter", "show", letter.Kind == LetterKind.Registration ? "registration" : "support"));

    public static Reply Closed { get; } = new("Хорошо, больше не напоминаю.");

    private static string Body(LetterKind kind) => kind == LetterKind.Registration
        ? "Просим зарегистрировать нашу организацию и открыть доступ администратору."
        : $"Просим помочь: {Gap}.\nКогда замечено: {Gap}. Что делали перед этим: {Gap}. Что видно на экране: {Gap} (приложите снимок без личных данных детей).";

    private static string Order(SchoolProfile? profile) => profile?.AppointmentOrder is { } order
        ? $"№ {order}{(profile.AppointedOn is { } date ? $" от {RussianDate.Day(date)} {date.Year} г." : "")}"
        : Gap;
}
