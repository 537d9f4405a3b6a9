using BotHost.Domain.Language;
using BotHost.Domain.Reminders;
using BotHost.Messaging;

namespace BotHost.Features.Reminders;

/// <summary>What people are told about reminders, and the reminders themselves.</summary>
internal static class ReminderReplies
{
    private static readonly string[] _every = ["каждое воскресенье", "каждый понедельник", "каждый вторник", "каждую среду", "каждый четверг", "каждую пятницу", "каждую субботу"];

    public static Reply AskWhat { get; } = new Reply("О чём напомнить?").Row(Choice.Do("Отмена", "cancel"));

    public static Reply AskWhen { get; } = new Reply("Когда? Например: «завтра в 9:00», «каждый вторник в 8:30», «по учебным дням в 7:45», «за день до экскурсии».")
        .Row(Choice.Do("Отмена", "cancel"));

    public static Reply TextTooLong { get; } = new Reply($"Текст длиннее {Reminder.MaxText} знаков. Напишите короче.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply Never { get; } = new Reply("По этому правилу не выходит ни одного дня: время прошло или всё выпадает на каникулы. Напишите другое.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply TooMany { get; } = new Reply("У вас уже 30 напоминаний. Отмените лишние.").Row(Choice.Do("Мои напоминания", "rem", "list", "0"));

    public static Reply NoSuchEvent(IEnumerable<Choice> events)
        => new Reply("Не нашёл такого события в ближайшем плане. Напишите день и час или сначала добавьте событие.").Rowed(events).Row(Choice.Do("Отмена", "cancel"));

    public static Reply NotForThem { get; } = new Reply("Этим людям напоминает администратор. Себе напомнить можете всегда: «напомни мне …».")
        .Row(Choice.Do("Новое объявление", "ann", "new"));

    public static Reply NoSuchAudience { get; } = new Reply("Не нашёл такого класса или чата. Напишите иначе: «напомни родителям 5А завтра в 9:00 …».")
        .Row(Choice.Do("Отмена", "cancel"));

    public static Reply Card(Reminder it, ReminderFacts facts, TimeZoneInfo zone)
    {
        var id = it.Id.ToString();
        var heading = it.State switch
        {
            ReminderState.Draft => "Проверьте напоминание.",
            ReminderState.Active => "Напоминание.",
            ReminderState.Done => "Напоминание уже сработало.",
            _ => "Напоминание отменено.",
        };
        var lines = new List<string> { heading, "", it.Text, "", $"Кому: {facts.Audience}.", $"Когда: {Words(facts.Rule, facts.EventTitle, zone, facts.Next)}." };
        if (facts.Rule.IsRepeated && facts.Next.Count > 0)
            lines.Add("Ближайшие: " + string.Join("; ", facts.Next.Select(moment => RussianDate.Full(moment, zone))) + ".");
        if (it.IsUrgent)
            lines.Add("Срочное: придёт и в тихие часы.");
        var reply = new Reply(string.Join('\n', lines));
        if (it.State == ReminderState.Draft)
            reply = reply.Row(Choice.Do("Включить", "rem", "on", id).Positive());
        if (it.State is ReminderState.Draft or ReminderState.Active)
        {
            reply = reply.Row(Choice.Do("Изменить время", "rem", "time", id), Choice.Do("Изменить текст", "rem", "text", id));
            if (facts.IsAdministrator && !it.IsOwn)
                reply = reply.Row(Choice.Do(it.IsUrgent ? "Сделать обычным" : "Сделать срочным", "rem", "urgent", id));
            reply = reply.Row(Choice.Do("Отменить напоминание", "rem", "cancel", id).Negative());
        }
        return facts.CanUndo ? reply.Row(Choice.Do("Вернуть как было", "rem", "undo", id)) : reply;
    }

    public static Reply List(IReadOnlyList<(Reminder Reminder, string Label)> all, int page) => all.Count == 0
        ? new Reply("Напоминаний нет. Напишите, например: «напомни завтра в 9:00 сдать отчёт».")
        : People.Pages.Paged(new Reply("Ваши напоминания:"), [.. all.Select(it => Choice.Do(it.Label, "rem", "show", it.Reminder.Id.ToString()))], page, "rem", "list");

    public static string Label(Reminder it, TimeZoneInfo zone)
        => $"{(it.NextAt is { } next ? RussianDate.Brief(next, zone) : "не включено")}: {it.Text}";

    /// <summary>The reminder itself, for the one who wanted it.</summary>
    public static Reply Own(Reminder it, bool isLate) => new Reply($"{(isLate ? "Напоминаю с опозданием" : "Напоминаю")}: {it.Text}")
        .Row(Choice.Do("Через 10 минут", "rem", "snooze", it.Id.ToString(), "10"), Choice.Do("Через час", "rem", "snooze", it.Id.ToString(), "60"))
        .Row(Choice.Do("Завтра", "rem", "snooze", it.Id.ToString(), "1440"));

    public static Reply ForOthers(Reminder it, string author, bool isLate)
        => new($"{(isLate ? "Напоминание (с опозданием)" : "Напоминание")}: {it.Text}\n\n{char.ToUpperInvariant(author[0])}{author[1..]}");

    public static Reply Missed(Reminder it, DateTimeOffset due, TimeZoneInfo zone)
        => new Reply($"Бот не работал и не напомнил {RussianDate.Brief(due, zone)}: {it.Text}").Row(Choice.Do("Напомнить через час", "rem", "snooze", it.Id.ToString(), "60"));

    public static Reply Snoozed(DateTimeOffset next, TimeZoneInfo zone, Reminder it) => new Reply($"Напомню ещё раз {RussianDate.Brief(next, zone)}.")
        .Row(Choice.Do("Не надо", "rem", "cancel", it.Id.ToString()));

    public static Reply UndoIsOver { get; } = new Reply("Вернуть можно в течение 10 минут. Измените напоминание сами.").Row(Choice.Do("Мои напоминания", "rem", "list", "0"));

    public static Reply NotFound { get; } = new Reply("Такого напоминания у вас нет.").Row(Choice.Do("Мои напоминания", "rem", "list", "0"));

    public static string Words(ReminderRule rule, string? eventTitle, TimeZoneInfo zone, IReadOnlyList<DateTimeOffset> next)
    {
        var time = rule.Time.ToString("HH':'mm", System.Globalization.CultureInfo.InvariantCulture);
        var until = rule.Until is { } last ? $" до {RussianDate.Day(last)}" : "";
        return rule.Kind switch
        {
            ReminderKind.Weekly when rule.Days.Count == 7 => $"каждый день в {time}{until}",
            ReminderKind.Weekly => $"{string.Join(" и ", rule.Days.Select(day => _every[(int)day]))} в {time}{until}{(rule.RunsOnHolidays ? "" : ", кроме праздников и каникул")}",
            ReminderKind.SchoolDays => $"по учебным дням в {time}{until}",
            ReminderKind.BeforeEvent => $"{Span(rule.Before)} до события «{eventTitle}»{(next.Count > 0 ? $", {RussianDate.Full(next[0], zone)}" : "")}",
            _ => next.Count > 0 ? RussianDate.Full(next[0], zone) : "время прошло",
        };
    }

    private static string Span(TimeSpan span) => span switch
    {
        _ when span >= TimeSpan.FromDays(1) => "за " + Plural.Of((long)span.TotalDays, "день", "дня", "дней"),
        _ when span >= TimeSpan.FromHours(1) => "за " + Plural.Of((long)span.TotalHours, "час", "часа", "часов"),
        _ => "за " + Plural.Of((long)span.TotalMinutes, "минуту", "минуты", "минут"),
    };
}

/// <summary>What a reminder's card says beside its text.</summary>
internal sealed record ReminderFacts(
    ReminderRule Rule, string Audience, string? EventTitle, IReadOnlyList<DateTimeOffset> Next, bool IsAdministrator, bool CanUndo);
