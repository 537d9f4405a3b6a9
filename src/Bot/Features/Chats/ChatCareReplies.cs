using BotHost.Domain.Chats;
using BotHost.Domain.Language;
using BotHost.Messaging;

namespace BotHost.Features.Chats;

/// <summary>Words about a chat's health and about links that got out. A chat's name comes in quotation marks.</summary>
internal static class ChatCareReplies
{
    private const int MostJoins = 15;

    public static Reply Report(Chat chat, string name, ChatFacts facts, IReadOnlyList<ChatComplaint> complaints, TimeZoneInfo zone)
    {
        var id = chat.Id.ToString();
        var isManaged = facts.Standing == ChatStanding.Managed;
        var isThere = facts.Standing != ChatStanding.Detached;
        var reply = new Reply(
            $"""
            Доктор чата {name}.
            Видит, кто входит: {YesNo(isThere)}
            Видит ссылку: {YesNo(isThere && !facts.IsLinkHidden)}
            Меняет ссылку: {YesNo(isManaged)}
            Может удалить постороннего: {YesNo(isManaged)}
            Сверял список участников: {(chat.ReconciledAt is { } at ? RussianDate.Brief(at, zone) : "ещё нет")}

            {(complaints.Count == 0 ? "Всё в порядке." : "Что поправить:\n" + string.Join('\n', complaints.Select((complaint, i) => $"{i + 1}. {Remedy(complaint, facts)}")))}
            """)
            .Row(Choice.Do("Проверить ещё раз", "chats", "recheck", id), Choice.Do("Настройки чата", "chats", "show", id));
        if (complaints.Contains(ChatComplaint.PeopleWait))
            reply = reply.Row(Choice.Do("Кто ждёт решения", "member", "next", id).Primary());
        return complaints.Contains(ChatComplaint.GateOpen) ? reply.Row(Choice.Do("Кого пускать", "chats", "gate", id)) : reply;
    }

    public static Reply WhichLeaked(IReadOnlyList<(Chat Chat, string Name)> chats) => new Reply("Ссылка какого чата утекла? Сменю её сразу.")
        .Tiled(chats.Take(8).Select(row => Choice.Do(row.Name.Length <= 40 ? row.Name : row.Name[..39] + "…", "chats", "leak", row.Chat.Id.ToString())), perRow: 2);

    /// <param name="open">To how many the link was being shown.</param>
    public static Reply LeakClosed(Chat chat, string name, int open, IReadOnlyList<string> joined, int undecided) => WithNext(chat, undecided, new Reply(
        $"""
        {(chat.Standing == ChatStanding.Managed
            ? $"Ссылка чата {name} сменена, старая уже не работает.{(open > 0 ? $" {Plural.Of(open, "человек", "человека", "человек")} как раз входили по ней и получили новую кнопку." : "")}"
            : $"Бот не администратор чата {name} и сам сменить ссылку не может. Сделайте это сейчас: откройте чат, нажмите на название, затем «Ссылка для приглашения», «Сбросить».")}

        {Joins(joined)}
        """));

    public static Reply LeakTold(Chat chat, string name, string by, IReadOnlyList<string> joined, int undecided) => WithNext(chat, undecided, new Reply(
        $"""
        Ссылка чата {name} утекла, об этом сообщил(а) {by}. {(chat.Standing == ChatStanding.Managed ? "Бот сменил ссылку." : "Бот сменить её не может: сделайте это в чате вручную.")}

        {Joins(joined)}
        """));

    public static Reply LeakReported(Chat chat, string name, string who) => new Reply($"{who} сообщает, что ссылка чата {name} попала к посторонним. Сменить её? Это безопасно: все, кто в чате, останутся.")
        .Row(Choice.Do("Сменить ссылку", "chats", "leak", chat.Id.ToString()).Primary());

    public static Reply Thanks(bool hasTold) => new Reply(hasTold
        ? "Спасибо, что сказали. Мы передали тем, кто отвечает за чат: они сменят ссылку."
        : "Спасибо. Скажите об этом классному руководителю. Ваша личная ссылка от бота другому человеку не поможет.")
        .Row(Choice.Do("Помощь", "help"));

    public static string Joined(ChatMember member, string who, TimeZoneInfo zone)
        => $"• {RussianDate.Brief(member.JoinedAt, zone)}: {who}{(member is { Standing: Standing.Unknown } ? " — без приглашения" : "")}";

    public static Reply Undone(string description) => new Reply($"{description}\nРешение отменено, участник снова ждёт вашего слова.").WithoutMenu();

    /// <param name="hasInvite">The person is entitled and was sent a fresh invite.</param>
    public static Reply LetBackIn(string description, bool hasInvite) => new Reply(
        $"{description}\nУдаление отменено. {(hasInvite ? "Этому человеку ушло новое приглашение." : "Добавьте его в чат вручную или пришлите ему ссылку: в ближайшие три дня бот его пропустит.")}").WithoutMenu();

    public static Reply WrongRemoval(string chat) => new($"Вас удалили из чата {chat} по ошибке. Извините. Классный руководитель вернёт вас в чат.");

    public static Reply TooLate(string description) => new Reply($"{description}\nОтменить решение можно было десять минут. Теперь добавьте или удалите участника вручную.").WithoutMenu();

    /// <summary>In a chat where the bot is not: people say that they came in, and who runs the chat looks.</summary>
    public static Reply SaidInside(Chat chat, string name, IReadOnlyList<string> who, IReadOnlyList<ChatMember> members) => new Reply(
        $"""
        Написали, что вошли в чат {name}: {who.Count}. Бота в этом чате нет, проверьте сами:
        {string.Join('\n', who.Select((line, i) => $"{i + 1}. {line}"))}
        """)
        .Row(Choice.Do("Вижу всех", "member", "seen", chat.Id.ToString()).Positive())
        .Tiled(members.Take(4).Select((member, i) => Choice.Do($"Не вижу: {i + 1}", "member", "unseen", member.Id.ToString())), perRow: 2);

    public static Reply Ticked(string name, int count) => new($"Спасибо. Отмечено, что в чате {name}: {count}.");

    public static Reply NotSeen(string who) => new($"Отметили, что в чате нет: {who}. Ему ушло приглашение ещё раз.");

    public static Reply YouAreNotSeen(string chat) => new($"Вас пока не видят в чате {chat}. Возможно, вы вошли из другого профиля. Откройте ссылку ещё раз из этого.");

    private static string Joins(IReadOnlyList<string> joined) => joined.Count == 0
        ? "За последние сутки в чат никто не вошёл."
        : $"Вошли за последние сутки ({joined.Count}):\n{string.Join('\n', joined.Take(MostJoins))}{(joined.Count > MostJoins ? $"\nи ещё {joined.Count - MostJoins}" : "")}";

    private static Reply WithNext(Chat chat, int undecided, Reply reply)
        => undecided == 0 ? reply : reply.Row(Choice.Do($"Решить о тех, кого не звали: {undecided}", "member", "next", chat.Id.ToString()).Primary());

    private static string YesNo(bool value) => value ? "да" : "нет";

    private static string Remedy(ChatComplaint complaint, ChatFacts facts) => complaint switch
    {
        ChatComplaint.NotInside => "Бота нет в чате. Добавьте его: откройте чат, нажмите на название, «Добавить участников», найдите это сообщество.",
        ChatComplaint.NotAdministrator => "Бот не администратор. Откройте чат, нажмите на название, найдите сообщество в участниках, нажмите «Назначить администратором».",
        ChatComplaint.LinkHidden => "Мессенджер не показывает боту ссылку. Назначьте бота администратором или разрешите участникам видеть ссылку.",
        ChatComplaint.GateOpen => "Проверка участников выключена: бот не заметит постороннего.",
        ChatComplaint.RemovalsPaused => "Бот остановил удаления и ждёт вашего слова.",
        ChatComplaint.NoKeeper => "Некому писать о посторонних. Пусть классный руководитель напишет боту хотя бы раз.",
        ChatComplaint.NeverReconciled => "Список участников ещё не сверялся. Бот сделает это сегодня ночью.",
        _ => $"{Plural.Of(facts.Undecided, "участник ждёт", "участника ждут", "участников ждут")} вашего решения.",
    };
}
