using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Domain.Verification;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Verification;

/// <summary>Cards that ask for a decision on a verification, on whichever screens they stand.</summary>
internal sealed class VerificationCards(BotDb db, Work work, Outbox outbox, DecisionCards cards, Offices offices, HomeroomDesk homerooms)
{
    /// <summary>Shows the request to whoever is to decide now, and plans what comes of their silence.</summary>
    public async Task<AskedBecause> AskAsync(VerificationRequest request, CardOccasion occasion, CancellationToken cancellationToken)
    {
        var (people, because) = await offices.ChooseAsync(request.Asker, request.EscalatedAt is not null, cancellationToken);
        var card = await RenderAsync(request, because, occasion, cancellationToken);
        foreach (var person in people)
        {
            await ForgetAsync(request, person, cancellationToken);
            cards.Tell(person, request.Id.Value, card);
        }
        request.DueAt = VerificationClock.Next(request, people.Count > 0, work.Now);
        return because;
    }

    /// <summary>Shows the card to one who asked for it: in the place of the message whose button was pressed, or anew.</summary>
    public async Task ShowAsync(Turn turn, VerificationRequest request, CancellationToken cancellationToken)
        => await PutAsync(turn, request, await RenderAsync(request, AskedBecause.ItIsTheirs, CardOccasion.Asked, cancellationToken), cancellationToken);

    /// <summary>A step of the decision takes the place of the card, so that the card still changes when somebody else decides meanwhile.</summary>
    public async Task PutAsync(Turn turn, VerificationRequest request, Reply reply, CancellationToken cancellationToken)
    {
        if (turn.Pressed is { } message && await IsCardAsync(message, turn.Person, request, cancellationToken))
            outbox.EditPressed(ConversationRef.Dialog(turn.Person.User), message, reply, turn.Person);
        else if (request.IsPending)
            cards.Answer(turn.Person, request.Id.Value, reply);
        else
            outbox.Answer(turn.Person, reply); // over: there is nothing to keep up to date
    }

    /// <summary>The new card takes the old one's place. The old one is a day old and could not be edited; pressed, it shows the present state.</summary>
    private async Task ForgetAsync(VerificationRequest request, Person person, CancellationToken cancellationToken)
    {
        var subject = request.Id.Value;
        db.Cards.RemoveRange(await db.Cards.Where(card => card.Subject == subject && card.Recipient == person.Id).ToListAsync(cancellationToken));
    }

    /// <summary>A button for the card may also stand under another message (an answer, a digest), which stays as it is.</summary>
    private Task<bool> IsCardAsync(MessageRef message, Person reader, VerificationRequest request, CancellationToken cancellationToken)
    {
        var subject = request.Id.Value;
        return (from card in db.Cards
                join entry in db.Outbox on card.Entry equals entry.Id
                where card.Subject == subject && card.Recipient == reader.Id && entry.Message == message
                select card.Entry).AnyAsync(cancellationToken);
    }

    /// <summary>Something about a pending request changed.</summary>
    public async Task UpdateAsync(VerificationRequest request, CancellationToken cancellationToken)
        => await cards.UpdateAsync(request.Id.Value, await RenderAsync(request, AskedBecause.ItIsTheirs, CardOccasion.Asked, cancellationToken), cancellationToken);

    public Task CloseAsync(VerificationRequest request, Reply ending, CancellationToken cancellationToken)
        => cards.CloseAsync(request.Id.Value, ending, cancellationToken);

    /// <summary>The holder of the name objected after the decision: those who may undo it are told at once.</summary>
    public async Task WarnAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        var staff = await db.Staff.FirstOrDefaultAsync(row => row.Account == request.Asker && row.RevokedAt == null, cancellationToken);
        foreach (var person in await offices.OthersAsync([request.Asker], cancellationToken))
            outbox.Tell(person, DecisionReplies.ObjectedLate(request.FullName, staff), isUrgent: true);
    }

    public async Task<CardFacts> FactsAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        var asker = await db.People.FirstAsync(person => person.Id == request.Asker, cancellationToken);
        var namesakes = await db.Staff.Where(staff => staff.NameKey == request.NameKey && staff.DismissedAt == null).ToListAsync(cancellationToken);
        var led = request.HomeroomOf is { } id ? await db.Classes.FirstOrDefaultAsync(row => row.Id == id && row.ArchivedAt == null, cancellationToken) : null;
        var vouches = await (from vouch in db.Vouches
                             join staff in db.Staff on vouch.Colleague equals staff.Account
                             where vouch.Request == request.Id && staff.RevokedAt == null && staff.DismissedAt == null
                             select new { vouch.Knows, staff.FullName }).ToListAsync(cancellationToken);
        return new CardFacts
        {
            VouchedBy = [.. vouches.Where(it => it.Knows).Select(it => StaffName.Short(it.FullName))],
            NotKnownTo = vouches.Count(it => !it.Knows),
            Request = request,
            AccountName = asker.DisplayName,
            Profile = work.School.Messenger.BuildProfileLink(asker.User),
            IsOnList = namesakes.Any(staff => staff.Account is null),
            IsHeld = namesakes.Any(staff => staff.IsVerified && staff.Account != request.Asker),
            WasRevoked = await db.Staff.AnyAsync(staff => staff.Account == request.Asker && staff.RevokedAt != null, cancellationToken),
            HasTwin = await db.Verifications.AnyAsync(
                row => row.NameKey == request.NameKey && row.Asker != request.Asker && row.State == RequestState.Pending, cancellationToken),
            Class = led,
            PresentTeacher = led is null ? null : await homerooms.TeacherOfAsync(led.Id, cancellationToken),
        };
    }

    private async Task<Reply> RenderAsync(VerificationRequest request, AskedBecause because, CardOccasion occasion, CancellationToken cancellationToken)
        => DecisionReplies.Card(await FactsAsync(request, cancellationToken), because, occasion, work.School.Zone);
}

/// <summary>Why a card comes now.</summary>
internal enum CardOccasion
{
    New,
    Reminder,

    /// <summary>The messenger would not take the card of the one before.</summary>
    Undelivered,
    Asked,
}
