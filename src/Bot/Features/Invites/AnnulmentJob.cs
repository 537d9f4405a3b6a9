using BotHost.Domain.Invites;
using BotHost.Features.Privacy;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>The nightly act of annulment: invites and codes that ended unclaimed are void for good, each with a line in the audit. A night with none has no act.</summary>
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
        var taken = await TakeInvitesAsync(date, cancellationToken);
        if (taken < Page)
            taken = await TakeCodesAsync(date, cancellationToken);
        if (taken == Page)
            return true;
        runs.MarkDone(Name, date);
        return false;
    }

    private async Task<int> TakeInvitesAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var unclaimed = await Unclaimed(db).ToListAsync(cancellationToken);
        if (unclaimed.Count == 0)
            return 0;
        var act = await ActAsync(date, cancellationToken);
        foreach (var invite in unclaimed)
        {
            act.Take(invite, work.Now);
            audit.Write(null, "invite.annulled", invite.Id);
        }
        return unclaimed.Count;
    }

    private async Task<int> TakeCodesAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var unused = await db.AccessCodes.Where(code => code.Uses == 0 && code.Act == null && (code.RevokedAt != null || code.ExpiresAt <= work.Now))
            .OrderBy(code => code.Id).Take(Page).ToListAsync(cancellationToken);
        if (unused.Count == 0)
            return 0;
        var act = await ActAsync(date, cancellationToken);
        foreach (var code in unused)
        {
            code.Act = act.Id;
            act.TakeCode();
            audit.Write(null, "code.annulled", code.Id);
        }
        return unused.Count;
    }

    public static IQueryable<Invite> Unclaimed(BotDb db)
        => db.Invites.Where(invite => invite.State > InviteState.Joined && invite.AnnulledAt == null).OrderBy(invite => invite.Id).Take(Page);

    /// <summary>One act a night, whatever the number of pages.</summary>
    private async Task<AnnulmentAct> ActAsync(DateOnly date, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        if (await db.Acts.FirstOrDefaultAsync(act => act.Date == date, cancellationToken) is { } begun)
            return begun;
        var last = await db.Acts.MaxAsync(act => (int?)act.Number, cancellationToken) ?? 0;
        var made = new AnnulmentAct { Number = last + 1, Date = date, MadeAt = work.Now };
        db.Acts.Add(made);
        audit.Write(null, "act.made", made.Id, $"{made.Number}");
        return made;
    }
}
