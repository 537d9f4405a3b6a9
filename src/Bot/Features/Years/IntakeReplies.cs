using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Messaging;

namespace BotHost.Features.Years;

/// <summary>Words about stays with dates.</summary>
internal static class IntakeReplies
{
    public static Reply NoRight { get; } = new Reply("Заезды ведёт администратор школы.").Row(Choice.Do("Мой статус", "status"));

    public static Reply AskName { get; } = new Reply("Как назвать заезд? Например: Заезд 12.").Row(Cancel);

    public static Reply NameUnclear { get; } = new Reply("Нужно новое название от 3 до 40 знаков, не похожее на класс. Например: Заезд 12.").Row(Cancel);

    public static Reply AskDates { get; } = new Reply("С какого и по какой день? Например: 1.12 – 21.12.").Row(Cancel);

    public static Reply DatesUnclear { get; } = new Reply("Нужны первый и последний день, последний ещё впереди. Например: 1.12 – 21.12.").Row(Cancel);

    public static Reply AskPupils { get; } = new Reply("Пришлите учеников: фамилия и полное имя, каждый с новой строки. Можно несколькими сообщениями.").Row(Cancel);

    public static Reply Preview(string name, DateOnly from, DateOnly to, IReadOnlyList<string> pupils, IReadOnlyList<int> refused)
    {
        var text = $"«{name}», {Date(from)} – {Date(to)}. Учеников: {pupils.Count}.";
        if (pupils.Count > 0)
            text += $"\n{string.Join(", ", pupils)}";
        if (refused.Count > 0)
            text += $"\n\nНе принято: {string.Join(", ", refused.Select(line => $"строка {line}"))} — нужны фамилия и полное имя. Пришлите их ещё раз.";
        var reply = new Reply($"{text}\n\nСписок можно дополнить ещё одним сообщением. После последнего дня все выбывают сами, приглашения заканчиваются.");
        return pupils.Count > 0 ? reply.Row(Choice.Do("Создать заезд", "intake", "sure", "now").Positive(), Cancel) : reply.Row(Cancel);
    }

    public static Reply Created(SchoolClass @class, DateOnly to) => new Reply($"Заезд «{@class.Name}» создан и закончится сам после {Date(to)}. Назначьте воспитателя и раздайте коды семьям.")
        .Row(Choice.Do("Карточка заезда", "class-card", "show", @class.Id.ToString()), Choice.Do("Заезды", "intake"));

    public static Reply List(IReadOnlyList<(Intake Intake, string Name, int Pupils)> running) => (running.Count == 0
            ? new Reply("Заездов сейчас нет.")
            : new Reply($"Заезды:\n{string.Join('\n', running.Select(row => $"– «{row.Name}», {Date(row.Intake.From)} – {Date(row.Intake.To)}, учеников: {row.Pupils}"))}")
                .Tiled(running.Take(4).Select(row => Choice.Do($"Завершить: {row.Name}", "intake", "end", row.Intake.Id.ToString())), perRow: 1))
        .Row(Choice.Do("Новый заезд", "intake", "new").Primary());

    public static Reply AskEnd(Intake intake) => new Reply("Завершить заезд сегодня? Ученики выбывают, приглашения и коды заканчиваются, класс уходит в архив.")
        .Row(Choice.Do("Завершить", "intake", "end-sure", intake.Id.ToString()).Negative(), Choice.Do("Заезды", "intake")).Deciding();

    public static Reply Ended(string name, int count) => new Reply(
        $"Заезд «{name}» закончился. Выбыли: {Plural.Of(count, "ученик", "ученика", "учеников")}. Кто остался в чатах — в журнале движения.").Row(Choice.Do("Журнал", "movement", "journal", "0"), Choice.Do("Заезды", "intake"));

    private static Choice Cancel => Choice.Do("Отмена", "cancel");

    private static string Date(DateOnly day) => RussianDate.Day(day);
}
