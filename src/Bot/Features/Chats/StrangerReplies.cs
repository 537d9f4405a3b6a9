using BotHost.Domain.Chats;
using BotHost.Messaging;

namespace BotHost.Features.Chats;

/// <summary>Words about people in a chat whom nobody invited. "Who" is what the school knows of the account, and the profile's address: its name proves nothing.</summary>
internal static class StrangerReplies
{
    public static Reply CameAgain { get; } = new Reply("Этот участник вошёл ещё раз. Решите по новой карточке.").WithoutMenu();

    public static string Who(string who, string chat) => $"Участник чата {chat}: {who}.";

    /// <param name="holders">Who was being shown the link at that time.</param>
    public static string Describe(string chat, string who, string? addedBy, IReadOnlyList<string> holders, StrangerReason reason)
    {
        var what = reason switch
        {
            StrangerReason.AddedByOther => $"В чат {chat} добавили участника без приглашения: {who}.",
            StrangerReason.Found => $"В чате {chat} есть участник без приглашения: {who}.",
            StrangerReason.NoLongerBelongs => $"У участника чата {chat} больше нет права быть в нём: {who}.",
            StrangerReason.CannotBeRemoved => $"Мессенджер не дал удалить участника чата {chat}: {who}. Удалите его вручную: откройте список участников, нажмите крестик рядом с именем.",
            _ => $"В чат {chat} вошёл участник без приглашения: {who}.",
        };
        var added = addedBy is null ? "" : $"\nДобавил(а): {addedBy}.";
        var shared = holders.Count == 0 ? "" : $"\nВ это время ссылка была открыта у: {string.Join("; ", holders)}. Возможно, вошли с другого профиля.";
        return what + added + shared;
    }

    public static Reply Card(ChatMember member, string description, bool standsIn) => new Reply(
        $"""
        {description}
        Имя в профиле ничего не доказывает: проверьте другим способом.{(standsIn ? "\nПишем вам, потому что классному руководителю написать нельзя." : "")}

        «Не наш»: бот удалит участника и сменит ссылку чата.
        """)
        .Row(Choice.Do("Наш", "member", "ours", member.Id.ToString()).Positive(), Choice.Do("Не наш", "member", "out", member.Id.ToString()).Negative())
        .Row(Choice.Do("Спросить", "member", "ask", member.Id.ToString()))
        .Deciding();

    public static Reply Recognised(string description) => new Reply($"{description}\nЭто свой: право быть в чате подтвердилось.").WithoutMenu();

    public static Reply DecidedOurs(ChatMember member, string description, string by) => new Reply($"{description}\nРешение: наш. Решил(а) {by}.").WithoutMenu().Row(Undo(member));

    public static Reply DecidedOut(ChatMember member, string description, string by) => new Reply($"{description}\nРешение: не наш, удалён из чата, ссылка меняется. Решил(а) {by}.").WithoutMenu().Row(Undo(member));

    /// <summary>The bot is no administrator there, or the member is.</summary>
    public static Reply OutByHand(string description, string by, bool isChatAdmin) => new Reply(
        $"""
        {description}
        Решение: не наш. Решил(а) {by}.
        {(isChatAdmin ? "Это администратор чата, бот не может его удалить." : "Бот не администратор чата и не может удалить сам.")} Удалите вручную: откройте список участников, нажмите крестик рядом с именем, затем смените ссылку чата.
        """).WithoutMenu();

    public static Reply HasLeft(string description) => new Reply($"{description}\nУчастник уже не в чате.").WithoutMenu();

    public static Reply Already(string description, bool isOurs) => new Reply($"{description}\nУже решено: {(isOurs ? "наш" : "не наш")}.").WithoutMenu();

    public static Reply Asked(bool privately) => new(privately
        ? "Мы написали этому человеку и попросили отправить заявку. Карточка остаётся за вами."
        : "Этот человек не писал боту, поэтому мы спросили в чате, без имени. Карточка остаётся за вами.");

    public static Reply Question(string chat, string? @class) => new Reply($"Вы вошли в чат {chat}, но бот вас не знает. Скажите, чей вы родственник: отправьте заявку, это займёт минуту.")
        .Row(Choice.Do("Отправить заявку", "access", "begin", @class ?? "").Primary());

    public static Reply QuestionInChat(string startLink) => new Reply("Новый участник, напишите, пожалуйста, боту, кто вы: так чат останется только для своих.")
        .Row(Choice.Open("Написать боту", startLink));

    public static Reply WayBack(string chat, string? @class, bool isStaffRoom) => isStaffRoom
        ? new Reply($"Бот удалил вас из чата {chat}: туда входят сотрудники с подтверждённой ролью. Если вы работаете в школе, подтвердите роль.")
            .Row(Choice.Do("Подтвердить роль", "verify").Primary())
        : new Reply($"Бот удалил вас из чата {chat}: у вас не было приглашения. Если вы родственник ученика, возьмите приглашение, и вас пустят обратно.")
            .Row(@class is null ? Choice.Do("Взять приглашение", "link").Primary() : Choice.Do("Взять приглашение", "link", @class).Primary());

    /// <summary>In the chat itself, without a name.</summary>
    public static Reply Notice(ChatKind? kind, string startLink) => new Reply(kind == ChatKind.StaffRoom
            ? "Участник без приглашения удалён; если вы сотрудник школы, напишите боту."
            : "Участник без приглашения удалён; если вы родственник ученика, напишите боту.")
        .Row(Choice.Open("Написать боту", startLink));

    public static Reply RemovedByRule(string description) => new($"{description}\nВошёл без приглашения и удалён; ссылка чата меняется. Если это свой, попросите его написать боту «ссылка».");

    public static Reply Paused(Chat chat, string name) => new Reply(
        $"""
        За последний час бот удалил из чата {name} уже {JoinPolicy.MaxRemovalsAnHour} участников без приглашения и остановился: похоже, что-то не так.
        Пока вы не ответите, бот никого не удаляет, а спрашивает о каждом.
        """)
        .Row(Choice.Do("Удалять дальше", "chats", "resume", chat.Id.ToString()).Negative())
        .Row(Choice.Do("Больше не удалять, спрашивать", "chats", "soften", chat.Id.ToString()).Primary());

    public static Reply Resumed(string name) => new($"Хорошо. Бот снова удаляет из чата {name} тех, кого никто не приглашал.");

    public static Reply Softened(string name) => new($"Хорошо. В чате {name} бот больше никого не удаляет сам, а спрашивает о каждом.");

    public static Reply Flood(Chat chat, string name) => new Reply($"В чат {name} за час вошло много участников без приглашения. Отдельных карточек больше не присылаем.")
        .Row(Choice.Do("Показать по одному", "member", "next", chat.Id.ToString()).Primary());

    public static Reply NobodyWaits(string name) => new($"В чате {name} никто не ждёт решения.");

    private static Choice Undo(ChatMember member) => Choice.Do("Отменить (10 минут)", "member", "undo", member.Id.ToString());

    public static Reply NotYours { get; } = new("Это решает классный руководитель или администратор школы.");
}
