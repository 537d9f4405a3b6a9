using BotHost.Domain.Language;
using BotHost.Domain.Privacy;
using BotHost.Domain.Roster;
using BotHost.Messaging;

namespace BotHost.Features.Privacy;

/// <summary>The consent to keep what a person says about a child. Whoever changes the text raises the version: it is asked for anew then.</summary>
internal static class ConsentReplies
{
    public const int Version = 1;

    private const string Text =
        """
        Сначала нужно ваше согласие.

        Что бот сохранит: ваш номер в мессенджере, класс и имя ребёнка, как вы их напишете.
        Зачем: чтобы школа проверила, кто просит доступ, и пустила вас в чат класса.
        Кто увидит: классный руководитель, администратор или руководитель школы.
        Сколько хранится: имя удаляется, как только заявка решена или отозвана, и не позже чем через 14 дней.

        Отозвать заявку можно в любой момент: напишите «статус».
        Если вам нет 14 лет, прочитайте это вместе с родителем.
        """;

    /// <summary>Of the text about a child's own part in the chats.</summary>
    public const int ChildVersion = 1;

    public static Reply AskAboutChild(Pupil pupil) => new Reply(
        $"""
        Нужно ваше согласие для ребёнка: {pupil.ShortName}
        О чём: чтобы ребёнок сам был в чатах своего класса и предметов и зарегистрировался в Сферуме.
        Что бот сохранит: номер профиля ребёнка в мессенджере и то, что вы согласились. Даты рождения и телефоны не нужны.
        Это добровольно, отозвать можно в любой день: напишите «согласия». Без согласия всё важное остаётся в чате родителей и в дневнике.
        """)
        .Row(Choice.Do("Разрешаю", "consent", "give", pupil.Id.ToString()).Positive(), Choice.Do("Не разрешаю", "consent", "refuse", pupil.Id.ToString()));

    public static Reply ChildGiven(Pupil pupil, bool onPaper) => new Reply(onPaper
        ? $"Записано: {pupil.ShortName} Согласие на бумаге хранится в школе. Теперь можно выдать код ученика."
        : $"Спасибо, согласие записано: {pupil.ShortName} Теперь ребёнок может войти в чаты класса.")
        .Row(Choice.Do("Отозвать", "consent", "withdraw", pupil.Id.ToString()));

    public static Reply ChildRefused { get; } = new("Хорошо. Ребёнок в чаты не войдёт, и больше сегодня не спросим. Важное школа сообщит вам. Передумаете — напишите «согласия».");

    public static Reply ChildWithdrawn(Pupil pupil) => new($"Согласие отозвано: {pupil.ShortName} Приглашения ребёнка закрыты. Если он уже в чатах, классного руководителя попросят его убрать.");

    public static Reply OwnWithdrawn(int requests) => new Reply(
        $"""
        Согласие отозвано.{(requests > 0 ? $" Закрыто заявок: {requests}, имена удалены." : "")}
        То, что школа уже подтвердила (ваша связь с ребёнком), остаётся её записью. Убрать и её можно через «Удалить мои данные».
        Бот по-прежнему подскажет и даст контакты.
        """)
        .Row(Choice.Do("Мои данные", "mydata"), Choice.Do("Помощь", "help"));

    /// <param name="asked">How many adults could be asked.</param>
    public static Reply ChildWaits(int asked) => new Reply(asked > 0
        ? "Чтобы войти в чаты, до 9 класса нужно согласие родителя. Мы спросили твоих взрослых. Как только кто-то из них согласится, пришлём приглашение."
        : "Чтобы войти в чаты, до 9 класса нужно согласие родителя. Твоим взрослым бот пока написать не может. Попроси их написать боту или принести согласие классному руководителю.")
        .Row(Choice.Do("Мой статус", "status"), Choice.Do("Помощь", "help"));

    public static Reply TeacherWaits(Pupil pupil, int asked) => new Reply(
        $"""
        {pupil.ShortName}: до 9 класса ученик входит в чаты только с согласия родителя, а его пока нет.
        {(asked > 0 ? $"Спросили взрослых: {asked}. Когда кто-то согласится, выдайте код." : "Взрослым ребёнка бот написать не может. Отдайте им код семьи или возьмите согласие на бумаге.")}
        """)
        .Row(Choice.Do("Согласие есть на бумаге", "consent", "paper", pupil.Id.ToString()), Choice.Do("К ученику", "family", "pupil", pupil.Id.ToString()));

    public static Reply List(IReadOnlyList<Pupil> children, IReadOnlyList<Consent> given, TimeZoneInfo zone)
    {
        var lines = given.Select(consent => consent.Purpose == ConsentPurpose.ChildInChats
            ? $"• ребёнок в чатах: с {RussianDate.Brief(consent.GivenAt, zone)}, текст {consent.TextVersion}{(consent.IsOnPaper ? ", на бумаге" : "")}"
            : $"• данные о ребёнке в заявке: с {RussianDate.Brief(consent.GivenAt, zone)}, текст {consent.TextVersion}").ToList();
        var reply = new Reply(lines.Count == 0 ? "Согласий вы пока не давали. Бот помогает и без них: подсказки и контакты доступны всегда." : $"Ваши согласия:\n{string.Join('\n', lines)}");
        foreach (var child in children.Take(4))
        {
            reply = reply.Row(given.Any(consent => consent.Pupil == child.Id)
                ? Choice.Do($"Отозвать для чатов: {child.ShortName}", "consent", "withdraw", child.Id.ToString())
                : Choice.Do($"Разрешить чаты: {child.ShortName}", "consent", "show", child.Id.ToString()));
        }
        return given.Any(consent => consent.Purpose == ConsentPurpose.ChildData) ? reply.Row(Choice.Do("Отозвать согласие по заявке", "consent", "withdraw-own")) : reply;
    }

    /// <param name="agree">What "Согласен(на)" does.</param>
    /// <param name="refuse">What "Не согласен(на)" does.</param>
    public static Reply Ask(string[] agree, string[] refuse)
        => new Reply(Text).Row(Choice.Do("Согласен(на)", agree).Positive(), Choice.Do("Не согласен(на)", refuse));

    public static Reply AskAgain(string[] agree, string[] refuse)
        => new Reply("Чтобы передать заявку школе, нужен ваш ответ. Согласиться или отказаться можно кнопкой. Если откажетесь, подскажу, как попасть в чат без бота.")
            .Row(Choice.Do("Согласен(на)", agree).Positive(), Choice.Do("Не согласен(на)", refuse))
            .Row(Choice.Do("Зачем нужны данные", "words", "tell", "privacy_info", ""), Choice.Do("Позвать человека", "ticket", "ask", ""));

    public static Reply Refused { get; } = new Reply(
        """
        Хорошо. Я ничего о ребёнке не сохраню.

        В чат класса можно попасть и без бота: обратитесь к классному руководителю или в школу, лично или запиской через ребёнка. Возьмите документ, который подтверждает, что вы родитель.
        Если передумаете, просто попросите ссылку ещё раз.
        """)
        .Row(Choice.Do("Попросить ссылку ещё раз", "link"), Choice.Do("Помощь", "help"));
}
