using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>The messenger would not deliver a card: where nobody else of the line has it, the next in line is asked at once.</summary>
internal sealed class RefusedCards(BotDb db, Work work, DecisionCards decisions, DeciderFinder deciders, AccessCards cards, BotOptions options) : IDeliveryObserver
{
    public async Task RefusedAsync(OutboxEntry entry, MessengerResult result, CancellationToken cancellationToken)
    {
        if (entry.Kind != OutboxKind.Send || await db.Cards.FirstOrDefaultAsync(row => row.Entry == entry.Id, cancellationToken) is not { } card)
            return;
        List<AccessRequest> requests = await db.AccessRequests
            .Where(row => row.State == RequestState.Pending && (row.Id == new Id<AccessRequest>(card.Subject) || row.Class == new Id<Domain.Roster.SchoolClass>(card.Subject)))
            .ToListAsync(cancellationToken);
        if (requests.Count == 0)
            return; // another feature's card, or decided meanwhile
        db.Cards.Remove(card);
        foreach (var request in requests)
        {
            var holders = await decisions.HoldersAsync(card.Subject, cancellationToken);
            if (holders.Any(holder => holder.Id != card.Recipient && holder.CanBeWrittenTo))
                continue;
            var found = await deciders.FindAsync(request.Class, request.AskedLine, request.Asker, cancellationToken);
            if (found.People.Count == 0)
                continue;
            var times = AccessSubmission.Times(options, work);
            request.Ask(found.Choice.Line, isAsked: true, times.RemindAt, times.EscalateAt);
            await cards.AskAsync(request, found, CardOccasion.Undelivered, cancellationToken);
        }
    }
}
