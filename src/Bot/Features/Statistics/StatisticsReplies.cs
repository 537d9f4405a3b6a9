using System.Globalization;
using BotHost.Domain.Language;
using BotHost.Domain.Statistics;
using BotHost.Features.Movements;
using BotHost.Messaging;

namespace BotHost.Features.Statistics;

/// <summary>Under each number stands what it means: a figure that can be read in two ways is worse than none.</summary>
internal static class StatisticsReplies
{
    public static Reply NoRight { get; } = new Reply("Статистику школы видят руководитель и администратор.").Row(Choice.Do("Помощь", "help"));

    public static Reply Report(StatisticsFacts facts) => WithButtons(new Reply(string.Join("\n\n", Paragraphs(facts, withClasses: true))), facts.Period);

    public static Reply Weekly(StatisticsFacts facts) => WithButtons(
        new Reply(string.Join("\n\n", [.. Paragraphs(facts, withClasses: false), "Почему вы это получили: по пятницам итоги недели приходят руководителю школы."])), facts.Period);

    public static string Title(StatisticsPeriod period) => $"Статистика школы, {Days(period)}";

    /// <param name="withClasses">Line by line, and not for the school alone.</param>
    public static IReadOnlyList<string> Paragraphs(StatisticsFacts facts, bool withClasses)
    {
        List<string> paragraphs = [Title(facts.Period), Coverage(facts)];
        if (withClasses && facts.Classes.Count > 0)
            paragraphs.Add("По классам: " + string.Join("; ", facts.Classes.Select(it => $"{it.Class} — {it.Inside} из {it.Children}")) + "." + Small(facts.SmallClasses));
        paragraphs.Add($"Сотрудники с подтверждённой ролью: {facts.VerifiedStaff} из {facts.Staff}.\nЭто те, чью личность администратор проверил или кто ввёл личный код.");
        paragraphs.Add(Requests(facts));
        paragraphs.Add(
            $"Приглашения: выдано {Whole(facts.Issued)}, вступили по ним {Whole(facts.Joined)}, истекло {Whole(facts.Expired)}.\nЛичные ссылки в чаты за этот период, у каждой один владелец и срок.");
        paragraphs.Add(Events(facts.Events));
        paragraphs.Add(Movement(facts));
        if (facts.Platform.Count > 0)
        {
            paragraphs.Add("Из Сферума, внесено вручную (бот этих чисел не видит):\n" + string.Join('\n', facts.Platform.Select(
                it => $"• {it.Name}: {Whole(it.Value)} — {it.Source}, на {RussianDate.Day(it.AsOf)} {it.AsOf.Year} г.")));
        }
        return paragraphs;
    }

    public static Reply Chart(StatisticsFacts facts) => new($"Семьи в чатах классов, на {RussianDate.Day(facts.Period.To)}. Доля детей, у которых в чате класса есть взрослый.");

    public static Reply NothingToDraw { get; } = new("Рисовать пока нечего: в классах нет детей или их меньше пяти. Сначала загрузите списки.") { Rows = [[Choice.Do("Загрузить списки", "import")]] };

    public static Reply File(StatisticsPeriod period) => new(Title(period) + ".");

    public static Reply FileComing { get; } = new("Готовлю файл, это несколько секунд.");

    public static Reply AskFigure { get; } = new Reply(
        "Напишите одной строкой: что = сколько, откуда. Например: участников = 540, кабинет Сферума.\nЧисло войдёт в отчёт с пометкой «внесено вручную».")
        .Row(Choice.Do("Отмена", "cancel"));

    public static Reply FigureUnclear { get; } = new Reply("Не разобрал. Нужны название, число и источник: участников = 540, кабинет Сферума.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply FigureKept(string name, long value) => new Reply($"Записал: {name}: {Whole(value)}. Прежнее число с этим названием больше не показывается.")
        .Row(Choice.Do("Показать статистику", "stats", "month"));

    public static string MadeBy(string who, DateTimeOffset at, TimeZoneInfo zone) => $"{who}, {RussianDate.Full(at, zone)}";

    private static string Days(StatisticsPeriod period) => $"с {RussianDate.Day(period.From)} по {RussianDate.Day(period.To)} {period.To.Year} г.";

    private static string Coverage(StatisticsFacts facts) => facts.School.Children == 0
        ? "Семьи в чатах: в списках пока нет детей."
        : $"Семьи в чатах: {facts.School.Inside} из {Plural.Of(facts.School.Children, "ребёнка", "детей", "детей")}, {facts.School.Percent} %.\nСчитаем детей, у которых в чате класса есть хотя бы один взрослый.";

    private static string Small(int classes) => classes == 0 ? ""
        : $" Ещё {Plural.Of(classes, "класс", "класса", "классов")}, где детей меньше {SmallGroups.Fewest}, отдельно не {Plural.Word(classes, "показан", "показаны", "показаны")}.";

    private static string Requests(StatisticsFacts facts)
    {
        var answered = facts.TimeToAnswer is { } time
            ? $"Заявки: отвечено {Whole(facts.Answered)}, обычно за {Span(time)}, ждут сейчас {Whole(facts.Waiting)}."
            : $"Заявки: отвечено 0, ждут сейчас {Whole(facts.Waiting)}.";
        return answered + "\nОт заявки родителя или учителя до решения: половина решена не дольше этого времени.";
    }

    public static string Events(EventFigures it)
    {
        if (it.Planned == 0)
            return "События: за период не планировали.\nТрансляции, собрания, педсоветы, уроки и другие события, которые ведёт бот.";
        List<string> parts = [$"состоялось {Whole(it.Held)} из {Whole(it.Planned)}"];
        if (it.Counted > 0)
            parts.Add($"участников {Whole(it.People)}{(it.Counted < it.Held ? $" (по {Plural.Of(it.Counted, "событию", "событиям", "событиям")}, где их посчитали)" : "")}");
        if (it.NotHeld > 0)
            parts.Add($"не состоялось {Whole(it.NotHeld)}");
        if (it.Cancelled > 0)
            parts.Add($"отменено {Whole(it.Cancelled)}");
        if (it.Unmarked > 0)
            parts.Add($"без отметки {Whole(it.Unmarked)}");
        return $"События: {string.Join(", ", parts)}.\nСчитаем события, которые планировали в боте и время которых прошло; что состоялось и сколько было людей, отмечает ведущий.";
    }

    private static string Movement(StatisticsFacts facts) => facts.Movement.Count == 0
        ? "Движение: записей за период нет.\nПо журналу движения, который ведёт администратор."
        : "Движение: " + string.Join(", ", facts.Movement.Select(it => $"{MovementWords.Kind(it.Kind).ToLowerInvariant()} — {it.Count}")) + ".\nПо журналу движения, который ведёт администратор.";

    internal static string Span(TimeSpan time) => time.TotalMinutes < 1 ? "минуту" : time.TotalMinutes < 60 ? Plural.Of((long)Math.Ceiling(time.TotalMinutes), "минуту", "минуты", "минут")
        : time.TotalHours < 48 ? Plural.Of((long)Math.Round(time.TotalHours), "час", "часа", "часов")
        : Plural.Of((long)Math.Round(time.TotalDays), "день", "дня", "дней");

    private static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", " ", StringComparison.Ordinal);

    private static Reply WithButtons(Reply reply, StatisticsPeriod period) => reply
        .Row(Choice.Do("График", "stats", "chart"), Choice.Do("PDF", "stats", "pdf", period.Key), Choice.Do("Таблица", "stats", "xlsx", period.Key))
        .Row(Choice.Do("Этот месяц", "stats", "month"), Choice.Do("Прошлый месяц", "stats", "last-month"))
        .Row(Choice.Do("Этот квартал", "stats", "quarter"), Choice.Do("Прошлый квартал", "stats", "last-quarter"))
        .Row(Choice.Do("Внести число из Сферума", "stats", "figure"));
}
