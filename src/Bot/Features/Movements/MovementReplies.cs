using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Features.Files;
using BotHost.Features.People;
using BotHost.Messaging;
using static BotHost.Features.Movements.MovementWords;

namespace BotHost.Features.Movements;

/// <summary>Words about the register of movement.</summary>
internal static class MovementReplies
{
    /// <summary>Lines of the journal at once: with the arrows and the menu their buttons fit under a message.</summary>
    public const int JournalPage = 5;

    public static Reply NoRight { get; } = new Reply("Движение учеников и сотрудников ведут администратор и руководитель школы: они запишут и новую фамилию. Попросите их отсюда.")
        .Row(Choice.Do("Позвать человека", "ticket", "ask", "").Primary(), Choice.Do("Мой статус", "status"));

    public static Reply Home(bool isAdministrator)
    {
        var reply = new Reply(isAdministrator
            ? "Движение. Что записать? Можно одной строкой: «выбыл Иванов Петя 5А, приказ 12 с 1 декабря»."
            : "Движение: журнал и отчёты.");
        if (isAdministrator)
            reply = reply
                .Row(Begin("Зачислен", MovementKind.Enrolled), Begin("Выбыл", MovementKind.Left), Begin("Переведён", MovementKind.Transferred))
                .Row(Begin("Принят", MovementKind.Hired), Begin("Уволен", MovementKind.Dismissed))
                .Row(Begin("Длительный отпуск", MovementKind.LongLeave), Begin("Вернулся", MovementKind.Returned));
        return reply.Row(Choice.Do("Журнал и отчёты", "movement", "journal", "0"));
    }

    public static Reply AskWhose(MovementKind kind) => new Reply($"{Kind(kind)}: кто?")
        .Row(Choice.Do("Ученик", "movement", "set", "of", "pupil"), Choice.Do("Сотрудник", "movement", "set", "of", "staff")).Row(Cancel);

    public static Reply AskClass(MovementKind kind, string key, IReadOnlyList<SchoolClass> classes, int page)
        => new Reply(key == "to" || kind == MovementKind.Enrolled ? "В какой класс? Выберите или напишите." : "Из какого класса ученик? Выберите или напишите.")
            .Paged([.. classes.Select(row => Choice.Do(row.Name, "movement", "set", key, row.Id.ToString()))], page, "movement", "list").Row(Cancel);

    public static Reply AskPupil(IReadOnlyList<Pupil> pupils, int page) => (pupils.Count == 0
            ? new Reply("Здесь выбирать некого: список пуст.")
            : new Reply("Кто? Выберите или напишите фамилию и имя.")
                .Paged([.. pupils.Select(row => Choice.Do(row.ShortName, "movement", "set", "pupil", row.Id.ToString()))], page, "movement", "list"))
        .Row(Choice.Do("Другой класс", "movement", "ask", "class"));

    public static Reply AskStaff(IReadOnlyList<StaffMember> staff, int page) => (staff.Count == 0
            ? new Reply("Здесь выбирать некого: список пуст.")
            : new Reply("Кто из сотрудников? Выберите или напишите фамилию.")
                .Paged([.. staff.Select(row => Choice.Do(StaffName.Short(row.FullName), "movement", "set", "staff", row.Id.ToString()))], page, "movement", "list"))
        .Row(Cancel);

    public static Reply AskName { get; } = new Reply("Напишите фамилию и полное имя ученика. Например: Иванов Пётр.\nБот хранит только имя и первую букву фамилии.").Row(Cancel);

    public static Reply AskFullName { get; } = new Reply("Напишите фамилию, имя и отчество сотрудника.").Row(Cancel);

    public static Reply AskPosition { get; } = new Reply("Какая должность? Например: учитель физики.").Row(Choice.Do("Без должности", "movement", "set", "position", "сотрудник"), Cancel);

    public static Reply AskOrder { get; } = new Reply("Номер приказа? Напишите, например: 12-к.").Row(Choice.Do("Без номера", "movement", "set", "order", ""), Cancel);

    public static Reply AskDay(DateOnly today) => new Reply("С какого дня? Выберите или напишите, например: 1 декабря.")
        .Row(Choice.Do("Сегодня", "movement", "set", "on", MovementDraft.Text(today)), Choice.Do("Завтра", "movement", "set", "on", MovementDraft.Text(today.AddDays(1)))).Row(Cancel);

    public static Reply Unclear(string step) => new(step switch
    {
        "class" or "to" => "Не нашёл такой класс.",
        "pupil" => "Не нашёл такого ученика или их несколько. Выберите из списка.",
        "staff" => "Не нашёл такого сотрудника или их несколько. Выберите из списка.",
        "name" => "Нужны фамилия и полное имя.",
        "full-name" => "Нужны фамилия, имя и отчество.",
        "position" => "Не понял должность.",
        "order" => "В номере приказа нужна цифра, до 40 знаков.",
        "on" => "Не понял дату. Напишите, например: 1 декабря или 01.12.2026.",
        _ => "Не понял. Нажмите одну из кнопок.",
    }) { HasMenu = false };

    public static Reply Preview(string line, MovementDraft draft, bool isLater, MovementForecast forecast) => Editable(new Reply(
        $"Проверьте:\n\n{line}\n\n{Forecast(forecast)}{(isLater ? $"\nДо {Date(draft.EffectiveOn!.Value)} ничего не изменится, запись можно отозвать." : "")}")
        .Row(Choice.Do("Записать", "movement", "confirm", "draft").Positive()), draft);

    public static Reply Refused(string line, MovementRefusal reason, MovementDraft draft) => Editable(new Reply($"{line}\n\nТак записать нельзя: {Reason(reason)}"), draft);

    /// <param name="left">How many memberships are left to clean.</param>
    public static Reply Recorded(Movement movement, MovementAct act, int left, bool mayUndo, IReadOnlyList<SchoolClass> unled)
    {
        var card = Card(movement, act, left, mayUndo, isAdministrator: true);
        var text = movement.IsPlanned ? $"Записано. Вступит в силу {Date(movement.EffectiveOn)}.\n\n{card.Text}" : $"Записано.\n\n{card.Text}";
        if (unled.Count > 0)
            text += $"\n\nНужен классный руководитель: {string.Join(", ", unled.Select(row => row.Name))}.";
        card = card with { Text = text };
        return unled.Take(3).Aggregate(card, (reply, row) => reply.Row(Choice.Do($"Назначить: {row.Name}", "homeroom", "ask", row.Id.ToString(), "class")));
    }

    public static Reply ForNewcomer(Uri link) => new($"Перешлите новому сотруднику: «Откройте школьного бота и напишите „подтвердить“: {link}». Роль подтверждает администратор лично или кодом сотрудника.") { HasMenu = false };

    public static MovementAct Act(Movement movement, string? from, string? to) => new(movement, from, to);

    public static Reply Card(Movement movement, MovementAct act, int left, bool mayUndo, bool isAdministrator)
    {
        var id = movement.Id.ToString();
        var reply = new Reply($"Движение № {movement.Number}. {Line(movement.Kind, movement.Name, act.From, act.To, movement.OrderNumber, movement.EffectiveOn)}\n{State(movement)}.");
        if (left > 0)
            reply = reply.Row(Choice.Do($"Чаты: осталось {left}", "movement", "chats", id).Primary());
        if (mayUndo)
            reply = reply.Row(Choice.Do("Отменить запись", "movement", "undo", id).Negative());
        else if (movement.IsPlanned && isAdministrator)
            reply = reply.Row(Choice.Do("Отозвать запись", "movement", "withdraw", id).Negative());
        return isAdministrator ? reply.Row(Choice.Do("Журнал", "movement", "journal", "0"), Choice.Do("Движение", "movement", "home", "0")) : reply;
    }

    public static Reply Chats(Movement movement, IReadOnlyList<LeftBehind> left, IReadOnlyList<string> unseen)
    {
        var id = movement.Id.ToString();
        var (own, byHand) = (left.Where(it => it.CanRemove).ToList(), left.Where(it => !it.CanRemove).ToList());
        List<string> lines = [$"Движение № {movement.Number}, {movement.Name}: чаты."];
        if (left.Count == 0)
            lines.Add("В чатах, где есть бот, лишних не осталось.");
        if (own.Count > 0)
            lines.Add("Бот может убрать сам:\n" + string.Join('\n', own.Select(Shown)));
        if (byHand.Count > 0)
            lines.Add("Уберите вручную (бот там не администратор или это администратор чата):\n" + string.Join('\n', byHand.Select(Shown)));
        if (unseen.Count > 0)
            lines.Add($"Бота там нет, проверьте сами: {string.Join(", ", unseen)}.");
        var reply = new Reply(string.Join("\n\n", lines));
        if (own.Count > 0)
            reply = reply.Row(Choice.Do($"Убрать: {own.Count}", "movement", "clean", id).Negative());
        if (byHand.Count > 0)
            reply = reply.Row(Choice.Do("Убрал(а) вручную", "movement", "cleaned", id));
        return reply.Row(Choice.Do("Назад", "movement", "show", id));
    }

    public static Reply Cleaning(int count) => new($"Убираю: {count}. Ссылки этих чатов сброшены.") { HasMenu = false };

    public static Reply TooLate(DateTimeOffset now) => new("Отменить уже нельзя. Запишите обратное движение: журнал хранит обе записи.") { HasMenu = false };

    public static Reply TeacherNotice(Movement movement, MovementAct act, int left)
    {
        var reply = new Reply($"Изменение в вашем классе.\n{Line(movement.Kind, movement.Name, act.From, act.To, movement.OrderNumber, movement.EffectiveOn)}");
        return left > 0 ? reply.Row(Choice.Do($"Чаты: осталось {left}", "movement", "chats", movement.Id.ToString()).Primary()) : reply;
    }

    public static Reply Family(Movement movement, string? from, string? to) => movement.Kind switch
    {
        MovementKind.Left => new Reply($"{movement.Name} больше не числится в {from}. Приглашения в чаты класса не действуют. Если это ошибка, обратитесь к классному руководителю."),
        MovementKind.Transferred => new Reply($"{movement.Name} теперь учится в {to} (раньше {from}). Приглашение в чат нового класса — следующим сообщением."),
        _ => new Reply($"{movement.Name} снова в списке {to}."),
    };

    public static Reply FamilyUndone(Movement movement, string? @class) => new Reply($"Мы исправили ошибку: {movement.Name} в списке {@class}. Если приглашение перестало действовать, возьмите новое.")
        .Row(Choice.Do("Ссылка на чат класса", "link").Primary());

    public static Reply Dismissed { get; } = new("Вы больше не числитесь сотрудником школы. Роль и приглашения не действуют. Если это ошибка, обратитесь к администратору школы.");

    public static Reply StaffNotice(Movement movement, string office) => new($"{Kind(movement.Kind)}: {movement.Name}. Роль в боте закончилась. Записал(а): {office}");

    public static Reply CameTrue(Movement movement, MovementAct act, int left)
    {
        var card = Card(movement, act, left, mayUndo: false, isAdministrator: true);
        return card with { Text = $"Вступило в силу.\n\n{card.Text}" };
    }

    public static Reply Impossible(Movement movement, MovementAct act, MovementRefusal reason) => new Reply(
        $"Запись на сегодня не вступила в силу.\n\nДвижение № {movement.Number}. {Line(movement.Kind, movement.Name, act.From, act.To, movement.OrderNumber, movement.EffectiveOn)}\n\nПричина: {Reason(reason)}")
        .Row(Choice.Do("Движение", "movement", "home", "0"));

    public static Reply Journal(IReadOnlyList<MovementAct> acts, int count, int page)
    {
        if (count == 0)
            return new Reply("В журнале движения пока нет записей.").Row(Choice.Do("Список на дату", "movement", "day", "ask"), Choice.Do("Движение", "movement", "home", "0"));
        var pages = new Reply($"Журнал движения, записей: {count}. Новые сверху.\n\n{string.Join('\n', acts.Select(Short))}");
        pages = pages.Tiled(acts.Select(act => Choice.Do($"№ {act.Movement.Number}", "movement", "show", act.Movement.Id.ToString())));
        List<Choice> arrows = [];
        if (page > 0)
            arrows.Add(Choice.Do("← Новее", "movement", "journal", $"{page - 1}"));
        if ((page + 1) * JournalPage < count)
            arrows.Add(Choice.Do("Раньше →", "movement", "journal", $"{page + 1}"));
        return (arrows.Count > 0 ? pages.Row([.. arrows]) : pages).Row(Choice.Do("Отчёт", "movement", "report", "ask"), Choice.Do("Список на дату", "movement", "day", "ask"));
    }

    public static Reply AskPeriod(DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var year = new DateOnly(today.Month >= 9 ? today.Year : today.Year - 1, 9, 1);
        return new Reply("За какой период отчёт? Выберите или напишите, например: 01.09 – 31.10.")
            .Row(Period("Этот месяц", month, today), Period("Прошлый месяц", month.AddMonths(-1), month.AddDays(-1)), Period("Учебный год", year, today)).Row(Cancel);
    }

    public static Reply Report(DateOnly from, DateOnly to, IReadOnlyList<MovementAct> acts, int before, int after, bool opensToAnyone)
    {
        var counts = acts.GroupBy(act => act.Movement.Kind).OrderBy(group => group.Key).Select(group => $"{Kind(group.Key)}: {group.Count()}");
        var text = $"Движение с {Date(from)} по {Date(to)}.\nУчеников на начало: {before}, на конец: {after}.\n"
            + (acts.Count == 0 ? "Записей нет." : $"{string.Join(", ", counts)}.\n\n{string.Join('\n', acts.Take(40).Select(Short))}");
        if (acts.Count > 40)
            text += $"\n… и ещё {acts.Count - 40}, все — в файле.";
        var reply = new Reply(text);
        if (acts.Count > 0)
            reply = reply.Row(Choice.Do("Файл XLSX", "movement", "report", MovementDraft.Text(from), MovementDraft.Text(to), "file"));
        if (acts.Count > 0 && opensToAnyone)
            reply = reply with { Text = $"{reply.Text}\n\n{FileReplies.OpenToAnyone}" };
        return reply.Row(Choice.Do("Движение", "movement", "home", "0"));
    }

    public static Reply File(DateOnly from, DateOnly to) => new($"Журнал движения с {Date(from)} по {Date(to)}.");

    public static Reply FileComing { get; } = new("Готовлю файл. Он придёт сюда через несколько секунд.") { HasMenu = false };

    public static Reply AskRosterDay { get; } = new Reply("На какой день показать список? Напишите, например: 5А 1 октября. Без класса покажу все классы.").Row(Cancel);

    public static Reply Roster(DateOnly day, DayRoster roster) => new Reply(
        $"{roster.Class} на {Date(day)}. Классный руководитель: {roster.Teacher ?? "не назначен"}. Учеников: {roster.Pupils.Count}.\n\n"
        + string.Join('\n', roster.Pupils.Select((name, i) => $"{i + 1}. {name}"))).Row(Choice.Do("Движение", "movement", "home", "0"));

    public static Reply Rosters(DateOnly day, IReadOnlyList<DayRoster> rosters) => new Reply(rosters.Count == 0
        ? $"На {Date(day)} в списках никого нет."
        : $"Списки на {Date(day)}. Учеников: {rosters.Sum(it => it.Pupils.Count)}.\n\n"
            + string.Join('\n', rosters.Select(it => $"{it.Class}: {it.Pupils.Count}{(it.Teacher is null ? "" : $", {StaffName.Short(it.Teacher)}")}"))
            + "\n\nНапишите класс и дату, чтобы увидеть имена.").Row(Choice.Do("Движение", "movement", "home", "0"));

    public static Reply LeaversSoon(int count, TimeSpan notice, DateOnly today) => new Reply(
        $"Через {Plural.Of((int)notice.TotalDays, "день", "дня", "дней")} бот удалит имена выбывших: {count}. В журнале вместо имени останется номер. Если журнал нужен школе в деле, возьмите его сейчас.")
        .Row(Period("Взять журнал", today.AddYears(-1), today)).Row(Choice.Do("Журнал", "movement", "journal", "0"));

    public static string Leaver(int number) => $"выбывший №{number}";

    private static Choice Cancel => Choice.Do("Отмена", "cancel");

    private static Choice Begin(string label, MovementKind kind) => Choice.Do(label, "movement", "begin", kind.ToString());

    private static Choice Period(string label, DateOnly from, DateOnly to) => Choice.Do(label, "movement", "report", MovementDraft.Text(from), MovementDraft.Text(to));

    private static Reply Editable(Reply reply, MovementDraft draft)
    {
        var who = draft.Kind switch { MovementKind.Enrolled => "class", _ when draft.IsStaff => "staff", _ => "pupil" };
        List<Choice> change = [Choice.Do("Дата", "movement", "ask", "on"), Choice.Do("Приказ", "movement", "ask", "order")];
        if (draft.Kind != MovementKind.Hired)
            change.Insert(0, Choice.Do(who == "class" ? "Класс" : "Кто", "movement", "ask", who));
        if (draft.Kind == MovementKind.Transferred)
            change.Insert(1, Choice.Do("Куда", "movement", "ask", "to"));
        return reply.Row([.. change]).Row(Cancel);
    }

    private static string Forecast(MovementForecast forecast)
    {
        if (forecast.Kind is MovementKind.Enrolled)
            return "Ученик появится в списке класса. Код семьи выдаст классный руководитель.";
        if (forecast.Kind is MovementKind.Hired)
            return "Сотрудник появится в списке. Роль нужно подтвердить лично или кодом.";
        if (forecast.Kind is MovementKind.LongLeave)
            return "Роль и чаты остаются.";
        if (forecast.Accounts == 0)
            return "Людей, связанных с ботом, нет: сообщать некому.";
        var ends = forecast.Kind is MovementKind.Returned ? "" : $" Приглашений, которые проверит бот: {forecast.Invites}; мест в чатах: {forecast.Chats}.";
        return $"Узнают: {Plural.Of(forecast.Accounts, "связанный человек", "связанных человека", "связанных человек")}.{ends}";
    }

    private static string Shown(LeftBehind it) => $"– {it.ChatName}: {it.Who}";
}
