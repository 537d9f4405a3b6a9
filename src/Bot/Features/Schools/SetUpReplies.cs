using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Schools;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Schools;

/// <summary>The words of the guided set-up.</summary>
internal static class SetUpReplies
{
    public const string Welcome = "Настроим бота школы. Пять шагов, каждый можно пропустить. Прервать и вернуться — слово «настройка».";

    private static readonly Choice _later = Choice.Do("Отложить", "set-up", "later");

    public static Reply Classes(IReadOnlyList<string> present) => new Reply(
        "Шаг 1 из 5. Классы.\n"
        + (present.Count == 0 ? "Пока ни одного." : $"Сейчас {Plural.Of(present.Count, "класс", "класса", "классов")}: {Short(present)}.")
        + "\n\nНапишите классы списком: «1А 1Б 2А». Или промежутком: «1-9 АБ». Или пришлите файл CSV со списком школы: в нём могут быть и ученики, и классные руководители.")
        .Row(present.Count == 0 ? Go("Пропустить", SetUpStep.Homerooms) : Next(SetUpStep.Classes).Primary(), _later);

    public static Reply ConfirmClasses(IReadOnlyList<string> fresh, int known, IReadOnlyList<string> unknown)
    {
        var lines = new List<string>();
        if (fresh.Count > 0)
            lines.Add($"Добавить {Plural.Of(fresh.Count, "класс", "класса", "классов")}? {Short(fresh)}.");
        if (known > 0)
            lines.Add($"Уже есть: {known}.");
        if (unknown.Count > 0)
            lines.Add($"Не понял: {Short([.. unknown.Select(it => $"«{(it.Length <= 20 ? it : it[..20])}»")])}.");
        if (fresh.Count == 0)
            return new Reply(string.Join('\n', [.. lines, "Добавлять нечего. Напишите классы, например «1А 1Б 2А» или «1-9 АБ»."]))
                .Row(Next(SetUpStep.Classes), _later);
        lines.Add("Если что-то не так, напишите список заново.");
        return new Reply(string.Join('\n', lines)).Row(Choice.Do("Добавить", "set-up", "add").Positive(), _later);
    }

    public static string Added(int count) => $"Добавлено: {Plural.Of(count, "класс", "класса", "классов")}.";

    public static Reply Homerooms(IReadOnlyList<ClassRow> rows, int page)
    {
        var open = rows.Count(row => row.Teacher is null);
        var reply = new Reply("Шаг 2 из 5. Классные руководители.\n" + (rows.Count, open) switch
        {
            (0, _) => "Сначала нужны классы: вернитесь на шаг назад.",
            (_, 0) => "У всех классов есть классный руководитель.",
            _ => $"Без классного руководителя: {Plural.Of(open, "класс", "класса", "классов")}. Выберите класс и напишите, кто его ведёт.",
        });
        return WithNeighbours(
            reply.Paged([.. rows.Select(row => Choice.Do(Label(row), "homeroom", "ask", row.Class.Id.ToString(), "set-up"))], page, "set-up", "go", nameof(SetUpStep.Homerooms)),
            SetUpStep.Homerooms,
            isLong: rows.Count > Pages.Size);
    }

    public static Reply Offices(IReadOnlyList<string> lines) => WithNeighbours(new Reply(
        $"Шаг 3 из 5. Кто за что отвечает.\n{string.Join('\n', lines)}\n\n"
        + "Администраторов и руководителя называет тот, кто запускает бота, в настройках. Бот не может написать первым: попросите тех, кто ещё не писал, открыть бота и нажать «Начать»."), SetUpStep.Offices, isLong: false);

    public static string Office(Role office, string who, bool hasWritten, bool isUnreachable)
    {
        var line = office switch
        {
            Role.Owner => $"– {who}: владелец, входит всегда",
            Role.Head => $"– {who}: следит и решает, если администратор молчит",
            Role.Deputy => $"– {who}: заместитель",
            _ => $"– {who}: решает просьбы, получает сводку",
        };
        return line + (!hasWritten ? "; ещё не писал(а) боту" : isUnreachable ? "; запретил(а) боту писать" : "");
    }

    public static Reply Crisis(IReadOnlyList<CrisisCandidate> candidates, (Id<Person> Person, string Label)? present, Id<Person> own, int page) => WithNeighbours(new Reply(
        "Шаг 4 из 5. Тревожные сообщения.\n"
        + "Если ребёнку или взрослому плохо, бот даст телефон помощи и предложит передать сообщение человеку в школе. Кому? Лучше всего психологу.\n\n"
        + (present is { } named ? $"Сейчас: {(named.Person == own ? "вы" : named.Label)}." : "Если никого не выбрать, передавать буду вам."))
        .Paged(
            [.. candidates.Select(it => Choice.Do(it.Person.Id == own ? "Мне" : it.Label, "set-up", "crisis", it.Person.Id.ToString()))],
            page, "set-up", "go", nameof(SetUpStep.Crisis)), SetUpStep.Crisis, isLong: candidates.Count > Pages.Size);

    public static string CrisisChosen(string label) => $"Записал. Тревожные сообщения получит: {label}";

    public static Reply YouAreCrisisContact { get; } = new(
        "Администратор назвал вас тем, кому бот передаёт тревожные сообщения. Передаю только с согласия того, кто пишет. Если это ошибка, скажите администратору.");

    public static Reply LastStep { get; } = new Reply(
        """
        Шаг 5 из 5. Что дальше.

        1. Откройте чат класса, «Добавить участников», найдите сообщество школы и добавьте его.
        2. Сделайте сообщество администратором чата: иначе ссылку нельзя будет менять, а чужих — убирать.
        3. Бот напишет тому, кто его добавил, и спросит, какой это чат.
        4. Перешлите людям два текста, они ниже: сотрудникам и родителям.
        """) { HasMenu = false };

    public static Reply AfterTexts { get; } = new Reply("Когда тексты пересланы, настройка закончена. Вернуться к ней можно словом «настройка».")
        .Row(Choice.Do("Готово", "set-up", "done").Positive(), Back(SetUpStep.Next), _later);

    public static Reply Later { get; } = new Reply("Хорошо. Я запомнил, где мы остановились: напишите «настройка».").Row(Choice.Do("Продолжить", "setup"));

    public static Reply Done { get; } = new Reply("Готово, школа настроена. Дальше работайте из меню: сводка придёт сама.")
        .Row(Choice.Do("Классы", "classes"), Choice.Do("Сотрудники", "staff"), Choice.Do("Сводка", "digest"));

    /// <param name="isLong">A page of names and its arrows leave no room for more than the neighbours: ten buttons fit under a message.</param>
    private static Reply WithNeighbours(Reply reply, SetUpStep step, bool isLong)
        => isLong ? reply.Row(Back(step), Next(step).Primary()).WithoutMenu() : reply.Row(Back(step), Next(step).Primary(), _later);

    private static Choice Back(SetUpStep step) => Go($"← Шаг {(int)step}", step - 1);

    private static Choice Next(SetUpStep step) => Go($"Шаг {(int)step + 2} →", step + 1);

    private static Choice Go(string label, SetUpStep step) => Choice.Do(label, "set-up", "go", step.ToString());

    private static string Label(ClassRow row) => $"{row.Class.Name}: {(row.Teacher is null ? "нет" : StaffName.Short(row.Teacher.FullName))}";

    private static string Short(IReadOnlyList<string> names)
        => names.Count <= 60 ? string.Join(' ', names) : $"{string.Join(' ', names.Take(60))} и ещё {names.Count - 60}";
}
