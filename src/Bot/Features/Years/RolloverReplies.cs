using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Features.Movements;
using BotHost.Messaging;

namespace BotHost.Features.Years;

/// <summary>Words about the new school year.</summary>
internal static class RolloverReplies
{
    private const int MostShown = 25;

    public static Reply NoRight { get; } = new Reply("Новый учебный год начинает администратор школы.").Row(Choice.Do("Мой статус", "status"));

    public static Reply AskFirst { get; } = new Reply("Какие первые классы набраны? Напишите, например: 1А 1Б 1В.")
        .Row(Choice.Do("Первых классов нет", "rollover", "none"), Choice.Do("Назад", "rollover"));

    public static Reply FirstUnclear { get; } = new Reply("Нужны только первые классы, например: 1А 1Б 1В.").Row(Choice.Do("Первых классов нет", "rollover", "none"), Choice.Do("Назад", "rollover"));

    public static Reply Plan(RolloverPlan plan, IReadOnlySet<Id<SchoolClass>> staying, bool isSeason)
    {
        var graduates = plan.Changes.Where(it => it.Fate == RolloverFate.Graduated).ToList();
        var text = $"""
            Новый учебный год. Это только план, ничего не изменилось.

            Переходят: {Listed(plan.Changes.Where(it => it.After is not null).Select(it => $"{it.Class.Name} → {it.After}"))}
            Выпускаются: {Listed(graduates.Select(it => $"{it.Class.Name} ({it.Class.Pupils})"))}
            Новые: {Listed(plan.Created.Select(name => name.ToString()))}

            Чаты остаются со своими классами: {plan.Changes.Where(it => it.After is not null).Sum(it => it.Class.Chats)}. Чаты выпускников остаются у людей, ссылок в них бот больше не даёт: {graduates.Sum(it => it.Class.Chats)}.
            Выпускникам будет записано выбытие: {graduates.Sum(it => it.Class.Pupils)}. Классные руководители остаются с классами.
            """;
        if (!isSeason)
            text += "\n\nСейчас не лето. Обычно это делают 31 августа.";
        var reply = new Reply(text)
            .Tiled(plan.Changes.Where(it => it.Class.Name.Grade == 9).Take(4).Select(it => Choice.Do(
                staying.Contains(it.Class.Id) ? $"{it.Class.Name}: выпустить" : $"{it.Class.Name}: в 10-й", "rollover", "stay", it.Class.Id.ToString())), perRow: 2)
            .Row(Choice.Do("Первые классы", "rollover", "first"));
        return reply.Row(Choice.Do("Провести", "rollover", "sure", "now").Positive(), Choice.Do("Отмена", "cancel"));
    }

    public static Reply CarriedOut(RolloverPlan plan, IReadOnlyList<SchoolClass> unled)
    {
        var reply = new Reply(
            $"Готово, новый учебный год начат. Перешли: {plan.Changes.Count(it => it.After is not null)}, выпустились: {plan.Changes.Count(it => it.After is null)}, новые: {plan.Created.Count}."
            + (unled.Count > 0 ? $"\n\nБез классного руководителя: {string.Join(", ", unled.Select(row => row.Name))}." : "")
            + "\n\nЧто дальше: назначьте руководителей, пришлите списки первых классов, раздайте коды семьям. Отменить можно 24 часа.");
        return unled.Take(3).Aggregate(reply, (it, row) => it.Row(Choice.Do($"Назначить: {row.Name}", "homeroom", "ask", row.Id.ToString(), "class")))
            .Row(Choice.Do("Чаты выпускников", "rollover", "chats"))
            .Row(Choice.Do("Классы", "classes"), Choice.Do("Отменить переход", "rollover", "undo", "now").Negative());
    }

    public static Reply FamilyPromoted(string before, string after) => new($"С новым учебным годом! Ваш {before} теперь {after}. Чаты остались с классом, заново входить не нужно.");

    public static Reply FamilyBack(string before) => new($"Переход на новый учебный год отменён: класс снова {before}. С чатами ничего делать не нужно.");

    public static Reply FamilyGraduated(string name, string? @class) => new Reply(
        $"{name}: {@class} выпущен. Приглашения в чаты класса больше не действуют. Если ребёнок остаётся в школе, отправьте заявку в новый класс.")
        .Row(Choice.Do("Ссылка на чат класса", "link"));

    public static Reply LeftInside(IReadOnlyList<LeftBehind> left)
    {
        if (left.Count == 0)
            return new Reply("В чатах выпускных классов, где есть бот, лишних не осталось.").Row(Choice.Do("Классы", "classes"));
        var (own, byHand) = (left.Count(it => it.CanRemove), left.Count(it => !it.CanRemove));
        var shown = left.Take(MostShown).Select(it => $"· {it.ChatName}: {it.Who}{(it.CanRemove ? "" : ", только вручную")}");
        var reply = new Reply(
            $"Выпускники и их взрослые, которые остались в чатах: {left.Count}.\n{string.Join('\n', shown)}"
            + (left.Count > MostShown ? $"\n… и ещё {left.Count - MostShown}" : "")
            + "\n\nЕсли чат остаётся выпускникам, никого убирать не нужно.");
        if (own > 0)
            reply = reply.Row(Choice.Do($"Убрать: {own}", "rollover", "clean", "now").Negative());
        return byHand > 0 ? reply.Row(Choice.Do("Убрал(а) вручную", "rollover", "cleaned", "now")) : reply.Row(Choice.Do("Классы", "classes"));
    }

    public static Reply Notice(RolloverPlan plan, string office) => new Reply(
        $"Начат новый учебный год: перешли классов {plan.Changes.Count(it => it.After is not null)}, выпустились {plan.Changes.Count(it => it.After is null)}. Провёл(а): {office}").Row(Choice.Do("Классы", "classes"));

    public static Reply TeacherNotice(RolloverChange change) => new($"С новым учебным годом! Ваш {change.Class.Name} теперь {change.After}. Чаты и список остались с классом.");

    /// <param name="classes">One at least.</param>
    public static Reply TeacherGraduated(IReadOnlyList<RolloverClass> classes)
    {
        var names = string.Join(", ", classes.Select(it => $"{it.Name} ({Plural.Of(it.Pupils, "ученик", "ученика", "учеников")})"));
        var text = $"{names}: {(classes.Count == 1 ? "класс выпущен" : "классы выпущены")}, вы больше не классный руководитель. Заявок от семей и напоминаний по {(classes.Count == 1 ? "нему" : "ним")} не будет.";
        return new Reply(classes.Sum(it => it.Chats) switch
        {
            0 => text,
            1 => $"{text}\n\nЧат класса остаётся у тех, кто в нём; новых ссылок в него бот не даёт. Если выпускников нужно убрать из чата, это делает администратор школы.",
            var chats => $"{text}\n\n{Plural.Of(chats, "чат", "чата", "чатов")} остаются у тех, кто в них; новых ссылок в них бот не даёт. Если выпускников нужно убрать из чатов, это делает администратор школы.",
        }).Row(Choice.Do("Мой статус", "status"));
    }

    /// <param name="names">Whose classes are as they were.</param>
    public static Reply TeacherBack(IReadOnlyList<string> names)
        => new Reply($"Переход на новый учебный год отменён: {(names.Count == 1 ? "ваш класс" : "ваши классы")} снова {string.Join(", ", names)}. С чатами ничего делать не нужно.").Row(Choice.Do("Мой статус", "status"));

    public static Reply Done(DateOnly on, bool canUndo)
    {
        var reply = new Reply($"Переход на новый учебный год уже проведён {RussianDate.Day(on)} {on.Year}.").Row(Choice.Do("Классы", "classes"));
        return canUndo ? reply.Row(Choice.Do("Отменить переход", "rollover", "undo", "now").Negative()) : reply;
    }

    public static Reply UndoTooLate { get; } = new Reply("Отменить переход уже нельзя: прошло больше суток. Классы можно поправить по одному.").Row(Choice.Do("Классы", "classes"));

    public static Reply Undone(int kept) => new Reply(kept == 0
        ? "Переход отменён: классы и списки такие, как были."
        : $"Переход отменён. Остались новые классы с учениками: {kept}.").Row(Choice.Do("Классы", "classes"));

    public static Reply UndoneNotice(string office) => new($"Переход на новый учебный год отменён. Решение: {office}");

    public static Reply Soon { get; } = new Reply("Скоро 31 августа. Бот переведёт классы, выпустит девятые и одиннадцатые и заведёт первые; сначала покажет план.").Row(Choice.Do("Посмотреть план", "rollover"));

    private static string Listed(IEnumerable<string> items) => items.ToList() is { Count: > 0 } list ? string.Join(", ", list) : "нет";
}
