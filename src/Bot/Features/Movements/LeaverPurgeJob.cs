using BotHost.Configuration;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Movements;

/// <summary>
/// Retention:Leavers after a pupil left, name, hashes and links go: in the register the leaver is a number from then on.
/// Three days before, the register is offered for the school's file.
/// </summary>
internal sealed class LeaverPurgeJob(BotDb db, Work work, DailyRuns runs, BotOptions options, Outbox outbox, AuditLog audit, Rights rights) : ISchoolJob
{
    public const string Name = "leavers";

    private const int PageSize = 50;
    private static readonly TimeOnly _at = new(8, 30); // a message goes out first: not in quiet hours
    private static readonly TimeSpan _notice = TimeSpan.FromDays(3);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => runs.NextAsync(Name, _at, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        if (await runs.DueAsync(Name, _at, cancellationToken) is not { } date)
            return false;
        var until = work.Now - options.Retention.Leavers;
        var due = await Leavers().Where(it => it.Movement.AppliedAt <= until).OrderBy(it => it.Movement.Number).Take(PageSize).ToListAsync(cancellationToken);
        foreach (var it in due)
            await ForgetAsync(it.Pupil, it.Movement, cancellationToken);
        if (due.Count == PageSize)
            return true;
        await OfferAsync(until, cancellationToken);
        runs.MarkDone(Name, date);
        return false;
    }

    private async Task OfferAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        var (from, to) = (until + _notice - TimeSpan.FromDays(1), until + _notice);
        var soon = await Leavers().CountAsync(it => it.Movement.AppliedAt > from && it.Movement.AppliedAt <= to, cancellationToken);
        if (soon == 0)
            return;
        foreach (var administrator in (await rights.AdministratorsAsync(cancellationToken)).Where(it => it.CanBeWrittenTo))
            outbox.Tell(administrator, MovementReplies.LeaversSoon(soon, _notice, Domain.Schools.SchoolTime.DateOf(work.Now, work.School.Zone)));
    }

    private async Task ForgetAsync(Pupil pupil, Movement last, CancellationToken cancellationToken)
    {
        var name = MovementReplies.Leaver(last.Number);
        (pupil.ShortName, pupil.SurnameHash, pupil.NameHash, pupil.Account) = (name, "", "", null);
        foreach (var line in await db.Movements.Where(row => row.Pupil == pupil.Id).ToListAsync(cancellationToken))
            line.Name = name;
        db.Guardianships.RemoveRange(await db.Guardianships.Where(row => row.Pupil == pupil.Id).ToListAsync(cancellationToken));
        db.AdultBlocks.RemoveRange(await db.AdultBlocks.Where(row => row.Pupil == pupil.Id).ToListAsync(cancellationToken));
        db.AccessCodes.RemoveRange(await db.AccessCodes.Where(row => row.Subject == pupil.Id.Value).ToListAsync(cancellationToken));
        audit.Write(null, "pupil.destroyed", pupil.Id, "retention of leavers");
    }

    /// <summary>Pupils who are gone and whose name is still known, each with the line by which they left.</summary>
    private IQueryable<Leaver> Leavers()
        => from pupil in db.Pupils
           join movement in db.Movements on pupil.Id equals movement.Pupil
           where pupil.LeftAt != null && pupil.NameHash != "" && movement.Kind == MovementKind.Left && movement.AppliedAt != null && movement.CancelledAt == null
               && !db.Movements.Any(later => later.Pupil == pupil.Id && later.Kind == MovementKind.Left && later.CancelledAt == null && later.Number > movement.Number)
           select new Leaver { Pupil = pupil, Movement = movement };

    private sealed class Leaver
    {
        public required Pupil Pupil { get; init; }
        public required Movement Movement { get; init; }
    }
}
