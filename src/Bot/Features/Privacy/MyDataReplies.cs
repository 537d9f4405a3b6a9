using System.Globalization;
using System.Text;
using BotHost.Domain.Announcements;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Privacy;
using BotHost.Domain.Roster;
using BotHost.Messaging;

namespace BotHost.Features.Privacy;

internal sealed record MyData(
    Person Person, IReadOnlyList<Role> Roles, StaffMember? Staff, Pupil? Pupil, IReadOnlyList<Pupil> Children, IReadOnlyList<Consent> Consents,
    IReadOnlyList<AccessRequest> Requests, int Verifications, int Invites, int Chats, int Audited,
    IReadOnlyList<(string Words, int Count)> Others);

/// <summary>What is held about a person, in a person's words.</summary>
internal static class MyDataReplies
{
    public static Reply Show(MyData data, TimeZoneInfo zone)
    {
        var text = new StringBuilder("Что бот хранит о вас.\n\n");
        Line(text, $"Номер в мессенджере: {data.Person.User.Key}");
        if (data.Person.DisplayName.Length > 0)
            Line(text, $"Имя из профиля: {data.Person.DisplayName}");
        Line(text, $"Знакомы с {RussianDate.Brief(data.Person.FirstSeenAt, zone)}");
        if (data.Roles.Count > 0)
            Line(text, $"Должности: {string.Join(", ", data.Roles.Select(Name))}");
        if (data.Staff is { } staff)
            Line(text, $"Сотрудник: {staff.FullName}{(staff.Position is { } position ? $", {position}" : "")}");
        if (data.Pupil is { } pupil)
            Line(text, $"Ваш профиль связан с учеником: {pupil.ShortName}");
        foreach (var child in data.Children)
            Line(text, $"Ребёнок: {child.ShortName} Полного имени бот не хранит.");
        foreach (var consent in data.Consents)
            Line(text, $"Согласие ({(consent.Purpose == ConsentPurpose.ChildInChats ? "ребёнок в чатах" : "данные о ребёнке")}): с {RussianDate.Brief(consent.GivenAt, zone)}, текст {consent.TextVersion}");
        foreach (var request in data.Requests.Where(request => request.IsPending))
            Line(text, $"Открытая заявка: «{request.ChildName}». Имя удалится, когда заявка будет решена.");
        Line(text, $"Решённых заявок: {data.Requests.Count(request => !request.IsPending)}, без имён");
        Line(text, $"Просьб подтвердить роль: {data.Verifications}");
        Line(text, $"Приглашений: {data.Invites}");
        Line(text, $"Чатов, где вы состоите: {data.Chats}");
        Line(text, $"Записей в журнале решений: {data.Audited}, без текстов");
        if (data.Person.News != NewsPreference.AtOnce)
            Line(text, $"Объявления: {(data.Person.News == NewsPreference.Evening ? "вечером, одним сообщением" : "только срочные")}");
        if (data.Others.Count > 0)
            Line(text, $"Ещё: {string.Join("; ", data.Others.Select(it => $"{it.Words} — {it.Count}"))}");
        text.Append("\nСообщения бот не копит: текст удаляется, когда на него отвечено или он доставлен, а при сбое через 7 дней. Незаконченный разговор забывается за три дня.\nИсправить данные: напишите администратору школы.");
        return new Reply(text.ToString()).Row(Choice.Do("Удалить мои данные", "forget", "ask"), Choice.Do("Согласия", "consent", "list"))
            .Row(Choice.Do("Мой статус", "status"));
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    internal static string Name(Role role) => role switch
    {
        Role.Administrator => "администратор",
        Role.Head => "руководитель",
        Role.Deputy => "заместитель",
        _ => "владелец",
    };
}
