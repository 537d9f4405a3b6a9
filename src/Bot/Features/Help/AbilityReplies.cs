using BotHost.Messaging;

namespace BotHost.Features.Help;

/// <summary>What the bot does for whom, with the words that start it.</summary>
internal static class AbilityReplies
{
    public static (string Text, IReadOnlyList<Choice> Choices) Parent { get; } = (
        """
        Родителям:
        • «ссылка 5А» — личный вход в чат класса;
        • «код …» — если классный руководитель дал код семьи;
        • «статус» — что с вашей заявкой;
        • «мои данные» — что о вас хранится.
        """, [Choice.Do("Ссылка на чат класса", "link")]);

    public static (string Text, IReadOnlyList<Choice> Choices) Pupil { get; } = (
        """
        Ученикам:
        • «ссылка» — вход в чат своего класса;
        • «код …» — если учитель дал код.
        """, [Choice.Do("Ссылка на чат класса", "link")]);

    public static (string Text, IReadOnlyList<Choice> Choices) Staff { get; } = (
        """
        Сотрудникам:
        • «ссылка» — вход в учительскую;
        • «объявление» — материал для публикации, администратор одобрит.
        """, [Choice.Do("Объявления и события", "talk")]);

    public static (string Text, IReadOnlyList<Choice> Choices) Homeroom { get; } = (
        """
        Классному руководителю:
        • «кого нет» — чьих родителей ещё нет в чате, и напомнить только им;
        • `/invite 5А print` — листки с кодами семей для печати;
        • «чат» — настройки чатов класса, незнакомцы, «ссылка утекла»;
        • «отозвать» — отменить приглашение.
        """, [Choice.Do("Кого нет в чате", "missing"), Choice.Do("Чаты", "chat")]);

    public static (string Text, IReadOnlyList<Choice> Choices) Administrator { get; } = (
        """
        Администратору:
        • «сводка» — дела на сегодня, «заявки» — кто ждёт решения;
        • «классы», «сотрудники», «движение», «импорт» — списки школы;
        • «объявление», «статистика», «акты» — публикации и отчёты;
        • «письмо» — письмо в поддержку Сферума.
        """, [Choice.Do("Сводка", "digest"), Choice.Do("Ждут решения", "pending")]);

    public static (string Text, IReadOnlyList<Choice> Choices) Head { get; } = (
        """
        Руководителю:
        • «статистика» — школа в цифрах, по пятницам приходит сама;
        • «движение» — журнал движения;
        • «объявление» — публикация через администратора.
        """, [Choice.Do("Статистика", "stats")]);

    public static Reply All(IReadOnlyList<(string Text, IReadOnlyList<Choice> Choices)> parts)
        => new Reply(string.Join("\n\n", parts.Select(part => part.Text))).Rowed(parts.SelectMany(part => part.Choices).DistinctBy(choice => choice.Label))
            .Row(Choice.Do("Не получается войти", "guide"), Choice.Do("Написать человеку", "ticket", "ask", ""));
}
