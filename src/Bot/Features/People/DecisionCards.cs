using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>Cards that ask several people for one decision: remembered, so that all of them change when one has decided.</summary>
internal sealed class DecisionCards(BotDb db, Work work, Outbox outbox)
{
    /// <summary>Messengers let a message be edited for a day; what is older comes as a new message.</summary>
    private static readonly TimeSpan Editable = TimeSpan.FromHours(23);

    /// <summary>Writes to a decider first.</summary>
    public void Tell(Person decider, Guid subject, Reply card, bool isUrgent = false) => Remember(outbox.Tell(decider, card, isUrgent), decider, subject);

    /// <summary>Answers a decider who asked to see the card.</summary>
    public void Answer(Person decider, Guid subject, Reply card) => Remember(outbox.Answer(decider, card), decider, subject);

    /// <summary>Shows the present state on the cards that can still be changed; they stay open.</summary>
    public async Task UpdateAsync(Guid subject, Reply card, CancellationToken cancellationToken)
    {
        foreach (var (shown, recipient) in (await FindAsync(subject, cancellationToken)).Where(it => IsEditable(it.Card)))
            await outbox.EditAsync(shown.Entry, ConversationRef.Dialog(recipient.User), card, recipient, cancellationToken);
    }

    /// <summary>Shows everyone how it ended, once each as a new message where their cards are too old to change, and forgets the cards.</summary>
    public async Task CloseAsync(Guid subject, Reply ending, CancellationToken cancellationToken)
    {
        foreach (var cards in (await FindAsync(subject, cancellationToken)).GroupBy(it => it.Recipient))
        {
            var newest = cards.MaxBy(it => it.Card.Entry).Card;
            foreach (var (shown, recipient) in cards)
            {
                if (shown == newest || IsEditable(shown))
                    await outbox.EditAsync(shown.Entry, ConversationRef.Dialog(recipient.User), ending, recipient, cancellationToken);
                db.Cards.Remove(shown);
            }
        }
    }

    public async Task<IReadOnlyList<Person>> HoldersAsync(Guid subject, CancellationToken cancellationToken)
        => [.. (await FindAsync(subject, cancellationToken)).Select(it => it.Recipient).Distinct()];

    /// <summary>When a card of this subject was last written to somebody; null for never.</summary>
    public Task<DateTimeOffset?> LastShownAsync(Guid subject, CancellationToken cancellationToken)
        => db.Cards.Where(card => card.Subject == subject).MaxAsync(card => (DateTimeOffset?)card.ShownAt, cancellationToken);

    private bool IsEditable(DecisionCard card) => work.Now - card.ShownAt < Editable;

    private void Remember(OutboxEntry entry, Person decider, Guid subject)
        => db.Cards.Add(new DecisionCard { Entry = entry.Id, Subject = subject, Recipient = decider.Id, ShownAt = work.Now });

    private async Task<List<(DecisionCard Card, Person Recipient)>> FindAsync(Guid subject, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken); // what this unit of work itself has shown is found too
        var found = await (from card in db.Cards
                           join person in db.People on card.Recipient equals person.Id
                           where card.Subject == subject
                           select new { card, person }).ToListAsync(cancellationToken);
        return [.. found.Select(it => (it.card, it.person))];
    }
}
