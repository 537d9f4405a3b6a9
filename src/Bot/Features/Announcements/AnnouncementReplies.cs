using BotHost.Domain.Announcements;
using BotHost.Domain.Audiences;
using BotHost.Domain.Language;
using BotHost.Messaging;

namespace BotHost.Features.Announcements;

/// <summary>What authors, readers and deciders of announcements are told.</summary>
internal static class AnnouncementReplies
{
    public const string Read = "Прочитал(а)";
    private const int MaxNames = 40;

    public static Reply NotYours { get; } = new Reply("Объявления отправляют сотрудники школы с подтверждённой ролью.")
        .Row(Choice.Do("Подтвердить роль", "verify").Primary());

    public static Reply AskAudience(IEnumerable<(string Label, Audience Audience)> choices)
        => new Reply("Кому объявление? Выберите или напишите: «родителям 5А и 5Б», «5-м классам», «в чат 5А», «сотрудникам».")
            .Tiled(choices.Take(6).Select(it => Choice.Do(it.Label, "ann", "to", it.Audience.ToString())), 2)
            .Row(Choice.Do("Отмена", "cancel"));

    public static Reply NoSuchClass(string name) => new Reply($"Класса {name} в школе нет. Напишите, кому объявление, ещё раз.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply NoSuchChat { get; } = new Reply("Такой чат к боту не подключён. Можно написать людям лично: например, «родителям 5А».")
        .Row(Choice.Do("Чаты", "chat"), Choice.Do("Отмена", "cancel"));

    public static Reply AudienceNotUnderstood { get; } = new Reply("Не понял, кому. Напишите, например: «родителям 5А», «5-м классам», «в учительскую», «сотрудникам», «всей школе».")
        .Row(Choice.Do("Отмена", "cancel"));

    public static Reply AskText(string audience) => new Reply($"Кому: {audience}.\n\nНапишите текст объявления. К нему можно приложить картинку или документ.")
        .Row(Choice.Do("Отмена", "cancel"));

    public static Reply AskCorrection { get; } = new Reply("Напишите исправленный текст целиком. Бот заменит его у всех, кто получил объявление.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply TextTooLong { get; } = new Reply($"Текст длиннее {Announcement.MaxText} знаков. Пришлите короче или приложите документ.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply TextMissing { get; } = new Reply("Напишите и текст: по одному файлу не понять, о чём объявление.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply AskWhen { get; } = new Reply("Когда отправить? Напишите, например: «завтра в 9:00», «пн 10:00», «5 декабря 9:00».").Row(Choice.Do("Отмена", "cancel"));

    public static Reply WhenNotUnderstood { get; } = new Reply("Не понял время. Напишите день и час: «завтра в 9:00», «5 декабря 9:00».").Row(Choice.Do("Отмена", "cancel"));

    public static Reply WhenIsOver { get; } = new Reply("Это время уже прошло. Напишите другое.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply FileTaken { get; } = new Reply("Загружаю файл. Покажу объявление, когда он будет готов.").WithoutMenu();

    public static Reply FileNotTaken { get; } = new("Файл приложить не удалось. Пришлите его ещё раз или отправьте объявление без него.");

    public static Reply FileTooLarge { get; } = new("Файл больше 20 МБ. Пришлите меньший или дайте ссылку в тексте.");

    public static Reply FileStillLoading { get; } = new("Файл ещё загружается. Нажмите «Отправить» через минуту.");

    public static Reply Preview(Announcement it, PreviewFacts facts, TimeZoneInfo zone)
    {
        var what = facts.NeedsApproval ? "Передать администратору" : it.SendAt is null ? "Отправить" : "Запланировать отправку";
        var lines = new List<string> { "Проверьте объявление.", "", $"Кому: {facts.Audience}.", Counted(facts) };
        lines.Add(it.SendAt is { } at ? $"Когда: {RussianDate.Full(at, zone)}." : facts.QuietUntil is { } quiet && !it.IsUrgent
            ? $"Когда: сейчас тихие часы, сообщения придут {RussianDate.Brief(quiet, zone)}."
            : "Когда: сразу.");
        lines.Add(it.WantsWord ? "Отметка «Прочитал(а)»: нужна." : "Отметка «Прочитал(а)»: не нужна.");
        if (it.IsUrgent)
            lines.Add("Срочное: придёт сразу всем, и в тихие часы.");
        if (it.Media is not null)
            lines.Add("С вложением. Его может открыть каждый, кому перешлют: проверьте, что в нём нет личных данных.");
        if (facts.NeedsApproval)
            lines.Add("Этим людям пишет администратор: он посмотрит и опубликует.");
        lines.AddRange(["", it.Text]);
        var id = it.Id.ToString();
        var reply = new Reply(string.Join('\n', lines)) { Media = Media(it) }
            .Row(Choice.Do(what, "ann", "send", id).Positive())
            .Row(Choice.Do("Другое время", "ann", "when", id), Choice.Do(it.WantsWord ? "Без отметки" : "С отметкой", "ann", "word", id))
            .Row(Choice.Do("Изменить текст", "ann", "text", id), Choice.Do("Изменить кому", "ann", "whom", id));
        if (facts.IsAdministrator)
            reply = reply.Row(Choice.Do(it.IsUrgent ? "Сделать обычным" : "Сделать срочным", "ann", "urgent", id));
        return reply.Row(Choice.Do("Удалить черновик", "ann", "drop", id).Negative()).Deciding();
    }

    public static Reply Dropped { get; } = new("Черновик удалён.");

    public static Reply NobodyThere { get; } = new("Среди этих людей пока нет никого, кому бот мог бы написать. Позовите их написать боту.");

    public static Reply Accepted(Announcement it, TimeZoneInfo zone) => new Reply(it.SendAt is { } at
            ? $"Запланировано на {RussianDate.Full(at, zone)}. До этого времени можно отменить."
            : "Отправляю. Когда все получат, пришлю отчёт.")
        .Row(Choice.Do(it.SendAt is null ? "Отчёт" : "Открыть", "ann", "show", it.Id.ToString()));

    public static Reply HandedOver { get; } = new("Передано администратору. Он посмотрит и опубликует, бот вам напишет.");

    public static Reply NobodyToApprove { get; } = new("Передано на публикацию, но администраторам бот пока не может написать. Скажите им сами: объявление ждёт в разделе «Очередь».");

    public static Reply Queue(Announcement it, string author, PreviewFacts facts, TimeZoneInfo zone)
    {
        var when = it.SendAt is { } at ? RussianDate.Full(at, zone) : "сразу после публикации";
        return new Reply($"На публикацию.\n\nОт кого: {author}.\nКому: {facts.Audience}.\n{Counted(facts)}\nКогда: {when}.\n\n{it.Text}") { Media = Media(it) }
            .Row(Choice.Do("Опубликовать", "ann", "approve", it.Id.ToString()).Positive(), Choice.Do("Отклонить", "ann", "decline", it.Id.ToString()).Negative()).Deciding();
    }

    public static Reply Queued(Announcement it, string? decider) => new Reply(it.State == AnnouncementState.Declined
        ? $"Не опубликовано. Решение: {decider}.\n\n{it.Text}" : $"Опубликовано. Решение: {decider}.\n\n{it.Text}");

    public static Reply Approved(Announcement it) => new Reply("Администратор опубликовал ваше объявление.").Row(Choice.Do("Отчёт", "ann", "show", it.Id.ToString()));

    public static Reply Declined(Announcement it) => new Reply("Администратор пока не опубликовал объявление. Уточните у него, что поправить, и передайте ещё раз.")
        .Row(Choice.Do("Изменить текст", "ann", "text", it.Id.ToString()).Primary());

    public static Reply SchoolWide(string author, string audience, Announcement it)
        => new($"Объявление для всей школы. Отправил(а): {author}. Кому: {audience}.\n\n{it.Text}");

    /// <summary>As its readers see it.</summary>
    public static Reply Shown(Announcement it, string author, bool isRead = false)
    {
        var reply = new Reply($"{(it.IsUrgent ? "Срочно. " : "")}{it.Text}\n\n{char.ToUpperInvariant(author[0])}{author[1..]}{(it.CorrectedAt is null ? "" : " (исправлено)")}") { Media = Media(it) };
        return !it.WantsWord ? reply : isRead ? reply with { Text = reply.Text + "\n\nВы отметили, что прочитали." }
            : reply.Row(Choice.Do(Read, "ann", "read", it.Id.ToString()).Positive());
    }

    public static Reply Corrected(Announcement it, string author) => Shown(it, author) with { Text = $"Исправление.\n\n{Shown(it, author).Text}" };

    public static Reply Recalled(Announcement it, TimeZoneInfo zone) => new($"Объявление от {RussianDate.Day(Domain.Schools.SchoolTime.DateOf(it.BegunAt ?? it.CreatedAt, zone))} отозвано отправителем.");

    public static Reply Evening(IReadOnlyList<(Announcement Announcement, string Author)> all)
    {
        var texts = all.Select((it, i) => $"{i + 1}. {it.Announcement.Text}\n{it.Author}");
        return new Reply($"Объявления за день.\n\n{string.Join("\n\n", texts)}") { Media = [.. all.Select(it => it.Announcement.Media).OfType<string>().Take(10)] }
            .Rowed(all.Select((it, i) => (it.Announcement, i)).Where(it => it.Announcement.WantsWord).Take(5)
                .Select(it => Choice.Do($"{Read}: {it.i + 1}", "ann", "read", it.Announcement.Id.ToString())));
    }

    public const string Thanks = "Отмечено. Спасибо!";

    public static Reply ThanksForReading { get; } = new Reply(Thanks).WithoutMenu();

    public static Reply NotForYou { get; } = new("Это объявление не для вас.");

    public static Reply NotFound { get; } = new Reply("Такого объявления нет.").Row(Choice.Do("Мои объявления", "ann", "list", "0"));

    public static Reply Report(Announcement it, string audience, DeliveryReport report, TimeZoneInfo zone)
    {
        var reply = new Reply($"{StateWords(it, zone)}\nКому: {audience}.\n{Figures(it, report)}\n\n{it.Text}") { Media = Media(it) };
        var id = it.Id.ToString();
        return it.State switch
        {
            AnnouncementState.Scheduled => reply.Row(Choice.Do("Отменить отправку", "ann", "stop", id).Negative()),
            AnnouncementState.Sending or AnnouncementState.Sent when it.WantsWord => reply
                .Row(Choice.Do("Кто не отметил", "ann", "silent", id), Choice.Do("Обновить", "ann", "show", id))
                .Row(Choice.Do("Исправить", "ann", "correct", id), Choice.Do("Отозвать", "ann", "askrecall", id).Negative()),
            AnnouncementState.Sending or AnnouncementState.Sent => reply
                .Row(Choice.Do("Исправить", "ann", "correct", id), Choice.Do("Отозвать", "ann", "askrecall", id).Negative()),
            _ => reply,
        };
    }

    public static Reply AskRecall(Announcement it, int shown)
        => new Reply($"Отозвать? Его увидели или увидят {Plural.Of(shown, "адресат", "адресата", "адресатов")}; вместо текста будет «Объявление отозвано».")
            .Row(Choice.Do("Отозвать", "ann", "recall", it.Id.ToString()).Negative(), Choice.Do("Оставить", "ann", "show", it.Id.ToString())).Deciding();

    public static Reply OnlyAuthorCorrects { get; } = new("Исправить текст может только автор. Отозвать объявление можете и вы.");

    public static Reply RecallBegun { get; } = new("Отзываю: сообщения меняются у всех, кто их получил.");

    public static Reply CorrectionBegun { get; } = new("Исправляю: новый текст появится у всех, кто получил прежний.");

    public static Reply Stopped { get; } = new("Отправка отменена, объявление никому не ушло.");

    public static Reply TooLate { get; } = new Reply("Уже поздно: объявление в другом состоянии. Откройте его заново.").Row(Choice.Do("Мои объявления", "ann", "list", "0"));

    public static Reply Silent(Announcement it, IReadOnlyList<string> names, int canBeNudged, string? @class)
    {
        if (names.Count == 0)
            return new Reply("Все, кто получил объявление, отметили, что прочитали.");
        var shown = string.Join('\n', names.Take(MaxNames).Select(name => $"• {name}"));
        var more = names.Count > MaxNames ? $"\nи ещё {names.Count - MaxNames}" : "";
        var reply = new Reply($"{(@class is null ? "" : $"{@class}. ")}Объявление прочитали не все. Без отметки {Plural.Of(names.Count, "человек", "человека", "человек")}:\n{shown}{more}\n\n«{Beginning(it)}»");
        return canBeNudged > 0 ? reply.Row(Choice.Do($"Напомнить им ({canBeNudged})", "ann", "nudge", it.Id.ToString()).Primary()).Deciding() : reply;
    }

    public static Reply Nudge(Announcement it, string author, TimeZoneInfo zone)
        => new Reply($"Напоминаем: объявление от {RussianDate.Day(Domain.Schools.SchoolTime.DateOf(it.BegunAt ?? it.CreatedAt, zone))} ({author}) ждёт вашей отметки.")
            .Row(Choice.Do("Показать", "ann", "show", it.Id.ToString()), Choice.Do(Read, "ann", "read", it.Id.ToString()).Positive());

    public static Reply Nudged(int count) => new(count == 0 ? "Напоминать некому: всем, кто молчит, уже напомнили." : $"Напомнил: {Plural.Of(count, "человеку", "людям", "людям")}. Больше напоминать этим людям бот не будет.");

    public static Reply List(IReadOnlyList<(Announcement Announcement, string Audience)> all, TimeZoneInfo zone, bool isArchive) => new Reply(all.Count == 0
        ? "Объявлений пока нет."
        : (isArchive ? "Что и куда отправлено:\n" : "Ваши объявления:\n") + string.Join('\n', all.Select(it => $"• {RussianDate.Brief(it.Announcement.BegunAt ?? it.Announcement.CreatedAt, zone)}, {it.Audience}: {Beginning(it.Announcement)} ({ShortState(it.Announcement)})")));

    public static Reply Preference(NewsPreference now) => new Reply($"Как присылать объявления? Сейчас: {Words(now)}.\nСрочное приходит сразу при любом выборе.")
        .Row(Choice.Do("Сразу", "ann", "news", "AtOnce"), Choice.Do("Вечером одним сообщением", "ann", "news", "Evening"))
        .Row(Choice.Do("Только срочное", "ann", "news", "UrgentOnly"));

    public static Reply PreferenceSaved(NewsPreference now) => new Reply($"Хорошо: {Words(now)}.").Row(Choice.Do("Изменить", "ann", "news"));

    public static Reply EmptyQueue { get; } = new("На публикацию ничего не ждёт.");

    private static string Words(NewsPreference it) => it switch
    {
        NewsPreference.Evening => "вечером, одним сообщением",
        NewsPreference.UrgentOnly => "только срочное",
        _ => "сразу",
    };

    private static string Counted(PreviewFacts facts)
    {
        List<string> parts = [];
        if (facts.People > 0)
            parts.Add($"Получат {Plural.Of(facts.Reachable, "человек", "человека", "человек")} из {facts.People}{(facts.People > facts.Reachable ? ", остальным бот написать не может" : "")}.");
        if (facts.Chats > 0)
            parts.Add($"Чатов: {facts.Chats}.");
        return parts.Count == 0 ? "Получателей пока нет." : string.Join(' ', parts);
    }

    private static string StateWords(Announcement it, TimeZoneInfo zone) => it.State switch
    {
        AnnouncementState.Scheduled => $"Объявление уйдёт {RussianDate.Full(it.SendAt ?? it.DueAt!.Value, zone)}.",
        AnnouncementState.Awaiting => "Объявление ждёт решения администратора.",
        AnnouncementState.Sending => "Объявление отправляется.",
        AnnouncementState.Sent => $"Объявление отправлено {RussianDate.Brief(it.BegunAt!.Value, zone)}.",
        AnnouncementState.Recalled => "Объявление отозвано.",
        AnnouncementState.Declined => "Администратор не опубликовал объявление.",
        AnnouncementState.Cancelled => "Отправка отменена.",
        _ => "Черновик.",
    };

    private static string ShortState(Announcement it) => it.State switch
    {
        AnnouncementState.Scheduled => "запланировано",
        AnnouncementState.Awaiting => "ждёт администратора",
        AnnouncementState.Sending => "отправляется",
        AnnouncementState.Sent => "отправлено",
        AnnouncementState.Recalled => "отозвано",
        AnnouncementState.Declined => "не опубликовано",
        AnnouncementState.Cancelled => "отменено",
        _ => "черновик",
    };

    private static string Figures(Announcement it, DeliveryReport report)
    {
        if (report.All == 0)
            return "";
        List<string> lines = [$"Адресатов: {report.All}. Доставлено: {report.Delivered}."];
        Add(report.OnTheWay, "В пути");
        Add(report.Evening, "Получат вечером, как просили");
        Add(report.NeverWrote, "Ещё не писали боту, написать им нельзя");
        Add(report.Refusing, "Не разрешают боту писать");
        Add(report.Failed, "Мессенджер отказал");
        Add(report.Declined, "Просили только срочное");
        Add(report.Uncertain, "Неизвестно, дошло ли");
        Add(report.Withdrawn, "Отозвано до доставки");
        if (it.WantsWord)
            lines.Add($"Отметили «Прочитал(а)»: {report.Words}.");
        return string.Join('\n', lines);

        void Add(int count, string what)
        {
            if (count > 0)
                lines.Add($"{what}: {count}.");
        }
    }

    private static System.Collections.Immutable.ImmutableList<string> Media(Announcement it) => it.Media is { } media ? [media] : [];

    /// <summary>The first words of the text, on one line.</summary>
    public static string Beginning(Announcement it)
    {
        var line = it.Text.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : line[..59] + "…";
    }
}

/// <summary>What an author or a decider is shown beside the text.</summary>
internal sealed record PreviewFacts(string Audience, int People, int Reachable, int Chats, bool NeedsApproval, bool IsAdministrator, DateTimeOffset? QuietUntil);
