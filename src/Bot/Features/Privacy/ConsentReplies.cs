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

    /// <param name="agree">What "Согласен(на)" does.</param>
    /// <param name="refuse">What "Не согласен(на)" does.</param>
    public static Reply Ask(string[] agree, string[] refuse)
        => new Reply(Text).Row(Choice.Do("Согласен(на)", agree).Positive(), Choice.Do("Не согласен(на)", refuse));

    public static Reply Refused { get; } = new Reply(
        """
        Хорошо. Я ничего о ребёнке не сохраню.

        В чат класса можно попасть и без бота: обратитесь к классному руководителю или в школу, лично или запиской через ребёнка. Возьмите документ, который подтверждает, что вы родитель.
        Если передумаете, просто попросите ссылку ещё раз.
        """)
        .Row(Choice.Do("Попросить ссылку ещё раз", "link"), Choice.Do("Помощь", "help"));
}
