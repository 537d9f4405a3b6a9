using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Verification;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Verification;

/// <summary>What waits for a person's decision: for the digest and "заявки".</summary>
internal sealed class VerificationQueue(BotDb db, Offices offices)
{
    /// <summary>Oldest first. Empty for whoever may not decide.</summary>
    public async Task<IReadOnlyList<WaitingVerification>> ForAsync(Person decider, CancellationToken cancellationToken)
    {
        List<WaitingVerification> waiting = [];
        foreach (var request in await db.Verifications.Where(row => row.State == RequestState.Pending).OrderBy(row => row.CreatedAt).ToListAsync(cancellationToken))
        {
            if (await offices.MayDecideAsync(decider, request.Asker, cancellationToken))
                waiting.Add(new WaitingVerification(request.Id, request.FullName, request.CreatedAt));
        }
        return waiting;
    }
}

internal sealed record WaitingVerification(Id<VerificationRequest> Id, string FullName, DateTimeOffset Since)
{
    /// <summary>Opens the card.</summary>
    public Choice Open => Choice.Do(FullName.Length <= 40 ? FullName : FullName[..40], "role", "show", Id.ToString());
}
