using BotHost.Domain.Chats;
using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Messaging;

namespace BotHost.Features.Invites;

/// <summary>Words about links that staff paste.</summary>
internal static class LinkLoadReplies
{
    private const int MostShown = 10;

    public static Reply StaffOnly { get; } = new Reply("Ссылки загружают сотрудники с подтверждённой ролью: классный руководитель для своего класса, учитель для своего предмета, администратор для школы.")
        .Row(Choice.Do("Подтвердить роль", "verify").Primary());

    public static Reply WhichClass(IReadOnlyList<SchoolClass> classes, int page, bool runsSchool)
    {
        var reply = new Reply("Для какого класса ссылка?").Paged([.. classes.Select(row => Choice.Do(row.Name, "load", "class", row.Id.ToString()))], page, "load", "page");
        return runsSchool
            ? reply.Row(Choice.Do("Для сотрудников", "load", "class", "school"), Choice.Do("Что загружено", "load", "list"))
            : reply.Row(Choice.Do("Что загружено", "load", "list"));
    }

    public static Reply WhichOfSchool { get; } = new Reply("Какая это ссылка?")
        .Row(Choice.Do("В чат «Учительская»", "load", "use", "school", "staffroom"), Choice.Do("Регистрация в Сферуме", "load", "use", "school", "sferum-staff"));

    /// <param name="leads">Else only a subject's or a club's own chat.</param>
    public static Reply WhichUse(SchoolClass @class, bool leads)
    {
        var id = @class.Id.ToString();
        var reply = new Reply($"{@class.Name}. Какая это ссылка?");
        if (leads)
            reply = reply.Row(Choice.Do("В чат родителей", "load", "use", id, "parents").Primary(), Choice.Do("В чат класса", "load", "use", id, "pupils"))
                .Row(Choice.Do("Сферум: ученикам", "load", "use", id, "sferum-pupils"), Choice.Do("Сферум: родителям", "load", "use", id, "sferum-parents"));
        return reply.Row(Choice.Do("В чат предмета или кружка", "load", "use", id, "subject"));
    }

    public static Reply ReadsItself(string name) => new($"Чат {name} подключён к боту: ссылку он берёт сам и меняет её. Загружать не нужно.");

    public static Reply AskTitle { get; } = new Reply("Как называется предмет или кружок? Например: математика.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply AskLink(string name) => new Reply($"{char.ToUpperInvariant(name[0])}{name[1..]}. Вставьте ссылку-приглашение целиком.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply AskUntil { get; } = new Reply("До какого срока она действует? В Сферуме срок виден там же, где ссылка.")
        .Row(Choice.Do("7 дней", "load", "until", "7"), Choice.Do("14 дней", "load", "until", "14"), Choice.Do("30 дней", "load", "until", "30"))
        .Row(Choice.Do("Без срока", "load", "until", "0"), Choice.Do("Отмена", "cancel"));

    public static Reply NotALink { get; } = new Reply("Это не похоже на ссылку. Скопируйте её целиком, она начинается с https://").Row(Choice.Do("Отмена", "cancel"));

    public static Reply ForeignHost { get; } = new Reply("Эта ссылка ведёт не в мессенджер и не в Сферум, поэтому бот её не возьмёт. Проверьте, ту ли вы скопировали.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply Loaded(string name, DateTimeOffset? until, TimeZoneInfo zone) => new Reply(
        $"""
        Готово: {name}. {(until is { } end ? $"Действует до {RussianDate.Full(end, zone)}." : "Без срока.")}
        Бот даёт её только тем, кому можно, лично и по одному, и считает, сколько раз выдал. Ссылка общая: если она утечёт, смените её в чате и загрузите новую.
        """)
        .Row(Choice.Do("Что загружено", "load", "list"), Choice.Do("Загрузить ещё", "load", "page", "0"));

    public static Reply List(IReadOnlyList<LoadedRow> rows, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (rows.Count == 0)
            return new Reply("Загруженных ссылок нет.").Row(Choice.Do("Загрузить", "load", "page", "0").Primary());
        var shown = rows.Take(MostShown).ToList();
        var lines = shown.Select((row, i) =>
            $"{i + 1}. {row.Name}: выдана {Plural.Of(row.Link.HandedOut, "раз", "раза", "раз")}{(row.Link.ValidUntil is { } until ? $", до {RussianDate.Brief(until, zone)}" : "")}{(row.Link.IsStale(now) ? " — НЕ РАБОТАЕТ, загрузите новую" : "")}");
        return new Reply($"Загруженные ссылки:\n{string.Join('\n', lines)}\n\nУбрать можно кнопкой с номером.")
            .Tiled(shown.Take(6).Select((row, i) => Choice.Do($"Убрать {i + 1}", "load", "drop", row.Link.Id.ToString())))
            .Row(Choice.Do("Загрузить ещё", "load", "page", "0").Primary());
    }

    /// <param name="card">Who cannot come in.</param>
    public static Reply Stale(Chat chat, string name, string card, int reports)
    {
        var reply = new Reply($"{card}\nСсылку чата {name} загрузили вручную. Не подошла: {Plural.Of(reports, "раз", "раза", "раз")}. Проверьте её и загрузите новую.");
        return chat.Class is { } @class ? reply.Row(Choice.Do("Загрузить новую", "load", "class", @class.ToString()).Primary()) : reply.Row(Choice.Do("Загрузить новую", "load", "class", "school").Primary());
    }

    public static string Name(string use, string? @class) => use switch
    {
        "parents" => $"чат родителей {@class}",
        "pupils" => $"чат класса {@class}",
        "staffroom" => "чат «Учительская»",
        "sferum-pupils" => Name(LinkUse.SferumPupils, @class),
        "sferum-parents" => Name(LinkUse.SferumParents, @class),
        _ => Name(LinkUse.SferumStaff, null),
    };

    public static string Name(LinkUse use, string? @class) => use switch
    {
        LinkUse.SferumPupils => $"«Авторизация в Сферум» для учеников {@class}",
        LinkUse.SferumParents => $"регистрация в Сферуме для родителей {@class}",
        _ => "регистрация в Сферуме для сотрудников",
    };
}
