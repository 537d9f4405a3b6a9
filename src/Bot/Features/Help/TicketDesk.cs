using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.Help;
using BotHost.Domain.Schools;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Help;

/// <summary>"Написать человеку": a numbered question to the administrators, one answer back, "помогло" or not.</summary>
internal sealed class TicketDesk(BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, BotOptions options)
{
    public const string AskDialog = "ticket-ask";
    public const string AnswerDialog = "ticket-answer";
    private const int MostOpen = 3;

    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        switch (words)
        {
            case ["ask", var topic, ..]:
                await BeginAsync(turn, GuideReplies.Find(topic) is not null ? topic : "", cancellationToken);
                break;
            case ["answer" or "show", var id, ..]:
                await BeginAnswerAsync(turn, id, words[0] == "answer", cancellationToken);
                break;
            case ["helped" or "again", var id, ..]:
                await JudgeAsync(turn, id, words[0] == "helped", cancellationToken);
                break;
            default:
                await ListAsync(turn, cancellationToken);
                break;
        }
    }

    public async Task HearAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        var text = turn.Text.Trim();
        if (text.Length is 0 or > SupportTicket.LongestText)
        {
            outbox.Answer(turn.Person, TicketReplies.WrongLength);
            return;
        }
        DialogState.End(turn.Person);
        if (dialog.Name == AskDialog)
            await AskAsync(turn, dialog.Data["topic"], text, cancellationToken);
        else
            await AnswerAsync(turn, dialog.Data["ticket"], text, cancellationToken);
    }

    private async Task BeginAsync(Turn turn, string topic, CancellationToken cancellationToken)
    {
        if (await db.Tickets.CountAsync(row => row.Asker == turn.Person.Id && row.AnsweredAt == null && row.ClosedAt == null, cancellationToken) >= MostOpen)
        {
            outbox.Answer(turn.Person, TicketReplies.TooMany);
            return;
        }
        DialogState.Begin(AskDialog, "text", turn.Now, ("topic", topic)).SaveTo(turn.Person);
        outbox.Answer(turn.Person, TicketReplies.Describe);
    }

    private async Task AskAsync(Turn turn, string topic, string text, CancellationToken cancellationToken)
    {
        var deciders = (await rights.AdministratorsAsync(cancellationToken)).Where(person => person.CanBeWrittenTo && !person.IsFrozen && person.Id != turn.Person.Id).ToList();
        if (deciders.Count == 0)
            deciders = [.. (await rights.HeadsAsync(cancellationToken)).Where(person => person.CanBeWrittenTo && person.Id != turn.Person.Id)];
        if (deciders.Count == 0)
        {
            outbox.Answer(turn.Person, TicketReplies.NobodyThere);
            return;
        }
        await db.SaveChangesAsync(cancellationToken);
        var ticket = new SupportTicket
        {
            Number = 1 + (await db.Tickets.MaxAsync(row => (int?)row.Number, cancellationToken) ?? 0),
            Asker = turn.Person.Id,
            Topic = topic.Length == 0 ? null : topic,
            AskedAt = turn.Now,
            RemindAt = RemindAt(),
        };
        db.Tickets.Add(ticket);
        audit.Write(turn.Person, "ticket.asked", ticket.Id);
        foreach (var person in deciders)
            outbox.Tell(person, TicketReplies.Card(ticket, Title(ticket), text, work.School.Messenger.BuildProfileLink(turn.Person.User).ToString()));
        outbox.Answer(turn.Person, TicketReplies.Taken(ticket, ticket.RemindAt!.Value, work.School.Zone));
    }

    private async Task BeginAnswerAsync(Turn turn, string id, bool isToAnswer, CancellationToken cancellationToken)
    {
        if (await OfDeciderAsync(turn, id, cancellationToken) is not { } ticket)
            return;
        if (!ticket.IsWaiting || !isToAnswer)
        {
            outbox.Answer(turn.Person, TicketReplies.State(ticket, Title(ticket), work.School.Zone));
            return;
        }
        DialogState.Begin(AnswerDialog, "text", turn.Now, ("ticket", ticket.Id.ToString())).SaveTo(turn.Person);
        outbox.Answer(turn.Person, TicketReplies.TypeAnswer(ticket));
    }

    private async Task AnswerAsync(Turn turn, string id, string text, CancellationToken cancellationToken)
    {
        if (await OfDeciderAsync(turn, id, cancellationToken) is not { } ticket)
            return;
        var asker = await db.People.FirstAsync(row => row.Id == ticket.Asker, cancellationToken);
        if (!ticket.IsWaiting)
            outbox.Answer(turn.Person, TicketReplies.State(ticket, Title(ticket), work.School.Zone)); // another was quicker
        else if (!asker.CanBeWrittenTo)
            outbox.Answer(turn.Person, TicketReplies.CannotReach(work.School.Messenger.BuildProfileLink(asker.User).ToString()));
        else
        {
            ticket.Answer(turn.Person.Id, turn.Now);
            audit.Write(turn.Person, "ticket.answered", ticket.Id);
            outbox.Tell(asker, TicketReplies.Answer(ticket, text));
            outbox.Answer(turn.Person, TicketReplies.AnswerSent);
        }
    }

    private async Task JudgeAsync(Turn turn, string id, bool helped, CancellationToken cancellationToken)
    {
        var ticket = await FindAsync(id, cancellationToken);
        if (ticket is null || ticket.Asker != turn.Person.Id || ticket.ClosedAt is not null)
            outbox.Answer(turn.Person, TicketReplies.Over);
        else if (helped)
        {
            ticket.Close(turn.Now);
            outbox.Answer(turn.Person, GuideReplies.Done);
        }
        else
        {
            ticket.Close(turn.Now); // the next words open a question of their own, so that the history stays true
            await BeginAsync(turn, ticket.Topic ?? "", cancellationToken);
        }
    }

    private async Task ListAsync(Turn turn, CancellationToken cancellationToken)
    {
        var isDecider = await rights.RunsSchoolAsync(turn.Person, cancellationToken);
        var tickets = await db.Tickets.Where(row => isDecider ? row.AnsweredAt == null && row.ClosedAt == null : row.Asker == turn.Person.Id)
            .OrderByDescending(row => row.AskedAt).Take(6).ToListAsync(cancellationToken);
        outbox.Answer(turn.Person, TicketReplies.List(tickets, Title, isDecider, work.School.Zone));
    }

    private async Task<SupportTicket?> OfDeciderAsync(Turn turn, string id, CancellationToken cancellationToken)
    {
        var ticket = await rights.RunsSchoolAsync(turn.Person, cancellationToken) ? await FindAsync(id, cancellationToken) : null;
        if (ticket is null)
            outbox.Answer(turn.Person, TicketReplies.Over);
        return ticket;
    }

    private async Task<SupportTicket?> FindAsync(string id, CancellationToken cancellationToken)
        => Id.TryParse<SupportTicket>(id, out var read) ? await db.Tickets.FirstOrDefaultAsync(row => row.Id == read, cancellationToken) : null;

    private DateTimeOffset RemindAt() => SchoolTime.AddWorking(work.Now, options.Requests.RemindAfter, work.School.Zone, work.School.WorkCalendar);

    private static string Title(SupportTicket ticket) => GuideReplies.TitleOf(ticket.Topic) ?? "Свой вопрос";
}
