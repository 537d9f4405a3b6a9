using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Verification;

/// <summary>What administrators see of staff who are confirmed: the list, a card, the platform's badge, taking the role back.</summary>
internal static class StaffReplies
{
    public static Reply NoRight { get; } = new Reply("Список сотрудников видят администратор и руководитель школы.").Row(Choice.Do("Мой статус", "status"));

    public static Reply GiveBadge(StaffMember staff) => new Reply(
        $"""
        {staff.FullName}: роль подтверждена в боте. Отметку «учитель» в Сферуме ставят вручную:

        1. Войдите в Сферум как администратор организации.
        2. Откройте список сотрудников школы.
        3. Найдите сотрудника: {StaffName.Short(staff.FullName)}, и подтвердите роль «учитель».
        4. Вернитесь и нажмите «Сделано». До этого я напоминаю в сводке.
        """)
        .Row(Choice.Do("Сделано", "staff-member", "badge", staff.Id.ToString()).Positive(), Choice.Do("Карточка", "staff-member", "show", staff.Id.ToString()));

    public static Reply CodeRedeemed(StaffMember staff, Uri profile)
    {
        var badge = GiveBadge(staff);
        return badge with { Text = $"Код сотрудника введён. Если ввёл чужой человек, откройте карточку и отзовите роль.\n\n{badge.Text}", Rows = badge.Rows.Add([Choice.Open("Профиль", profile.AbsoluteUri)]) };
    }

    public static Reply CodeNotice(StaffMember staff, string office) => new Reply($"{staff.FullName}: роль подтверждена кодом сотрудника. Код выдал(а): {office}")
        .Row(Choice.Do("Карточка", "staff-member", "show", staff.Id.ToString()));

    public static Reply BadgeGiven(string fullName) => new($"{fullName}: отметка в Сферуме записана.");

    public static Reply Expected(IReadOnlyList<StaffMember> staff, int page) => staff.Count == 0
        ? new Reply("Все сотрудники из списка подтвердили роль.").Row(Choice.Do("Сотрудники", "staff-member", "list", "0"))
        : new Reply($"Ждём подтверждения: {staff.Count}. Сами они пишут боту «подтвердить»; быстрее — выдать код лично: нажмите на имя.\n\nСписок пополняется файлом или вставленным приказом.")
            .Paged([.. staff.Select(it => Choice.Do(StaffName.Short(it.FullName), "staff-member", "show", it.Id.ToString()))], page, "staff-member", "expected")
            .Row(Choice.Do("Подтверждённые", "staff-member", "list", "0"));

    public static Reply Code(StaffMember staff, string code, DateTimeOffset expires, TimeZoneInfo zone) => new Reply(
        $"{staff.FullName}: код сотрудника {code}. Передайте его лично, из рук в руки; действует до {RussianDate.Brief(expires, zone)}, один раз. Сотрудник пишет боту «код» и вводит его.")
        .Row(Choice.Do("Карточка", "staff-member", "show", staff.Id.ToString()));

    public static Reply AskNewAccount(StaffMember staff) => new Reply(
        $"{staff.FullName}: новый аккаунт вместо прежнего? Прежний закроется сразу: роль, приглашения и должности закончатся, доступ приостановится. Бот выдаст код: передайте его этому человеку лично.")
        .Row(Choice.Do("Закрыть прежний", "staff-member", "account-sure", staff.Id.ToString()).Negative(), Choice.Do("Назад", "staff-member", "show", staff.Id.ToString())).Deciding();

    public static Reply AccountClosedNotice(string fullName, string office) => new Reply($"{fullName}: прежний аккаунт закрыт, роль ждёт нового подтверждения. Решение: {office}").Row(Choice.Do("Роли", "roles"));

    public static Reply LastAdministrator { get; } = new Reply("Это последний администратор. Сначала назначьте другого.").Row(Choice.Do("Роли", "roles"));

    public static Reply List(IReadOnlyList<StaffMember> staff, int badges, int expected, int page)
    {
        if (staff.Count == 0)
        {
            var none = new Reply("Подтверждённых сотрудников пока нет. Попросите их написать боту «подтвердить».");
            return expected > 0 ? none.Row(Choice.Do($"Ожидаем: {expected}", "staff-member", "expected", "0")) : none;
        }
        var reply = new Reply($"Подтверждены: {Plural.Of(staff.Count, "сотрудник", "сотрудника", "сотрудников")}."
            + (badges > 0 ? $" Без отметки в Сферуме: {badges}." : ""));
        if (badges > 0)
            reply = reply.Row(Choice.Do($"Отметки в Сферуме: {badges}", "staff-member", "badges", "0").Primary());
        reply = reply.Paged([.. staff.Select(it => Choice.Do(StaffName.Short(it.FullName), "staff-member", "show", it.Id.ToString()))], page, "staff-member", "list");
        return expected > 0 && page == 0 ? reply.Row(Choice.Do($"Ожидаем: {expected}", "staff-member", "expected", "0")) : reply;
    }

    public static Reply Badges(IReadOnlyList<StaffMember> staff, int page)
    {
        if (staff.Count == 0)
            return new Reply("Отметки в Сферуме стоят у всех подтверждённых.").Row(Choice.Do("Сотрудники", "staff-member", "list", "0"));
        return new Reply("Кому ещё поставить отметку «учитель» в Сферуме. Поставили — нажмите на имя.")
            .Paged([.. staff.Select(it => Choice.Do(StaffName.Short(it.FullName), "staff-member", "badge", it.Id.ToString()))], page, "staff-member", "badges")
            .Row(Choice.Do("Стоит у всех", "staff-member", "badge-all", "ask"));
    }

    public static Reply AskBadgeAll(int count) => new Reply(
        $"Записать, что отметка в Сферуме стоит у всех ({Plural.Of(count, "сотрудник", "сотрудника", "сотрудников")})?")
        .Row(Choice.Do("Да, у всех", "staff-member", "badge-all", "sure").Positive(), Choice.Do("Назад", "staff-member", "badges", "0")).Deciding();

    public static Reply Card(StaffMember staff, IReadOnlyList<string> classes, string proof, Uri? profile, TimeZoneInfo zone)
    {
        var id = staff.Id.ToString();
        var lines = new List<string>
        {
            staff.FullName,
            staff.Position is { } position ? VerifyReplies.Work(staff.Kind, position) : VerifyReplies.KindName(staff.Kind),
            $"Классное руководство: {(classes.Count == 0 ? "нет" : string.Join(", ", classes))}",
            staff.VerifiedAt is { } since && staff.IsVerified ? $"Подтверждён(а) {RussianDate.Brief(since, zone)}, {proof}" : "Роль не подтверждена",
        };
        if (staff.IsVerified)
            lines.Add(staff.BadgeGivenAt is { } given ? $"Отметка в Сферуме: {RussianDate.Brief(given, zone)}" : "Отметки в Сферуме ещё нет");
        var reply = new Reply(string.Join('\n', lines));
        if (staff.IsVerified)
            reply = reply.Row(
                [.. staff.BadgeGivenAt is null ? new[] { Choice.Do("Отметка стоит", "staff-member", "badge", id) } : [], Choice.Do("Отозвать роль", "staff-member", "revoke", id).Negative()]);
        if (!staff.IsVerified && staff.DismissedAt is null)
            reply = reply.Row(Choice.Do("Выдать код сотрудника", "staff-member", "code", id));
        List<Choice> more = [];
        if (classes.Count > 0)
            more.Add(Choice.Do("Передать классы", "hand-over", "staff", id));
        if (staff.IsVerified)
            more.Add(Choice.Do("Новый аккаунт", "staff-member", "account", id));
        if (more.Count > 0)
            reply = reply.Row([.. more]);
        if (profile is not null)
            reply = reply.Row(Choice.Open("Профиль", profile.AbsoluteUri));
        return reply.Row(Choice.Do("К списку", "staff-member", "list", "0"));
    }

    public static Reply AskRevoke(StaffMember staff, IReadOnlyList<string> classes, int invites, IReadOnlyList<string> chats)
    {
        var lines = new List<string> { $"Отозвать роль: {staff.FullName}? Что произойдёт:" };
        lines.Add(classes.Count > 0 ? $"– классное руководство {string.Join(", ", classes)} закончится;" : "– классного руководства нет;");
        lines.Add(invites > 0 ? $"– {Plural.Of(invites, "приглашение", "приглашения", "приглашений")} перестанет действовать;" : "– действующих приглашений нет;");
        lines.Add("– человек, руководитель и другие администраторы узнают об этом сразу.");
        if (chats.Count > 0)
            lines.Add($"Из чатов бот сам не удаляет. Сейчас в них: {string.Join(", ", chats)}.");
        return new Reply(string.Join('\n', lines))
            .Row(Choice.Do("Отозвать", "staff-member", "revoke-sure", staff.Id.ToString()).Negative(), Choice.Do("Назад", "staff-member", "show", staff.Id.ToString()))
            .Deciding();
    }

    public static Reply Revoked(string fullName, IReadOnlyList<string> classes) => new Reply(
        $"{fullName}: роль отозвана.{(classes.Count > 0 ? $" Без классного руководителя: {string.Join(", ", classes)}." : "")} Вернуть роль можно новым подтверждением.")
        .Row(Choice.Do("Сотрудники", "staff-member", "list", "0"), Choice.Do("Классы", "class-card", "list", "0"));

    public static Reply RevokedNotice(string fullName, string office) => new($"{fullName}: роль сотрудника отозвана. Решение: {office}");

    public static Reply NotYours { get; } = new("Свою роль и роль администратора отзывает другой человек: руководитель школы.");

    public static Reply NoSuch { get; } = new Reply("Такой записи больше нет.").Row(Choice.Do("Сотрудники", "staff-member", "list", "0"));
}
