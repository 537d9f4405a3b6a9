using BotHost.Domain.Chats;
using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Schools;

/// <summary>The list of classes and a class's card.</summary>
internal static class ClassReplies
{
    public static Reply List(IReadOnlyList<ClassRow> rows, int page, bool isAdministrator)
    {
        if (rows.Count == 0)
        {
            var none = new Reply("Классов пока нет.");
            return isAdministrator ? none.Row(Choice.Do("Добавить классы", "set-up", "go", "Classes").Primary()) : none;
        }
        page = Math.Clamp(page, 0, (rows.Count - 1) / Pages.Size);
        var shown = rows.Skip(page * Pages.Size).Take(Pages.Size).Select(Line);
        var reply = new Reply($"{Plural.Of(rows.Count, "класс", "класса", "классов")} в школе.\n\n{string.Join('\n', shown)}")
            .Paged([.. rows.Select(row => Choice.Do(row.Class.Name, "class-card", "show", row.Class.Id.ToString()))], page, "class-card", "list");
        return isAdministrator
            ? reply.Row(Choice.Do("Добавить", "group", "what"))
            : reply;
    }

    public static Reply Card(ClassRow row, int pupils, int requests, bool isAdministrator)
    {
        var (id, name) = (row.Class.Id.ToString(), row.Class.Name);
        if (!row.Class.IsLive)
            return new Reply($"{name}: в архиве.").Row(Choice.Do("Вернуть", "class-card", "restore", id), Choice.Do("К списку", "class-card", "list", "0"));
        var lines = new List<string>
        {
            name,
            $"Классный руководитель: {Teacher(row)}",
            $"Учеников в списке: {pupils}",
            $"Чаты: {(row.Chats.Count == 0 ? "не подключены" : string.Join(", ", row.Chats.Select(Chat)))}",
        };
        if (requests > 0)
            lines.Add($"Ждут решения: {Plural.Of(requests, "заявка", "заявки", "заявок")}");
        var reply = new Reply(string.Join('\n', lines));
        if (isAdministrator)
            reply = reply
                .Row(Choice.Do(row.Teacher is null ? "Назначить руководителя" : "Сменить руководителя", "homeroom", "ask", id, "class"))
                .Row(
                    [Choice.Do("С другого дня", "hand-over", "class", id),
                    .. row.Class.Kind == ClassKind.Class ? Array.Empty<Choice>() : [Choice.Do("Участники", "group", "show", id)]])
                .Row(Choice.Do("Переименовать", "class-card", "rename", id), Choice.Do("В архив", "class-card", "archive", id).Negative());
        return reply.Row(Choice.Do("К списку", "class-card", "list", "0"));
    }

    public static Reply AskName(SchoolClass @class) => new Reply($"Как теперь называется {@class.Name}? Например: 6А.")
        .Row(Choice.Do("Назад", "class-card", "show", @class.Id.ToString()), Choice.Do("Отмена", "cancel"));

    public static Reply NotAName(SchoolClass @class) => new Reply("Не понял название. Напишите цифру и букву, например: 6А.")
        .Row(Choice.Do("Назад", "class-card", "show", @class.Id.ToString()), Choice.Do("Отмена", "cancel"));

    public static Reply NameTaken(SchoolClass @class) => new Reply("Такой класс уже есть. Напишите другое название.")
        .Row(Choice.Do("Назад", "class-card", "show", @class.Id.ToString()), Choice.Do("Отмена", "cancel"));

    public static string Renamed(string before, string after) => $"Готово: {before} теперь {after}.";

    public static Reply AskArchive(SchoolClass @class, int chats) => new Reply(
        $"Убрать {@class.Name} в архив? Класс исчезнет из списков, заявки в него больше не принимаются. "
        + (chats > 0 ? $"Подключено чатов: {chats}; они останутся, но ссылок в них бот не выдаёт. " : "") + "Вернуть можно в любой момент.")
        .Row(Choice.Do("В архив", "class-card", "archive-sure", @class.Id.ToString()).Negative(), Choice.Do("Назад", "class-card", "show", @class.Id.ToString()))
        .Deciding();

    public static Reply StillHeld(SchoolClass @class, int pupils, int requests)
    {
        var reply = new Reply($"{@class.Name} пока нельзя убрать в архив: учеников в списке {pupils}, нерешённых заявок {requests}. "
            + (pupils > 0 ? "Сначала переведите учеников: пришлите новый список файлом." : "Сначала решите заявки."));
        return reply.Row(pupils > 0 ? Choice.Do("Какой нужен файл", "import") : Choice.Do("Ждут решения", "pending"), Choice.Do("Назад", "class-card", "show", @class.Id.ToString()));
    }

    public static Reply Archived(SchoolClass @class) => new Reply($"{@class.Name} в архиве.")
        .Row(Choice.Do("Вернуть", "class-card", "restore", @class.Id.ToString()), Choice.Do("К списку", "class-card", "list", "0"));

    public static string CannotRestore(SchoolClass @class) => $"Вернуть нельзя: класс {@class.Name} уже есть.";

    public static Reply NoSuch { get; } = new Reply("Такого класса больше нет.").Row(Choice.Do("К списку", "class-card", "list", "0"));

    private static string Line(ClassRow row)
        => $"{row.Class.Name}: {(row.Teacher is null ? "нет руководителя" : StaffName.Short(row.Teacher.FullName))}; "
            + (row.Chats.Count == 0 ? "чатов нет" : string.Join(", ", row.Chats.Select(Chat)));

    private static string Teacher(ClassRow row) => row.Teacher switch
    {
        null => "нет",
        { IsVerified: true } teacher => teacher.FullName,
        var teacher => $"{teacher.FullName} (роль ещё не подтверждена)",
    };

    private static string Chat(Chat chat)
    {
        var kind = chat.Kind switch { ChatKind.ClassParents => "родители", ChatKind.Class => "с учениками", ChatKind.Subject => "предмет", _ => "другой" };
        return chat.Standing switch
        {
            ChatStanding.Managed => $"{kind} (бот управляет)",
            ChatStanding.Observed => $"{kind} (ссылка общая)",
            _ => $"{kind} (без бота)",
        };
    }
}
