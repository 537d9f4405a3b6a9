using BotHost.Features.People;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Help;

/// <summary>Questions that nobody answered in time, and letters that the platform's support did not answer.</summary>
internal sealed class HelpClockJob(BotDb db, Work work, Outbox outbox, Rights rights) : ISchoolJob
{
    public const string Name = "help";
    private const int Page = 20;

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => new[]
        {
            await db.Tickets.MinAsync(row => row.RemindAt, cancellationToken),
            await db.Letters.MinAsync(row => row.RemindAt, cancellationToken),
        }.Min();

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var tickets = await db.Tickets.Where(row => row.RemindAt <= work.Now).OrderBy(row => row.RemindAt).Take(Page).ToListAsync(cancellationToken);
        var letters = await db.Letters.Where(row => row.RemindAt <= work.Now).OrderBy(row => row.RemindAt).Take(Page).ToListAsync(cancellationToken);
        var administrators = (await rights.AdministratorsAsync(cancellationToken)).Where(person => person.CanBeWrittenTo && !person.IsFrozen).ToList();
        foreach (var ticket in tickets)
        {
            ticket.RemindAt = null;
            var title = GuideReplies.TitleOf(ticket.Topic) ?? "свой вопрос";
            foreach (var person in administrators)
                outbox.Tell(person, TicketReplies.Remind(ticket, title, ticket.AskedAt, work.School.Zone));
        }
        foreach (var letter in letters)
        {
            letter.RemindAt = null; // asked again only when told "ещё нет"
            var sender = await db.People.FirstAsync(row => row.Id == letter.SentBy, cancellationToken);
            if (sender.CanBeWrittenTo)
                outbox.Tell(sender, LetterReplies.Remind(letter, work.School.Zone));
        }
        return tickets.Count == Page || letters.Count == Page;
    }
}
