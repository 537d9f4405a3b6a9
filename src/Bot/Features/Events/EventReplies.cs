using BotHost.Domain.Audiences;
using BotHost.Domain.Events;
using BotHost.Domain.Language;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Events;

/// <summary>What planners, hosts and guests of events are told.</summary>
internal static class EventReplies
{
    public static Reply NotYours { get; } = new Reply("События планируют сотрудники школы: классный руководитель для своего класса, учитель — уроки и консультации, администрация — всё остальное.")
        .Row(Choice.Do("Подтвердить роль", "verify"));

    public static Reply AskKind { get; } = new Reply("Что планируем? Можно одной фразой: «родительское собрание 5А 5 декабря в 18:00, ведёт Иванова».")
        .Row(Kind(EventKind.ParentsMeeting), Kind(EventKind.Broadcast))
        .Row(Kind(EventKind.StaffCouncil), Kind(EventKind.Meeting))
        .Row(Kind(EventKind.Lesson), Kind(EventKind.Consultation))
        .Row(Kind(EventKind.Webinar), Kind(EventKind.Other))
        .Row(Choice.Do("Отмена", "cancel"));

    public static Reply AskWhom(IEnumerable<(string Label, Audience Audience)> choices) => new Reply("Для кого? Выберите или напишите: «5А», «родителям 5А и 5Б», «сотрудникам».")
        .Tiled(choices.Take(6).Select(it => Choice.Do(it.Label, "ev", "whom", it.Audience.ToString())), 2).Row(Choice.Do("Отмена", "cancel"));

    public static Reply NoSuchAudience { get; } = new Reply("Не нашёл такого класса или чата. Напишите, для кого, ещё раз.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply AskWhen { get; } = new Reply("Когда начало? Например: «5 декабря в 18:00», «завтра в 9:00», «каждый вторник в 10:00 до 25 декабря».").Row(Choice.Do("Отмена", "cancel"));

    public static Reply WhenIsOver { get; } = new Reply("Это время уже прошло. Напишите другое.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply AskHost { get; } = new Reply("Кто ведёт? Напишите фамилию или «я».").Row(Choice.Do("Отмена", "cancel"));

    public static Reply AskLink { get; } = new Reply("Пришлите ссылку на звонок или трансляцию (начинается с https://). Её получат только приглашённые, за 15 минут до начала.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply NotALink { get; } = new Reply("Это не похоже на ссылку. Она начинается с https:// и идёт одной строкой.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply AskAttended { get; } = new Reply("Сколько было участников? Напишите число.").Row(Choice.Do("Не знаю", "ev", "attended", "none"));

    public static Reply NotANumber { get; } = new Reply("Напишите число, например 24.").Row(Choice.Do("Не знаю", "ev", "attended", "none"));

    public static Reply AskRecording { get; } = new Reply("Есть запись? Пришлите ссылку на неё.").Row(Choice.Do("Записи нет", "ev", "recording", "none"));

    public static Reply ResultSaved(SchoolEvent it) => new(it.State == EventState.NotHeld
        ? $"Отмечено: «{it.Title}» не состоялось."
        : $"Записано: «{it.Title}» состоялось{(it.Attended is { } count ? $", участников: {count}" : "")}. Спасибо!");

    public static Reply NotFound { get; } = new Reply("Такого события нет.").Row(Choice.Do("Ближайшие события", "ev", "list", "0"));

    public static Reply Card(SchoolEvent it, EventFacts facts, TimeZoneInfo zone)
    {
        var lines = new List<string> { $"{State(it)}«{it.Title}»", $"Для кого: {facts.Audience}.", $"Начало: {When(it, zone)}, {it.Minutes} мин." };
        if (facts.Dates.Count > 1)
            lines.Add($"Серия, {Plural.Of(facts.Dates.Count, "раз", "раза", "раз")}: {string.Join("; ", facts.Dates.Take(3).Select(date => RussianDate.Brief(date, zone)))}{(facts.Dates.Count > 3 ? " и далее" : "")}.");
        lines.Add(it.HostName is { } host ? $"Ведёт: {host}." : "Ведущий пока не назван.");
        lines.Add(it.IsOnSite ? "Очно, без ссылки." : it.Link is null ? "Ссылки пока нет." : "Ссылка есть, участники получат её за 15 минут до начала.");
        if (facts.MayManage && it is { IsOnSite: false, State: EventState.Draft or EventState.Planned })
            lines.Add("Звонок начинает ведущий: бот этого не умеет.");
        if (it.Attended is { } count)
            lines.Add($"Участников: {count}.");
        if (it.Recording is { } recording)
            lines.Add($"Запись: {recording}");
        lines.AddRange(facts.Conflicts.Select(conflict => $"В это же время: {conflict}."));
        var reply = new Reply(string.Join('\n', lines));
        return facts.MayManage ? WithButtons(reply, it, facts) : reply;
    }

    /// <summary>What guests read when the event is planned, and what stands there after a change.</summary>
    public static Reply Announced(SchoolEvent it, TimeZoneInfo zone, int times = 1) => new Reply(
        $"{it.Title}\n{When(it, zone)}, {it.Minutes} мин.{(times > 1 ? $"\nВсего {Plural.Of(times, "занятие", "занятия", "занятий")}, каждую неделю." : "")}"
        + $"{(it.HostName is { } host ? $"\nВедёт: {host}." : "")}\n{(it.IsOnSite ? "Очно, в школе." : "Ссылка придёт сюда за 15 минут до начала.")}").WithoutMenu();

    public static Reply Moved(SchoolEvent it, TimeZoneInfo zone) => Announced(it, zone) with { Text = "Перенесено.\n" + Announced(it, zone).Text };

    public static Reply Cancelled(SchoolEvent it, TimeZoneInfo zone) => new Reply($"Отменено: {it.Title}, {When(it, zone)}.").WithoutMenu();

    public static Reply Begins(SchoolEvent it, TimeZoneInfo zone)
    {
        var text = new Reply($"{it.Title}: начало {When(it, zone)}.{(it.IsOnSite ? " Очно, в школе." : "")}").WithoutMenu();
        return it.Link is { } link ? text.Row(Choice.Open("Войти", link)) : text;
    }

    public static Reply WhoAndWhere(SchoolEvent it, TimeZoneInfo zone)
    {
        var missing = (it.HostName, it.Link) switch
        {
            (null, null) when !it.IsOnSite => "Кто ведёт? Где ссылка?",
            (null, _) => "Кто ведёт?",
            _ => "Где ссылка?",
        };
        return new Reply($"{missing}\n«{it.Title}», {When(it, zone)}.\nБот сам звонок не начнёт: ссылку даёт ведущий.")
            .Row(Choice.Do("Дать ссылку", "ev", "link", it.Id.ToString()).Primary(), Choice.Do("Назвать ведущего", "ev", "host", it.Id.ToString()))
            .Row(Choice.Do("Очно, без ссылки", "ev", "onsite", it.Id.ToString()), Choice.Do("Открыть", "ev", "show", it.Id.ToString()));
    }

    public static Reply StillMissing(SchoolEvent it, TimeZoneInfo zone)
        => new Reply($"Скоро начало, а ссылки нет: «{it.Title}», {When(it, zone)}. {(it.HostName is { } host ? $"Начать должен(на): {host}." : "Ведущий не назван.")} Пришлите ссылку, и участники получат её сразу.")
            .Row(Choice.Do("Дать ссылку", "ev", "link", it.Id.ToString()).Primary(), Choice.Do("Отменить событие", "ev", "askcancel", it.Id.ToString()).Negative());

    public static Reply HowWasIt(SchoolEvent it, TimeZoneInfo zone) => new Reply($"«{it.Title}», {When(it, zone)}: состоялось?")
        .Row(Choice.Do("Состоялось", "ev", "held", it.Id.ToString()).Positive(), Choice.Do("Не состоялось", "ev", "notheld", it.Id.ToString()).Negative()).Deciding();

    public static Reply AskCancel(SchoolEvent it, TimeZoneInfo zone)
    {
        var reply = new Reply($"Отменить «{it.Title}», {When(it, zone)}? Все, кому сообщили, узнают об отмене.");
        var buttons = reply.Row(Choice.Do("Отменить событие", "ev", "cancel", it.Id.ToString()).Negative(), Choice.Do("Оставить", "ev", "show", it.Id.ToString()));
        return (it.Series is null ? buttons : buttons.Row(Choice.Do("Отменить всю серию", "ev", "cancelall", it.Id.ToString()).Negative())).Deciding();
    }

    public static Reply Planned(SchoolEvent it, TimeZoneInfo zone) => new Reply($"Назначено: «{it.Title}», {When(it, zone)}. Участникам сообщил. {(it.IsOnSite ? "" : "За сутки проверю ссылку, за 15 минут до начала разошлю её. ")}Напомнить заранее? Напишите «напомни за день до» и название.")
        .Row(Choice.Do("Открыть", "ev", "show", it.Id.ToString()));

    public static Reply MovedForPlanner(SchoolEvent it, TimeZoneInfo zone, IReadOnlyList<string> conflicts)
        => new Reply($"Перенесено на {When(it, zone)}. Прежние сообщения исправлены, участникам сообщил, напоминания сдвинуты.{string.Concat(conflicts.Select(conflict => $"\nВ это же время: {conflict}."))}")
            .Row(Choice.Do("Открыть", "ev", "show", it.Id.ToString()));

    public static Reply CancelledForPlanner { get; } = new Reply("Событие отменено, участники об этом узнают.").Row(Choice.Do("Ближайшие события", "ev", "list", "0"));

    public static Reply TooLate { get; } = new Reply("Это событие уже прошло или отменено.").Row(Choice.Do("Ближайшие события", "ev", "list", "0"));

    public static Reply Dropped { get; } = new("Черновик удалён.");

    public static Reply List(IReadOnlyList<SchoolEvent> all, int page, TimeZoneInfo zone, bool isPast, bool mayPlan)
    {
        var word = isPast ? "past" : "list";
        var reply = all.Count == 0 ? new Reply(isPast ? "Прошедших событий нет." : "Ближайших событий нет.")
            : new Reply(isPast ? "Прошедшие события:" : "Ближайшие события:").Paged([.. all.Select(it => Choice.Do($"{RussianDate.Brief(it.StartsAt, zone)}: {it.Title}", "ev", "show", it.Id.ToString()))], page, "ev", word);
        return mayPlan && !isPast ? reply.Row(Choice.Do("Новое событие", "ev", "new").Primary(), Choice.Do("Прошедшие", "ev", "past", "0")) : reply;
    }

    public static string KindWord(EventKind kind) => kind switch
    {
        EventKind.Broadcast => "Трансляция",
        EventKind.Meeting => "Совещание",
        EventKind.StaffCouncil => "Педсовет",
        EventKind.ParentsMeeting => "Родительское собрание",
        EventKind.Lesson => "Урок",
        EventKind.Consultation => "Консультация",
        EventKind.Webinar => "Вебинар",
        _ => "Событие",
    };

    public static string When(SchoolEvent it, TimeZoneInfo zone) => RussianDate.Full(it.StartsAt, zone);

    private static Reply WithButtons(Reply reply, SchoolEvent it, EventFacts facts)
    {
        var id = it.Id.ToString();
        reply = it.State switch
        {
            EventState.Draft => reply.Row(Choice.Do(facts.Conflicts.Count > 0 ? "Всё равно назначить" : "Назначить", "ev", "plan", id).Positive())
                .Row(Choice.Do("Другое время", "ev", "move", id), Choice.Do("Удалить", "ev", "drop", id).Negative()),
            EventState.Planned => reply.Row(Choice.Do("Перенести", "ev", "move", id), Choice.Do("Отменить событие", "ev", "askcancel", id).Negative()),
            EventState.Held or EventState.NotHeld => reply,
            _ => reply,
        };
        if (it.State is not (EventState.Draft or EventState.Planned))
            return reply;
        reply = reply.Row(Choice.Do("Веду я", "ev", "hostme", id), Choice.Do("Назвать ведущего", "ev", "host", id));
        return reply.Row(Choice.Do(it.Link is null ? "Дать ссылку" : "Заменить ссылку", "ev", "link", id), Choice.Do(it.IsOnSite ? "Онлайн" : "Очно, без ссылки", "ev", "onsite", id));
    }

    private static string State(SchoolEvent it) => it.State switch
    {
        EventState.Draft => "Проверьте событие.\n\n",
        EventState.Cancelled => "Отменено. ",
        EventState.Held => "Состоялось. ",
        EventState.NotHeld => "Не состоялось. ",
        _ => "",
    };

    private static Choice Kind(EventKind kind) => Choice.Do(KindWord(kind), "ev", "kind", kind.ToString());
}

/// <param name="Dates">Of a series that is being planned.</param>
internal sealed record EventFacts(string Audience, IReadOnlyList<string> Conflicts, IReadOnlyList<DateTimeOffset> Dates, bool MayManage);
