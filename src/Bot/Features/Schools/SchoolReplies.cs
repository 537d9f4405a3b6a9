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
        Пришлите список школы файлом Excel (XLSX или XLS) или CSV либо вставьте его сюда текстом, как скопировали.
        Лучше с заголовками, порядок любой: Класс; Ученик; Классный руководитель; VK; Сотрудник; Должность. Подойдут и «ФИО», «Фамилия», «Имя».
        Без заголовков: название класса отдельной строкой, под ним ученики. Сотрудники: «ФИО, должность».

        Ученик — фамилия и имя. VK — ссылка на профиль сотрудника или классного руководителя, необязательно.
        Сначала я покажу, что изменится. Без вашего «Применить» ничего не меняется, и никто не удаляется.
        """);

    public static Reply FileOfOtherKind { get; } = new Reply("Такие файлы я не читаю. Нужна таблица XLSX или CSV.")
        .Row(Choice.Do("Какой нужен файл", "import"));

    /// <param name="isOnly">False: more files came with it.</param>
    public static Reply ReadingFile(bool isOnly) => new Reply(
        $"Читаю файл{(isOnly ? "" : " (первый из присланных)")}. Ответ придёт сюда; если его нет пять минут, пришлите файл ещё раз.") { HasMenu = false };

    public static Reply FileNotRead { get; } = new Reply("Не получилось получить файл. Пришлите его ещё раз: сообщением боту, до 10 МБ.").Row(Choice.Do("Какой нужен файл", "import"));

    public static Reply FileUnreadable(string words) => new Reply(words).Row(Choice.Do("Какой нужен файл", "import"));

    public static Reply NothingToImport { get; } = new Reply("Применять нечего.").Row(Choice.Do("Какой нужен файл", "import"), Choice.Do("Классы", "classes"));

    /// <summary>More children who are not in the list than that mean a wrong list.</summary>
    private const int MostLeavers = 50;

    /// <param name="missing">Pupils of the listed classes who are not in the list.</param>
    public static Reply ConfirmImport(string question, int missing)
    {
        var reply = new Reply(question).Row(Choice.Do("Применить", "roster", "apply", "list").Positive(), Choice.Do("Отмена", "roster", "drop", "list"));
        if (missing is > 0 and <= MostLeavers)
            reply = reply.Row(Choice.Do($"Применить и убрать: {missing}", "roster", "apply-leave", "list").Negative()) with
            {
                Text = $"{question} Тех, кого нет в списке ({missing}), бот сам не уберёт: «Применить и убрать» запишет им выбытие сегодняшним днём.",
            };
        return reply.Deciding();
    }

    public static Reply AfterImport(string lastText, bool canUndo)
    {
        var reply = new Reply(lastText).Row(Choice.Do("Классы", "classes"), Choice.Do("Настройка", "setup"));
        return canUndo ? reply.Row(Choice.Do("Отменить импорт (10 минут)", "roster", "undo", "list").Negative()) : reply;
    }

    public static Reply ReadingPaste { get; } = new("Похоже на список. Сравниваю со школой; ответ придёт сюда. Если его нет пять минут, пришлите список ещё раз. Длинный список пришлите файлом.") { HasMenu = false };

    public static Reply MissingLeft(int count) => new Reply($"Записано выбытие: {count}. Каждую запись можно посмотреть и 10 минут отменить в журнале движения.") { HasMenu = false }
        .Row(Choice.Do("Журнал", "movement", "journal", "0"));

    public static Reply UndoTooLate { get; } = new Reply("Отменить импорт уже нельзя: прошло больше 10 минут. Исправьте список и пришлите его ещё раз.").Row(Choice.Do("Какой нужен файл", "import"));

    public static Reply Undone(int kept) => new Reply(kept == 0
        ? "Импорт отменён: списки такие, как были до него."
        : $"Импорт отменён. Осталось как есть: {kept} — с этими учениками и классами уже кто-то работает.").Row(Choice.Do("Классы", "classes"));

    public static Reply ImportNotice(string office, int verified, int homerooms) => new(
        $"Загружен список школы. Подтверждено по VK: {Plural.Of(verified, "сотрудник", "сотрудника", "сотрудников")}, "
        + $"назначено: {Plural.Of(homerooms, "классный руководитель", "классных руководителя", "классных руководителей")}. Загрузил(а): {office}");
}
