using BotHost.Domain;
using BotHost.Domain.Dialogs;
using BotHost.Messaging;

namespace BotHost.Features.People;

/// <summary>Words around a relayed question.</summary>
internal static class QuestionReplies
{
    /// <summary>For requests of access to a child.</summary>
    public static IReadOnlyList<string> AboutFamily { get; } = ["Кем вы приходитесь ребёнку?", "Как зовут других родителей?", "В какое время вам позвонить?"];

    public static Reply NothingToAnswer { get; } = new Reply("Этот вопрос уже закрыт.").Row(Choice.Do("Мой статус", "status"));

    public static Reply WrongLength { get; } = new Reply($"Напишите короче: до {RelayedQuestion.LongestText} знаков, одним сообщением.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply TypeAnswer { get; } = new Reply("Напишите ответ одним сообщением. Я передам его и не сохраню. Коды и пароли не пишите.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply AnswerSent { get; } = new Reply("Передал ответ. Решение придёт сюда.").Row(Choice.Do("Мой статус", "status"));

    public static Reply WhatToAsk(string area, Guid subject, IReadOnlyList<string> ready)
        => new Reply("Что спросить? Выберите или напишите сами. Вопрос один, ответ один.")
            .Rowed(ready.Select(question => Choice.Do(question, "question", "send", question)))
            .Row(Back(area, subject), Choice.Do("Отмена", "cancel"));

    public static Reply AskedBefore(string area, Guid subject)
        => new Reply("Один вопрос вы уже задали. Если этого мало, свяжитесь с человеком напрямую.").Row(Back(area, subject));

    public static Reply CannotReach(string area, Guid subject) => new Reply("Этому человеку бот сейчас написать не может.").Row(Back(area, subject));

    public static Reply QuestionSent(string area, Guid subject) => new Reply("Вопрос передан. Ответ придёт сюда.").Row(Back(area, subject));

    public static Reply Question(string role, string text, Id<RelayedQuestion> id) => new Reply(
        $"""
        {role} спрашивает:
        «{text}»

        Бот никогда не спрашивает коды из SMS, пароли и деньги.
        """)
        .Row(Choice.Do("Ответить", "question", "answer", id.ToString()).Primary());

    public static Reply Answer(string text, string area, Guid subject) => new Reply(
        $"""
        Ответ на ваш вопрос:
        «{text}»
        """)
        .Row(Back(area, subject));

    private static Choice Back(string area, Guid subject) => Choice.Do("Открыть заявку", area, "show", subject.ToString("N"));
}
