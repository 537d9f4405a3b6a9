using BotHost.Domain.Chats;
using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Messaging;

namespace BotHost.Features.Chats;

/// <summary>Words about chats for those who run them. A chat's name comes in quotation marks.</summary>
internal static class ChatReplies
{
    private const string HowToGiveRights = """
        Как дать права: откройте чат, нажмите на его название, найдите сообщество в списке участников, нажмите рядом с ним «Назначить администратором».
        """;

    private const string AddUs = "Как подключить чат: откройте его, нажмите на название, затем «Добавить участников», найдите это сообщество и добавьте. Бот спросит, какой это чат.";

    public static Reply Which(Chat chat) => new Reply($"Бот добавлен в чат{Titled(chat)}. Какой это чат?").Rowed(Kinds(chat));

    /// <param name="who">Null: nobody knows who.</param>
    public static Reply WhichOfStranger(Chat chat, string? who) => new Reply(
        $"""
        Бота добавили в чат{Titled(chat)}. Добавил(а): {who ?? "неизвестно"}.
        Это не сотрудник с подтверждённой ролью, поэтому спрашиваем вас. Какой это чат?
        """).Rowed(Kinds(chat));

    public static Reply WhichProposed(Chat chat, string who) => new Reply($"{who} просит подключить чат{Titled(chat)}. Какой это чат?").Rowed(Kinds(chat));

    public static Reply WhichInChat(string startLink) => new Reply("Я бот школы. Чтобы подключить этот чат, откройте диалог со мной.").Row(Choice.Open("Подключить чат", startLink));

    public static Reply WhichClass(Chat chat, string kind, IReadOnlyList<SchoolClass> page, int number, bool hasMore)
    {
        var id = chat.Id.ToString();
        List<Choice> steps = [number > 0 ? Choice.Do("Назад", "chats", "class", id, kind, $"{number - 1}") : Choice.Do("Назад", "chats", "kind", id)];
        if (hasMore)
            steps.Add(Choice.Do("Ещё классы", "chats", "class", id, kind, $"{number + 1}"));
        return new Reply(kind == "parents" ? "Родители какого класса в этом чате?" : "Какой класс в этом чате?")
            .Tiled(page.Select(@class => Choice.Do(@class.Name, "chats", "ask", id, kind, @class.Id.ToString())))
            .Row([.. steps]);
    }

    public static Reply NoClasses { get; } = new Reply("В школе пока нет классов. Сначала загрузите список или назовите классы.").Row(Choice.Do("Настройка", "setup").Primary());

    public static Reply HandedToAdministrator(bool isReachable) => new(isReachable
        ? "Этот чат подключает классный руководитель класса или администратор. Мы передали администратору."
        : "Этот чат подключает классный руководитель класса или администратор. Попросите администратора написать боту «чат».");

    /// <param name="replaced">The chat that is bound so now.</param>
    public static Reply ConfirmBind(Chat chat, string kind, string? classId, string name, string? replaced) => new Reply(
        $"""
        Подключаем чат{Titled(chat)} как {name}.

        Ссылка чата будет меняться, старая перестанет работать. Новых участников бот сверит с приглашениями. Тех, кто уже в чате, бот не тронет.{(replaced is null ? "" : $"\nСейчас так подключён другой чат: {replaced}. Он будет отключён.")}
        """)
        .Row(Choice.Do("Подключить", "chats", "bind", chat.Id.ToString(), kind, classId ?? "").Positive(), Choice.Do("Назад", "chats", "kind", chat.Id.ToString()))
        .Deciding();

    public static Reply Bound(string name) => new($"Готово: чат подключён как {name}. Проверяем права бота и кто уже внутри.");

    public static Reply BoundBySomeone(string name, string by) => new($"Чат подключён к боту как {name}. Подключил(а) {by}.");

    public static Reply LeftAlone(Chat chat) => new Reply($"Хорошо. Чат{Titled(chat)} бот не ведёт.").Row(Choice.Do("Подключить", "chats", "kind", chat.Id.ToString()));

    public static Reply StandingFound(Chat chat, string name, bool isChanged) => chat.Standing == ChatStanding.Managed
        ? new Reply($"Бот — администратор чата {name}: он меняет ссылку и может удалять тех, кого не приглашали.").Row(Show(chat))
        : new Reply(
            $"""
            {(isChanged ? $"Бот больше не администратор чата {name}." : $"Бот в чате {name} — обычный участник.")} Он видит, кто входит, но не может менять ссылку и удалять посторонних. {(chat.IsLinkHidden ? "Ссылку он тоже не видит: людей придётся добавлять вручную." : "Ссылка общая для всех.")}

            {HowToGiveRights}
            """).Row(Choice.Do("Проверить ещё раз", "chats", "recheck", chat.Id.ToString()).Primary());

    public static Reply Checking { get; } = new("Проверяем. Ответ придёт сюда.");

    /// <param name="unknown">Whom the school does not know, with their profiles.</param>
    public static Reply Baseline(string name, int inside, IReadOnlyList<string> unknown) => new(unknown.Count == 0
        ? $"В чате {name} уже {Plural.Of(inside, "человек", "человека", "человек")}. Всех бот узнал."
        : $"""
           В чате {name} уже {Plural.Of(inside, "человек", "человека", "человек")}, их бот не тронет. Узнал он {inside - unknown.Count}. Не узнал {unknown.Count}:
           {string.Join('\n', unknown)}

           Сверьте со своим списком. Кого знаете, попросите написать боту «ссылка»: так бот их узнает. Посторонних удалите сами.
           """);

    public static Reply Joined(string name, IReadOnlyList<string> who) => new($"Вошли в чат {name}: {who.Count}.\n{string.Join('\n', who)}");

    public static Reply Gone(string name) => new($"Бота убрали из чата {name}. Приглашения в него закрыты, ссылок бот больше не даёт.\n\n{AddUs}");

    public static Reply Returned(Chat chat, string name) => new Reply($"Бот снова в чате {name}. Тех, кто сейчас внутри, он не тронет.").Row(Show(chat));

    public static Reply RightLost(Chat chat, string name) => new Reply(
        $"""
        Мессенджер не дал боту сменить ссылку чата {name}: бот там больше не администратор. Пока это так, ссылка общая для всех.

        {HowToGiveRights}
        """).Row(Choice.Do("Проверить ещё раз", "chats", "recheck", chat.Id.ToString()).Primary());

    public static Reply LinkHidden(Chat chat, string name) => new Reply(
        $"""
        Мессенджер не показывает боту ссылку чата {name}, поэтому бот не может пускать людей по приглашениям.

        {HowToGiveRights}
        """).Row(Choice.Do("Проверить ещё раз", "chats", "recheck", chat.Id.ToString()).Primary());

    public static Reply Nothing { get; } = new($"Пока ни один чат не подключён.\n\n{AddUs}");

    public static Reply ForKeepersOnly { get; } = new Reply("Чаты настраивают классный руководитель и администратор. Вам бот даст ссылку.")
        .Row(Choice.Do("Ссылка на чат класса", "link").Primary());

    public static Reply List(IReadOnlyList<(Chat Chat, string Name)> page, int number, bool hasMore)
    {
        var lines = page.Select(row => $"{row.Name} — {(row.Chat.Kind is null ? "не подключён" : Standing(row.Chat))}");
        List<Choice> steps = [];
        if (number > 0)
            steps.Add(Choice.Do("Назад", "chats", "list", $"{number - 1}"));
        if (hasMore)
            steps.Add(Choice.Do("Ещё чаты", "chats", "list", $"{number + 1}"));
        var reply = new Reply("Чаты:\n" + string.Join('\n', lines))
            .Tiled(page.Select(row => Choice.Do(Short(row.Name), "chats", row.Chat.Kind is null ? "kind" : "show", row.Chat.Id.ToString())), perRow: 2);
        return steps.Count == 0 ? reply : reply.Row([.. steps]);
    }

    public static Reply Card(Chat chat, string name, Gatekeeping rule, int inside, int unknown, bool runsSchool)
    {
        var id = chat.Id.ToString();
        var reply = new Reply(
            $"""
            Чат {name}{(chat.Title.Length > 0 ? $", в мессенджере: «{chat.Title}»" : "")}.
            Бот в нём: {Standing(chat)}.
            Без приглашения: {Rule(rule)}.
            Внутри по сведениям бота: {inside}, ждут решения: {unknown}.{(chat is { Kind: ChatKind.Class, IsSharedWithParents: true } ? "\nРодителям бот тоже даёт ссылку на этот чат." : "")}
            """)
            .Row(Choice.Do("Кого пускать", "chats", "gate", id), Choice.Do("Проверить права", "chats", "recheck", id))
            .Row(Choice.Do("Ссылка утекла", "chats", "leak", id).Negative(), Choice.Do("Доктор чата", "chats", "doctor", id))
            .Row(Choice.Do("Это другой чат", "chats", "kind", id));
        if (unknown > 0)
            reply = reply.Row(Choice.Do("Кто ждёт решения", "member", "next", id).Primary());
        return chat.Kind == ChatKind.Class && runsSchool
            ? reply.Row(chat.IsSharedWithParents ? Choice.Do("Не показывать родителям", "chats", "share", id, "off") : Choice.Do("Показывать родителям", "chats", "share", id, "on"))
            : reply;
    }

    public static Reply ChooseGate(Chat chat, string name)
    {
        var id = chat.Id.ToString();
        return new Reply($"Что делать в чате {name} с теми, кого никто не приглашал?")
            .Row(Choice.Do("Спрашивать меня", "chats", "gate", id, "soft").Primary())
            .Row(Choice.Do("Удалять сразу", "chats", "gate", id, "strict"))
            .Row(Choice.Do("Как принято в школе", "chats", "gate", id, "auto"))
            .Row(Choice.Do("Никого не проверять", "chats", "gate", id, "off"), Choice.Do("Назад", "chats", "show", id));
    }

    public static Reply ConfirmOff(Chat chat, string name) => new Reply($"Бот перестанет замечать посторонних в чате {name}. Об этом узнают руководитель и администраторы. Выключить проверку?")
        .Row(Choice.Do("Выключить", "chats", "gate", chat.Id.ToString(), "off-sure").Negative(), Choice.Do("Назад", "chats", "show", chat.Id.ToString()))
        .Deciding();

    public static Reply SwitchedOff(string name, string by) => new($"В чате {name} выключена проверка участников. Выключил(а) {by}.");

    /// <summary>"Спрашивать меня" and its like, for the card.</summary>
    private static string Rule(Gatekeeping rule) => rule switch
    {
        Gatekeeping.Strict => "бот удаляет сразу",
        Gatekeeping.Soft => "бот спрашивает",
        _ => "бот не проверяет",
    };

    private static string Standing(Chat chat) => chat switch
    {
        { Standing: ChatStanding.Managed } => "администратор, ссылка личная и меняется",
        { Standing: ChatStanding.Detached } => "его там нет, ссылку дают сотрудники",
        { IsLinkHidden: true } => "участник, ссылки не видит",
        _ => "участник, ссылка общая",
    };

    private static IEnumerable<Choice> Kinds(Chat chat)
    {
        var id = chat.Id.ToString();
        yield return Choice.Do("Родители класса", "chats", "class", id, "parents", "0").Primary();
        yield return Choice.Do("Класс с учениками", "chats", "class", id, "pupils", "0");
        yield return Choice.Do("Учительская", "chats", "ask", id, "staff", "");
        yield return Choice.Do("Чат руководителя", "chats", "ask", id, "management", "");
        yield return Choice.Do("Другой чат", "chats", "other", id);
    }

    /// <summary>The four chats of clause 2.2-6.</summary>
    public static Reply WhichManagement(Chat chat) => new Reply($"Чат{Titled(chat)}: с кем он у руководителя школы?").Rowed(
        new[] { ("Заместители", "deputies"), ("Все сотрудники", "head-staff"), ("Родительский актив", "parent-active"), ("Ученический актив", "pupil-active") }
            .Select(it => Choice.Do(it.Item1, "chats", "ask", chat.Id.ToString(), it.Item2, "")));

    private static Choice Show(Chat chat) => Choice.Do("Настройки чата", "chats", "show", chat.Id.ToString());

    private static string Titled(Chat chat) => chat.Title.Length > 0 ? $" «{chat.Title}»" : "";

    private static string Short(string name) => name.Length <= 40 ? name : name[..39] + "…";
}
