using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Schools;

/// <summary>Words about classes that go to a colleague.</summary>
internal static class HandOverReplies
{
    public static Reply Nothing { get; } = new Reply("Передавать нечего: классного руководства нет.").Row(Choice.Do("Классы", "classes"), Choice.Do("Сотрудники", "staff"));

    public static Reply AskTo(IReadOnlyList<string> classes, IReadOnlyList<StaffMember> staff, int page) => (staff.Count == 0
            ? new Reply("Передать некому: других сотрудников в списке нет.")
            : new Reply($"Кому передать {string.Join(", ", classes)}? Выберите или напишите фамилию.")
                .Paged([.. staff.Select(row => Choice.Do(StaffName.Short(row.FullName), "hand-over", "set", "to", row.Id.ToString()))], page, "hand-over", "list"))
        .Row(Cancel);

    public static Reply AskDay(DateOnly today) => new Reply("С какого дня? Выберите или напишите, например: 1 сентября.")
        .Row(Choice.Do("Сегодня", "hand-over", "set", "on", $"{today:yyyy-MM-dd}"), Choice.Do("Завтра", "hand-over", "set", "on", $"{today.AddDays(1):yyyy-MM-dd}")).Row(Cancel);

    public static Reply Preview(IReadOnlyList<string> classes, StaffMember to, DateOnly on, bool isLater) => new Reply(
        $"""
        {string.Join(", ", classes)}: классный руководитель с {RussianDate.Day(on)} {on.Year} — {to.FullName}{(to.IsVerified ? "" : " (роль ещё не подтверждена)")}.

        {(isLater ? "До этого дня ничего не изменится. " : "")}Прежний руководитель перестанет получать заявки класса, новый начнёт. Оба узнают об этом.
        """)
        .Row(Choice.Do("Передать", "hand-over", "sure", "now").Positive(), Cancel).Deciding();

    public static Reply Done(IReadOnlyList<string> classes, StaffMember to, DateOnly on, bool isLater) => new Reply(isLater
        ? $"Записано: с {RussianDate.Day(on)} {on.Year} {string.Join(", ", classes)} ведёт {to.FullName}."
        : $"Готово: {string.Join(", ", classes)} ведёт {to.FullName}.").Row(Choice.Do("Классы", "classes"));

    public static Reply Unclear(string step) => new(step == "on"
        ? "Нужна дата не раньше сегодняшней. Например: 1 сентября."
        : "Не нашёл такого сотрудника или их несколько. Выберите из списка.") { HasMenu = false };

    public static Reply CameTrue(string @class, StaffMember teacher) => new($"С сегодняшнего дня {@class} ведёт {teacher.FullName}.");

    public static Reply Impossible(string @class) => new Reply($"Передача {@class} на сегодня не состоялась: класса или сотрудника больше нет в списке.").Row(Choice.Do("Классы", "classes"));

    private static Choice Cancel => Choice.Do("Отмена", "cancel");
}
