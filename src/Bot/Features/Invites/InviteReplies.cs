using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.Language;
using BotHost.Messaging;

namespace BotHost.Features.Invites;

/// <summary>What a person is told of a way into a chat.</summary>
internal static class InviteReplies
{
    /// <param name="chat">The chat's name in quotation marks.</param>
    public static Reply Card(Invite invite, string chat, bool isShared, DateTimeOffset now, TimeZoneInfo zone) => new Reply(
        $"""
        Ваше личное приглашение в чат {chat}.
        Действует до {RussianDate.Full(invite.ExpiresAt, zone)} ({RussianDate.Left(invite.ExpiresAt - now)}).

        Нажмите «Открыть ссылку» и вступите из этого же профиля. {Personal(isShared)}
        """)
        .Row(Open(invite))
        .Row(Choice.Do("Не хочу вступать", "invite", "decline", invite.Id.ToString()));

    public static Reply AlreadyInside(string chat, Id<Chat> id) => new Reply($"Вы уже в чате {chat}. Ссылка не нужна.")
        .Row(Choice.Do("Меня там нет", "invite", "absent", id.ToString()));

    public static Reply NotEntitled(string? @class) => new Reply("Чтобы попасть в этот чат, отправьте заявку. Её увидит классный руководитель.")
        .Row(Choice.Do("Отправить заявку", "access", "begin", @class ?? "").Primary());

    public static Reply StaffOnly { get; } = new Reply("Учительская открыта сотрудникам с подтверждённой ролью.")
        .Row(Choice.Do("Подтвердить роль", "verify").Primary());

    /// <param name="chat">"чат родителей 5А", "чат 5А", "учительская".</param>
    /// <param name="hasKeeper">Whether anyone could be asked to connect it.</param>
    public static Reply NothingBound(string chat, bool hasKeeper) => new(hasKeeper
        ? $"К боту пока не подключён {chat}. Мы попросили подключить его. Когда подключат, пришлём вам ссылку сюда."
        : $"К боту пока не подключён {chat}. Когда его подключат, пришлём вам ссылку сюда.");

    public static Reply PleaseBind(string chat, bool standsIn) => new(
        $"""
        Люди просят ссылку, но {chat} ещё не подключён к боту.{(standsIn ? "\nПишем вам, потому что классному руководителю написать нельзя." : "")}

        Как подключить: откройте чат, нажмите на его название, «Добавить участников», найдите это сообщество и добавьте. Потом бот спросит, какой это чат.
        """);

    private static Choice Open(Invite invite) => Choice.Do("Открыть ссылку", "invite", "open", invite.Id.ToString()).Primary();

    private static string Personal(bool isShared) => isShared
        ? "Ссылка общая: не пересылайте."
        : "Ссылка личная: другому человеку она не поможет.";
}
