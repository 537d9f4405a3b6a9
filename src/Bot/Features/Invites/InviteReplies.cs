using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.Language;
using BotHost.Messaging;

namespace BotHost.Features.Invites;

/// <summary>What a person is told of their own way into a chat. A chat's name comes in quotation marks.</summary>
internal static class InviteReplies
{
    public static Reply Card(Invite invite, string chat, bool isShared, DateTimeOffset now, TimeZoneInfo zone) => WithChoices(invite, isShared, new Reply(
        $"""
        Ваше личное приглашение в чат {chat}.
        Действует до {RussianDate.Full(invite.ExpiresAt, zone)} ({RussianDate.Left(invite.ExpiresAt - now)}).

        Нажмите «Открыть ссылку» и вступите из этого же профиля. {Personal(isShared)}
        """));

    public static Reply Reminder(Invite invite, string chat, bool isShared, DateTimeOffset now, TimeZoneInfo zone) => WithChoices(invite, isShared, new Reply(
        $"""
        Напоминаем: вас ждут в чате {chat}.
        Приглашение действует до {RussianDate.Full(invite.ExpiresAt, zone)} ({RussianDate.Left(invite.ExpiresAt - now)}). {Personal(isShared)}
        """));

    /// <param name="isFresh">The one shown before was reset.</param>
    public static Reply Link(string chat, DateTimeOffset closesAt, TimeZoneInfo zone, bool isFresh, bool isShared) => new(
        $"""
        {(isFresh ? $"Ссылка на чат {chat} обновилась. Вот новая." : $"Ссылка на чат {chat}.")}
        Она открыта до {RussianDate.Time(TimeZoneInfo.ConvertTime(closesAt, zone))}. {Personal(isShared)}
        """);

    /// <param name="isBlind">The bot may not hear who comes in.</param>
    public static Reply LinkClosed(Invite invite, bool isBlind, DateTimeOffset now) => invite.IsLive && now < invite.ExpiresAt
        ? new Reply("Ссылка закрыта.").WithoutMenu().Row([Choice.Do("Открыть снова", "invite", "open", invite.Id.ToString()).Primary(), .. Inside(invite, isBlind)])
        : new Reply("Ссылка закрыта.").WithoutMenu().Row(Renew(invite.Chat));

    public static Reply LinkRefused(Invite invite, string chat) => new Reply($"Не получилось показать ссылку на чат {chat}: мессенджер не дал её боту. Попросим добавить вас вручную?")
        .Row(Choice.Do("Да, попросить", "invite", "help", invite.Id.ToString()).Primary());

    public static Reply StillOpen { get; } = new("Ссылка уже открыта: она в сообщении выше.");

    public static Reply TooOften(Invite invite) => new Reply("Сегодня ссылку открывали уже пять раз. Завтра её можно открыть снова. Если войти не получается, попросите добавить вас вручную.")
        .Row(Help(invite).Primary());

    public static Reply NoLink(Invite invite, string chat, bool hasKeeper) => new Reply(hasKeeper
        ? $"Бот не видит ссылку чата {chat}. Мы попросили добавить вас вручную. Когда вы окажетесь в чате, нажмите кнопку."
        : $"Бот не видит ссылку чата {chat}, а написать тем, кто за него отвечает, сейчас нельзя. Мы скажем об этом администратору в сводке.")
        .Row([.. Inside(invite, isBlind: true)]);

    /// <summary>The bot sees who is in the chat, and sees nobody of this account.</summary>
    public static Reply NotSeenInside(Invite invite, string chat) => new Reply($"Бот пока не видит этот профиль в чате {chat}. Если вы вошли из другого профиля, откройте ссылку из этого.")
        .Row(Choice.Do("Открыть ссылку", "invite", "open", invite.Id.ToString()).Primary());

    public static Reply HelpAsked { get; } = new("Мы попросили добавить вас вручную. Как только вы войдёте, бот это заметит.");

    public static Reply HelpAskedBefore { get; } = new("Мы уже попросили добавить вас вручную. Повторить просьбу можно завтра.");

    public static Reply NoChat(string? @class) => new Reply("Этот чат больше не подключён к боту.")
        .Row(@class is null ? Choice.Do("Какие чаты мне доступны", "link").Primary() : Choice.Do($"Ссылка {@class}", "link", @class).Primary());

    public static Reply Over(Invite invite, string chat) => new Reply($"Это приглашение в чат {chat} больше не действует. Можно получить новое.").Row(Renew(invite.Chat));

    public static Reply Expired(Invite invite, string chat) => new Reply($"Срок приглашения в чат {chat} вышел. Если оно ещё нужно, возьмите новое.")
        .Row(Renew(invite.Chat))
        .Row(Choice.Do("Не хочу вступать", "invite", "decline", invite.Id.ToString()));

    public static Reply Declined(Invite invite, string chat) => new Reply(
        $"""
        Хорошо. Больше не напоминаем о чате {chat}. Передумаете — возьмите приглашение снова.
        Если хотите, скажите почему: классный руководитель будет сообщать вам новости по-другому.
        """)
        .Row(Choice.Do("Нет смартфона", "invite", "no-phone", invite.Id.ToString()), Choice.Do("Вступит другой взрослый", "invite", "other-adult", invite.Id.ToString()))
        .Row(Choice.Do("Просто не хочу", "invite", "not-wanted", invite.Id.ToString()), Choice.Do("Передумал(а)", "invite", "again", invite.Chat.ToString()));

    public static Reply ReasonTaken(Invite invite) => new Reply("Спасибо. Классный руководитель увидит это и не будет вас торопить.")
        .Row(Choice.Do("Передумал(а)", "invite", "again", invite.Chat.ToString()));

    public static Reply Revoked(string chat) => new Reply($"Приглашение в чат {chat} отозвано. Если это ошибка, отправьте заявку.")
        .Row(Choice.Do("Отправить заявку", "access", "begin", "").Primary());

    public static Reply TakenBack(string chat) => new Reply($"Приглашение в чат {chat} отозвала школа. Если чат вам ещё нужен, возьмите новое.")
        .Row(Choice.Do("Новая ссылка", "link").Primary());

    /// <summary>For those who help a parent: "открывал(а), не вошёл(ла)".</summary>
    public static string State(Invite? invite, TimeZoneInfo zone) => invite switch
    {
        null => "приглашения не было",
        { State: InviteState.Joined } => $"вступил(а) {RussianDate.Brief(invite.EndedAt!.Value, zone)}",
        { State: InviteState.Issued } => $"приглашён(а), не открывал(а), до {RussianDate.Brief(invite.ExpiresAt, zone)}",
        { State: InviteState.Opened or InviteState.Leased } => $"открывал(а) ссылку, до {RussianDate.Brief(invite.ExpiresAt, zone)}",
        { State: InviteState.Expired } => $"приглашение истекло {RussianDate.Brief(invite.ExpiresAt, zone)}",
        { State: InviteState.Declined } => "отказался(ась)",
        { State: InviteState.Blocked } => "закрыто отметкой о запрете",
        _ => $"приглашение отозвано {RussianDate.Brief(invite.EndedAt ?? invite.ExpiresAt, zone)}",
    };

    /// <summary>The bot was taken out of the chat, or another chat took its place.</summary>
    public static Reply ChatGone(string chat) => new Reply($"Чат {chat} сейчас не подключён к боту, поэтому приглашение закрыто. Когда чат подключат, пришлём новое.")
        .Row(Choice.Do("Какие чаты мне доступны", "link"));

    public static Reply Joined(string chat) => new($"Вы в чате {chat}. Приглашение использовано.");

    /// <summary>In place of the link; the news itself comes as a message of its own.</summary>
    public static Reply LinkUsed { get; } = new Reply("Ссылка закрыта: вы вошли.").WithoutMenu();

    /// <param name="isChild">The account that came in is known as the leased person's child.</param>
    public static Reply OtherProfile(Invite invite, string chat, bool isChild) => new Reply(
        $"""
        По ссылке на чат {chat} вошёл другой профиль{(isChild ? " — профиль вашего ребёнка" : "")}. Приглашение действует только для того профиля, из которого вы пишете сейчас.
        Если это были вы, откройте ссылку ещё раз из этого профиля.
        """)
        .Row(Choice.Do("Открыть ссылку", "invite", "open", invite.Id.ToString()).Primary());

    public static Reply AlreadyInside(string chat, Id<Chat> id) => new Reply($"Вы уже в чате {chat}. Всё получилось, ссылка не нужна.")
        .Row(Choice.Do("Меня там нет", "invite", "absent", id.ToString()));

    public static Reply NotEntitled(string? @class) => new Reply("Чтобы попасть в этот чат, отправьте заявку. Её увидит классный руководитель.")
        .Row(Choice.Do("Отправить заявку", "access", "begin", @class ?? "").Primary());

    public static Reply StaffOnly { get; } = new Reply("Учительская открыта сотрудникам с подтверждённой ролью.")
        .Row(Choice.Do("Подтвердить роль", "verify").Primary());

    /// <param name="chat">"чат родителей 5А", "чат 5А", "чат «Учительская»".</param>
    public static Reply NothingBound(string chat, bool hasKeeper) => new(hasKeeper
        ? $"К боту пока не подключён {chat}. Мы попросили подключить его. Когда подключат, пришлём вам приглашение."
        : $"К боту пока не подключён {chat}. Когда его подключат, пришлём вам приглашение.");

    public static Reply PleaseBind(string chat, bool standsIn) => new(
        $"""
        Люди просят ссылку, но {chat} ещё не подключён к боту.{(standsIn ? "\nПишем вам, потому что классному руководителю написать нельзя." : "")}

        Как подключить: откройте чат, нажмите на его название, затем «Добавить участников», найдите это сообщество и добавьте. Потом бот спросит, какой это чат.
        """);

    /// <summary>To those who run the chat: someone cannot come in by the link.</summary>
    /// <param name="who">As the school knows them, with the profile.</param>
    public static Reply PleaseAdd(string chat, string who, bool standsIn) => new(
        $"""
        Не может войти в чат {chat} по ссылке: {who}.
        Право войти есть. Добавьте, пожалуйста, этот профиль в чат вручную.{(standsIn ? "\nПишем вам, потому что классному руководителю написать нельзя." : "")}
        """);

    public static Reply WhichChat(IEnumerable<Choice> choices) => new Reply("В какой чат вам нужна ссылка?").Tiled(choices);

    public static Reply WhichLetter(int grade, IEnumerable<Choice> choices) => new Reply($"Какой {grade}-й класс?").Tiled(choices);

    public static Reply WhichClass { get; } = new("Напишите класс, например: «ссылка 5А».");

    private static Reply WithChoices(Invite invite, bool isShared, Reply reply) => reply
        .Row([Choice.Do("Открыть ссылку", "invite", "open", invite.Id.ToString()).Primary(), .. Inside(invite, isBlind: isShared)])
        .Row(Choice.Do("Не хочу вступать", "invite", "decline", invite.Id.ToString()), Help(invite));

    private static IEnumerable<Choice> Inside(Invite invite, bool isBlind)
        => isBlind ? [Choice.Do("Я уже в чате", "invite", "inside", invite.Id.ToString())] : [];

    private static Choice Help(Invite invite) => Choice.Do("Не получается войти", "invite", "help", invite.Id.ToString());

    private static Choice Renew(Id<Chat> chat) => Choice.Do("Новая ссылка", "invite", "again", chat.ToString()).Primary();

    private static string Personal(bool isShared) => isShared
        ? "Ссылка общая: не пересылайте."
        : "Ссылка личная: не пересылайте, другому человеку она не поможет.";
}
