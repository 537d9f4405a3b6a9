using BotHost.Domain.Digests;
using BotHost.Domain.Language;
using BotHost.Messaging;

namespace BotHost.Features.Digests;

/// <summary>The card of a digest's settings, and the answer to "почему мне это пришло".</summary>
internal static class DigestSettingsReplies
{
    private static readonly string[] Hours = ["07:30", "08:30", "13:00", "15:00", "17:00", "18:00"];

    private static readonly (DigestDays Day, string Label)[] Weekdays =
    [
        (DigestDays.Monday, "Пн"), (DigestDays.Tuesday, "Вт"), (DigestDays.Wednesday, "Ср"), (DigestDays.Thursday, "Чт"), (DigestDays.Friday, "Пт"), (DigestDays.Saturday, "Сб"), (DigestDays.Sunday, "Вс"),
    ];

    public static Reply NoDigest { get; } = new Reply(
        "Вам сводка не положена: каждый день она приходит администратору и классному руководителю. Руководителю школы итоги недели приходят по пятницам в 16:00.")
        .Row(Choice.Do("Мой статус", "status"), Choice.Do("Статистика", "stats"));

    public static Choice Settings(DigestKind kind) => Choice.Do("Настроить сводку", "digests", kind.ToString());

    public static Choice Why(DigestKind kind) => Choice.Do("Почему мне это пришло", "digests", "why", kind.ToString());

    /// <summary>Parts that this kind has and that may be left out.</summary>
    public static IReadOnlyList<DigestSections> PartsOf(DigestKind kind) => kind switch
    {
        DigestKind.Daily => [DigestSections.Requests, DigestSections.News, DigestSections.Chats, DigestSections.Troubles, DigestSections.Picture],
        DigestKind.Weekly => [DigestSections.Picture],
        _ => [DigestSections.Requests, DigestSections.News, DigestSections.Missing, DigestSections.Events],
    };

    public static Reply Card(DigestPlan plan, bool skipsEmpty, DateTimeOffset next, TimeZoneInfo zone, IReadOnlyList<DigestKind> others)
    {
        var kind = plan.Kind.ToString();
        var hidden = PartsOf(plan.Kind).Where(part => plan.Hidden.HasFlag(part)).Select(part => Part(plan.Kind, part)).ToList();
        var text = plan.IsOn
            ? $"{Name(plan.Kind)}: {Days(plan.Rules.Days)}, в {plan.Rules.Time:HH':'mm}.\nСледующая — {RussianDate.Full(next, zone)}.\n"
                + (skipsEmpty ? "Когда сообщить нечего, молчу." : "Приходит и тогда, когда новостей нет.")
                + (hidden.Count > 0 ? $"\nНе показываю: {string.Join(", ", hidden)}." : "")
                + "\nМожно и словами: «сводка в 18:30», «сводка по пятницам»."
            : $"{Name(plan.Kind)} выключена. Посмотреть её можно когда угодно: «сводка».";
        var reply = new Reply(text);
        reply = plan.IsOn
            ? reply.Row(Choice.Do("Время", "digests", kind, "time"), Choice.Do("Дни", "digests", kind, "days"), Choice.Do("Разделы", "digests", kind, "parts"))
                .Row(skipsEmpty ? Choice.Do("Присылать и пустую", "digests", kind, "empty", "send") : Choice.Do("Молчать, если пусто", "digests", kind, "empty", "skip"))
                .Row(Choice.Do("Выключить", "digests", kind, "switch", "off"))
            : reply.Row(Choice.Do("Включить", "digests", kind, "switch", "on").Primary());
        return reply.Rowed(others.Select(it => Choice.Do(Name(it), "digests", it.ToString())));
    }

    public static Reply Ask(string field, DigestPlan plan)
    {
        var kind = plan.Kind.ToString();
        var back = Choice.Do("Назад", "digests", kind);
        return field switch
        {
            "time" => new Reply($"Когда присылать? Сейчас в {plan.Rules.Time:HH':'mm}. Другое время напишите: «сводка в 18:30».")
                .Tiled(Hours.Select(hour => Choice.Do(hour, "digests", kind, "at", hour))).Row(back),
            "days" => new Reply($"По каким дням? Сейчас {Days(plan.Rules.Days)}.")
                .Row(Choice.Do("Учебные дни", "digests", kind, "every", nameof(DigestDays.SchoolDays)), Choice.Do("Каждый день", "digests", kind, "every", nameof(DigestDays.EveryDay)))
                .Tiled(Weekdays.Select(it => Choice.Do($"{it.Label}: {(Includes(plan.Rules.Days, it.Day) ? "да" : "нет")}", "digests", kind, "day", it.Day.ToString())), 4).Row(back),
            _ => new Reply("Что показывать? Незнакомых участников в чатах показываю всегда: это безопасность детей.")
                .Rowed(PartsOf(plan.Kind).Select(part => Choice.Do($"{Part(plan.Kind, part)}: {(plan.Hidden.HasFlag(part) ? "нет" : "да")}", "digests", kind, "part", part.ToString()))).Row(back),
        };
    }

    public static Reply Explain(DigestPlan plan) => new Reply(plan.Kind switch
    {
        DigestKind.Daily => "Сводка пришла вам, потому что вы администратор школы.\n"
            + "• Заявки и отметки: решение за администратором, или классный руководитель не ответил вовремя.\n"
            + "• Заявки в Сферуме: их записали в боте, и они ждут больше дня.\n"
            + "• Чаты и ссылки: за подключённые чаты отвечает администратор.\n"
            + "• Вступили, истекло, аннулировано: что изменилось с прошлой сводки.\n"
            + "• Сбои: что бот не смог доставить или сделать.\n"
            + "• Незнакомые в чатах: показываю всегда.\n"
            + "То же получают другие администраторы. Ненужный раздел можно убрать, сводку — перенести или выключить.",
        DigestKind.Weekly => "Итоги недели пришли вам, потому что вы администратор школы: по пятницам собираю, что сделано, что осталось и что впереди. Их можно перенести или выключить; ежедневная сводка останется.",
        _ => "Сводка класса пришла вам, потому что вы классный руководитель или замещаете его.\n"
            + "• Вступили: чьи взрослые вошли в чат с прошлой сводки.\n"
            + "• Заявки: их решаете вы.\n"
            + "• Кого нет: семьи, от которых в чате пока никого.\n"
            + "• События: ближайшие три дня, куда вы приглашены.\n"
            + "• Незнакомые в чате: показываю всегда.\n"
            + "Других классов вы не видите. Сводку можно перенести или выключить.",
    }).Row(Settings(plan.Kind), Choice.Do(plan.IsOn ? "Выключить" : "Включить", "digests", plan.Kind.ToString(), "switch", plan.IsOn ? "off" : "on"));

    private static string Name(DigestKind kind) => kind switch
    {
        DigestKind.Daily => "Сводка администратора",
        DigestKind.Weekly => "Итоги недели",
        _ => "Сводка класса",
    };

    private static string Part(DigestKind kind, DigestSections part) => part switch
    {
        DigestSections.Requests => kind == DigestKind.Class ? "Заявки" : "Заявки и отметки",
        DigestSections.News => "Кто вступил",
        DigestSections.Chats => "Чаты и ссылки",
        DigestSections.Troubles => "Сбои",
        DigestSections.Missing => "Кого нет",
        DigestSections.Events => "События",
        _ => "Картинка",
    };

    private static bool Includes(DigestDays days, DigestDays day) => (days.HasFlag(DigestDays.SchoolDays) ? DigestDays.WorkingWeek : days).HasFlag(day);

    private static string Days(DigestDays days)
        => days.HasFlag(DigestDays.SchoolDays) ? "по учебным дням"
            : days == DigestDays.EveryDay ? "каждый день"
            : string.Join(", ", Weekdays.Where(it => days.HasFlag(it.Day)).Select(it => it.Label.ToLowerInvariant()));
}
