using BotHost.Domain.People;
using BotHost.Domain.Verification;
using BotHost.Features.Privacy;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Verification;

/// <summary>What a silent decider causes: a reminder, then the head's turn, in the end a closed request.</summary>
internal sealed class VerificationJob(BotDb db, Work work, Outbox outbox, AuditLog audit, VerificationCards cards) : ISchoolJob
{
    private const int Page = 50;

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => db.Verifications.Where(row => row.DueAt != null).MinAsync(row => row.DueAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await db.Verifications.Where(row => row.DueAt <= work.Now).OrderBy(row => row.DueAt).Take(Page).ToListAsync(cancellationToken);
        foreach (var request in due)
            await StepAsync(request, cancellationToken);
        return due.Count == Page;
    }

    private async Task StepAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        switch (VerificationClock.Due(request, work.Now))
        {
            case VerificationStep.Expire:
                await ExpireAsync(request, cancellationToken);
                break;
            case VerificationStep.Escalate:
                request.EscalatedAt = work.Now;
                audit.Write(null, "verification.escalated", request.Id);
                var because = await cards.AskAsync(request, CardOccasion.Reminder, cancellationToken);
                if (because != AskedBecause.ItIsTheirs)
                    await TellAskerAsync(request, VerifyReplies.Escalated(because), cancellationToken);
                break;
            case VerificationStep.Remind:
                request.RemindedAt = work.Now;
                await cards.AskAsync(request, CardOccasion.Reminder, cancellationToken);
                break;
            case VerificationStep.AskAgain:
                await cards.AskAsync(request, CardOccasion.New, cancellationToken);
                break;
            case null:
                request.DueAt = VerificationClock.Next(request, isAsked: true, work.Now);
                break;
        }
    }

    private async Task ExpireAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        request.End(RequestState.Expired, work.Now);
        audit.Write(null, "verification.expired", request.Id);
        await cards.CloseAsync(request, DecisionReplies.Ended(request, null, work.School.Zone), cancellationToken);
        await TellAskerAsync(request, VerifyReplies.Expired, cancellationToken);
    }

    private async Task TellAskerAsync(VerificationRequest request, Reply reply, CancellationToken cancellationToken)
    {
        if (await db.People.FirstAsync(person => person.Id == request.Asker, cancellationToken) is { CanBeWrittenTo: true } asker)
            outbox.Tell(asker, reply);
    }
}
