using BotHost.Domain.Help;
using BotHost.Domain.Language;
using BotHost.Messaging;

namespace BotHost.Features.Help;

internal static class TicketReplies
{
    public static Reply Describe { get; } = new Reply("Опишите одним сообщением, что не получается. Я передам администратору школы, ответ придёт сюда.\nПароли и коды из SMS писать не нужно.")
        .Row(Choice.Do("Отмена", "cancel"));

    public static Reply WrongLength { get; } = new Reply($"Напишите текстом, не длиннее {SupportTicket.LongestText} знаков.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply TooMany { get; } = new Reply("У вас уже три вопроса без ответа. Дождитесь ответа на один из них, и можно будет задать новый.")
        .Row(Choice.Do("Мои вопросы", "ticket", "list"));

    public static Reply NobodyThere { get; } = new Reply("Сейчас передать некому: никто из администраторов ещё не писал боту. Обратитесь к классному руководителю или в канцелярию школы.")
        .Row(Choice.Do("Помощь", "help"));

    public static Reply Taken(SupportTicket ticket, DateTimeOffset by, TimeZoneInfo zone)
        => new Reply($"Передал администратору. Номер вопроса: {ticket.Number}. Если до {RussianDate.Brief(by, zone)} ответа не будет, я напомню.").Row(Choice.Do("Мои вопросы", "ticket", "list"));

    public static Reply Card(SupportTicket ticket, string title, string text, string profile) => new Reply(
        $"""
        Вопрос № {ticket.Number}: {title}
        Кто: {profile}

        {text}
        """).Row(Choice.Do("Ответить", "ticket", "answer", ticket.Id.ToString()).Primary());

    public static Reply TypeAnswer(SupportTicket ticket) => new Reply($"Напишите ответ на вопрос № {ticket.Number}. Он придёт человеку от имени школы.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply AnswerSent { get; } = new("Ответ передан.");

    public static Reply Answer(SupportTicket ticket, string text) => new Reply($"Ответ школы на вопрос № {ticket.Number}:\n\n{text}")
        .Row(Choice.Do("Помогло", "ticket", "helped", ticket.Id.ToString()).Positive(), Choice.Do("Не помогло", "ticket", "again", ticket.Id.ToString()));

    public static Reply CannotReach(string profile) => new($"Этому человеку бот больше не может написать. Напишите ему сами: {profile}");

    public static Reply Remind(SupportTicket ticket, string title, DateTimeOffset since, TimeZoneInfo zone)
        => new Reply($"Вопрос № {ticket.Number} ждёт ответа с {RussianDate.Brief(since, zone)}: {title}.").Row(Choice.Do("Ответить", "ticket", "answer", ticket.Id.ToString()).Primary());

    public static Reply State(SupportTicket ticket, string title, TimeZoneInfo zone) => ticket.IsWaiting
        ? new Reply($"Вопрос № {ticket.Number} ждёт ответа: {title}.").Row(Choice.Do("Ответить", "ticket", "answer", ticket.Id.ToString()).Primary())
        : new Reply($"На вопрос № {ticket.Number} уже ответили{(ticket.AnsweredAt is { } at ? " " + RussianDate.Brief(at, zone) : "")}.").Row(Choice.Do("Вопросы без ответа", "ticket", "list"));

    public static Reply Over { get; } = new Reply("Этот вопрос уже закрыт.").Row(Choice.Do("Мои вопросы", "ticket", "list"));

    public static Reply List(IReadOnlyList<SupportTicket> tickets, Func<SupportTicket, string> title, bool isDecider, TimeZoneInfo zone)
    {
        if (tickets.Count == 0)
            return new Reply(isDecider ? "Вопросов без ответа нет." : "Вопросов от вас пока нет.").Row(Choice.Do("Задать вопрос", "ticket", "ask", ""));
        var lines = tickets.Select(it => $"• № {it.Number}, {RussianDate.Brief(it.AskedAt, zone)}: {title(it)} — {State(it)}");
        var reply = new Reply((isDecider ? "Ждут ответа:\n" : "Ваши вопросы:\n") + string.Join('\n', lines));
        return isDecider
            ? reply.Rowed(tickets.Select(it => Choice.Do($"Ответить на № {it.Number}", "ticket", "answer", it.Id.ToString())))
            : reply.Row(Choice.Do("Задать вопрос", "ticket", "ask", ""));
    }

    private static string State(SupportTicket ticket) => ticket switch
    {
        { ClosedAt: not null } => "закрыт",
        { AnsweredAt: not null } => "отвечен",
        _ => "ждёт ответа",
    };
}
