using BotHost.Messaging;

namespace BotHost.Features.Dialogs;

/// <summary>Words that belong to no feature: menu, help, misunderstandings.</summary>
internal static class DialogReplies
{
    public static Reply SomethingFailed { get; } = new("Не получилось. Мы уже разбираемся. Попробуйте ещё раз через несколько минут.");

    public static Reply NotUnderstood { get; } = new Reply("Я не понял. Что вам нужно?")
        .Row(Choice.Do("Ссылка на чат класса", "link").Primary())
        .Row(Choice.Do("Я работаю в школе", "verify"), Choice.Do("Помощь", "help"));

    public static Reply Cancelled { get; } = new("Хорошо, отменили.");

    public static Reply NothingToCancel { get; } = new("Сейчас отменять нечего.");

    public static Reply StaleButton { get; } = new("Кнопка устарела. Вот меню.");

    public static Reply NotYourButton { get; } = new("Эта кнопка предназначена другому человеку.");

    public static Reply Frozen { get; } = new("Ваш доступ приостановлен. Обратитесь к руководителю школы.");

    public static Reply NoRight { get; } = new("Это может сделать только администратор школы.");

    public static Reply Menu(string school, IEnumerable<Choice> choices)
        => new Reply($"{school}. Я помогаю попасть в чаты школы. Что вам нужно?") { HasMenu = false }.Rowed(choices);

    public static Reply Help { get; } = new Reply(
        """
        Я бот школы. Вот что я умею.

        Родителям: даю личную ссылку в чат класса. Напишите, например: «ссылка 5А».
        Сотрудникам: передаю администратору просьбу подтвердить роль. Напишите «подтвердить».
        Всем: «статус» — что с вашей заявкой, «отмена» — прервать разговор.

        Бот никогда не спрашивает коды из SMS, пароли и деньги.
        """)
        .Row(Choice.Do("Ссылка на чат класса", "link").Primary())
        .Row(Choice.Do("Подтвердить роль", "verify"), Choice.Do("Мой статус", "status"))
        .Row(Choice.Do("Не получается войти", "guide"), Choice.Do("Что я могу", "abilities"));
}
