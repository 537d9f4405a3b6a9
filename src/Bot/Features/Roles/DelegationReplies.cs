using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Roles;

/// <summary>Words about standing in for a colleague.</summary>
internal static class DelegationReplies
{
    public static Reply NothingToHand { get; } = new Reply("Передать можно заявки классов, которые вы ведёте. Сейчас таких нет. Заявки администраторов видят все администраторы.").Row(Choice.Do("Мой статус", "status"));

    public static Reply AskTo(IReadOnlyList<StaffMember> staff, int page) => (staff.Count == 0
            ? new Reply("Передать некому: нужен коллега с подтверждённой ролью.")
            : new Reply("Кому передать заявки на время? Выберите или напишите фамилию.")
                .Paged([.. staff.Select(row => Choice.Do(StaffName.Short(row.FullName), "away", "set", "to", row.Id.ToString()))], page, "away", "list"))
        .Row(Cancel);

    public static Reply AskDay(DateOnly today) => new Reply("По какой день включительно? Выберите или напишите, например: 20 августа.")
        .Row(Choice.Do("Неделя", "away", "set", "on", $"{today.AddDays(7):yyyy-MM-dd}"), Choice.Do("Две недели", "away", "set", "on", $"{today.AddDays(14):yyyy-MM-dd}")).Row(Cancel);

    public static Reply Preview(IReadOnlyList<string> classes, string to, DateOnly last) => new Reply(
        $"{string.Join(", ", classes)}: заявки по {Date(last)} включительно решает {to}. Потом всё вернётся само. Раньше — «Я вернулся».")
        .Row(Choice.Do("Передать", "away", "sure", "now").Positive(), Cancel).Deciding();

    public static Reply Begun(string to, DateOnly last) => new Reply($"Готово. По {Date(last)} заявки решает {to}.").Row(Choice.Do("Я вернулся", "away", "end", "now"));

    public static Reply Running(string to, DateOnly last) => new Reply($"Ваши заявки по {Date(last)} решает {to}.").Row(Choice.Do("Я вернулся", "away", "end", "now"));

    public static Reply YouStandIn(IReadOnlyList<string> classes, string who, DateOnly last) => new($"Вы замещаете: {who}. {string.Join(", ", classes)}: заявки родителей по {Date(last)} приходят вам.");

    public static Reply Notice(IReadOnlyList<string> classes, string who, string to, DateOnly last) => new($"{string.Join(", ", classes)}: по {Date(last)} заявки решает {to}. Передал(а): {who}");

    public static Reply YouAreBack { get; } = new("С возвращением. Заявки ваших классов снова приходят вам.");

    public static Reply Over { get; } = new("Замещение закончилось: заявки снова у классного руководителя. Спасибо!");

    public static Reply Unclear(string step) => new(step == "on"
        ? "Нужна дата не раньше сегодняшней и не дальше 100 дней. Например: 20 августа."
        : "Не нашёл такого коллегу или их несколько. Выберите из списка.") { HasMenu = false };

    private static Choice Cancel => Choice.Do("Отмена", "cancel");

    private static string Date(DateOnly day) => RussianDate.Day(day);
}
