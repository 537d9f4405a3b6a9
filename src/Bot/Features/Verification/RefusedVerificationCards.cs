using BotHost.Domain;
using BotHost.Domain.Verification;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Verification;

/// <summary>The messenger would not deliver a card. Where nobody else who can be reached has it, the next in line is asked at once.</summary>
internal sealed class RefusedVerificationCards(BotDb db, VerificationCards cards) : IDeliveryObserver
{
    public async Task RefusedAsync(OutboxEntry entry, MessengerResult result, CancellationToken cancellationToken)
    {
        // Only where the person cannot be written to: what the messenger refuses for another reason, it would refuse again. The reminder tries anew.
        if (result is not MessengerResult.Blocked || entry.Kind != OutboxKind.Send || await db.Cards.FirstOrDefaultAsync(row => row.Entry == entry.Id, cancellationToken) is not { } card)
            return;
        var id = new Id<VerificationRequest>(card.Subject);
        if (await db.Verifications.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { IsPending: true } request)
            return; // another feature's card, or decided meanwhile
        db.Cards.Remove(card);
        await db.SaveChangesAsync(cancellationToken);
        var isHeld = await (from other in db.Cards
                            join person in db.People on other.Recipient equals person.Id
                            where other.Subject == card.Subject && person.UnreachableSince == null
                            select other.Entry).AnyAsync(cancellationToken);
        if (!isHeld)
            await cards.AskAsync(request, CardOccasion.Undelivered, cancellationToken);
    }
}
