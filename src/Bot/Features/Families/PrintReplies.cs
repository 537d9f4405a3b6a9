using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Features.Files;
using BotHost.Messaging;

namespace BotHost.Features.Families;

/// <summary>Words around the printed sheet of family codes.</summary>
internal static class PrintReplies
{
    public static Reply Ask(PrintFacts facts, bool opensToAnyone)
    {
        var id = facts.Class.Id.ToString();
        var (all, fresh, nobody) = (facts.Pupils.Count, facts.For("fresh").Count, facts.For("nobody").Count);
        if (all == 0)
            return NothingToPrint(facts);
        var reply = new Reply(
            $"""
            Коды семей на бумаге, {facts.Class.Name}: лист с отрывными карточками, восемь на странице.
            Всего детей: {all}. Без действующего кода: {fresh}. Без единого взрослого: {nobody}.{(opensToAnyone ? $"\n\n{FileReplies.OpenToAnyone}" : "")}

            Для кого напечатать?
            """);
        if (nobody > 0)
            reply = reply.Row(Choice.Do($"Для детей без взрослых: {nobody}", "family", "print", id, "nobody").Primary());
        if (fresh > 0 && fresh < all)
            reply = reply.Row(Choice.Do($"Для детей без кода: {fresh}", "family", "print", id, "fresh"));
        return reply.Row(Choice.Do($"Для всех: {all}", "family", "print", id, "all"), Choice.Do("Отмена", "cancel"));
    }

    public static Reply AskReplace(PrintFacts facts, string whom, int live, bool opensToAnyone) => new Reply(
        $"""
        У {Plural.Of(live, "ребёнка", "детей", "детей")} уже есть код, который действует. Если напечатать новый, прежний перестанет работать.{(opensToAnyone ? $"\n\n{FileReplies.OpenToAnyone}" : "")}
        """)
        .Row(Choice.Do("Напечатать новые", "family", "print", facts.Class.Id.ToString(), whom + "-sure").Primary(), Choice.Do("Отмена", "cancel"))
        .Deciding();

    public static Reply NothingToPrint(PrintFacts facts) => new Reply(facts.Pupils.Count == 0
        ? $"{facts.Class.Name}: печатать некому. В списке нет учеников, для которых можно выдать код."
        : $"{facts.Class.Name}: у всех детей уже есть действующий код.")
        .Row(Choice.Do("Список класса", "family", "class", facts.Class.Id.ToString(), "0"));

    public static Reply Making(int count, int blocked) => new(
        $"Готовим лист: {Plural.Of(count, "код", "кода", "кодов")}. Пришлём сюда через несколько секунд."
        + (blocked > 0 ? $"\nДля {Plural.Of(blocked, "ребёнка", "детей", "детей")} с отметкой о запрете кода нет: взрослых подтверждайте по заявкам." : ""));

    public static Reply Sheet(SchoolClass @class, int count, string expires) => new Reply(
        $"""
        Коды семей, {@class.Name}: {count}. Действуют до {expires}.
        Распечатайте, разрежьте и отдайте родителям лично или через детей. Второй раз бот эти коды не покажет: потерянный лист можно напечатать заново.
        """)
        .Row(Choice.Do("Кого ещё нет", "missing", "class", @class.Id.ToString()));
}
