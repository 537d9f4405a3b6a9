using BotHost.Domain.Invites;
using BotHost.Features.Privacy;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>The nightly act of annulment: invites that expired unclaimed are void for good, each with a line in the audit.</summary>
internal sealed class AnnulmentJob(BotDb db, Work work, AuditLog audit, DailyRuns runs) : ISchoolJob
{
    public const string Name = "invite-annulment";
    private const int Page = 100;
    private static readonly TimeOnly _at = new(3, 10);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => runs.NextAsync(Name, _at, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        if (await runs.DueAsync(Name, _at, cancellationToken) is not { } date)
            return false;
        var unclaimed = await db.Invites.Where(invite => invite.State == InviteState.Expired && invite.AnnulledAt == null)
            .OrderBy(invite => invite.Id).Take(Page).ToListAsync(cancellationToken);
        foreach (var invite in unclaimed)
        {
            invite.AnnulledAt = work.Now;
            audit.Write(null, "invite.annulled", invite.Id);
        }
        if (unclaimed.Count == Page)
            return true;
        runs.MarkDone(Name, date);
        return false;
    }
}
