using BotHost.Domain.Language;
using BotHost.Messaging;

namespace BotHost.Features.Schools;

/// <summary>Words around a list that is sent as a file.</summary>
internal static class SchoolReplies
{
    public static Reply AdministratorsOnly { get; } = new Reply("Это может сделать только администратор школы.").Row(Choice.Do("Мой статус", "status"));

    public static Reply FilesFromAdministratorsOnly { get; } = new Reply("Файлы я читаю только от администратора школы. Напишите словами, что вам нужно.")
        .Row(Choice.Do("Ссылка на чат класса", "link").Primary(), Choice.Do("Помощь", "help"));

    public static Reply HowToImport { get; } = new Reply(
        """
        Пришлите сюда файл CSV со списком школы. В первой строке — заголовки, порядок любой:
        Класс; Ученик; Классный руководитель; VK; Сотрудник; Должность

        Ученик — фамилия и имя. VK — ссылка на профиль сотрудника или классного руководителя, необязательно.
        Сначала я покажу, что изменится. Без вашего «Применить» ничего не меняется, и никто не удаляется.
        """);

    public static Reply FileOfOtherKind { get; } = new Reply("Такие файлы я не читаю. Нужна таблица CSV: в Excel выберите «Сохранить как» → «CSV UTF-8».")
        .Row(Choice.Do("Какой нужен файл", "import"));

    /// <param name="isOnly">False: more files came with it.</param>
    public static Reply ReadingFile(bool isOnly) => new Reply(
        $"Читаю файл{(isOnly ? "" : " (первый из присланных)")}. Ответ придёт сюда; если его нет пять минут, пришлите файл ещё раз.") { HasMenu = false };

    public static Reply FileNotRead { get; } = new Reply("Не получилось получить файл. Пришлите его ещё раз: сообщением боту, до 10 МБ.").Row(Choice.Do("Какой нужен файл", "import"));

    public static Reply FileUnreadable(string words) => new Reply(words).Row(Choice.Do("Какой нужен файл", "import"));

    public static Reply NothingToImport { get; } = new Reply("Применять нечего.").Row(Choice.Do("Какой нужен файл", "import"), Choice.Do("Классы", "classes"));

    public static Reply ConfirmImport(string question) => new Reply(question)
        .Row(Choice.Do("Применить", "roster", "apply", "list").Positive(), Choice.Do("Отмена", "roster", "drop", "list")).Deciding();

    public static Reply AfterImport(string lastText) => new Reply(lastText).Row(Choice.Do("Классы", "classes"), Choice.Do("Настройка", "setup"));

    public static Reply ImportNotice(string office, int verified, int homerooms) => new(
        $"Загружен список школы. Подтверждено по VK: {Plural.Of(verified, "сотрудник", "сотрудника", "сотрудников")}, "
        + $"назначено: {Plural.Of(homerooms, "классный руководитель", "классных руководителя", "классных руководителей")}. Загрузил(а): {office}");
}
