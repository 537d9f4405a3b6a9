using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Movements;
using BotHost.Features.Privacy;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Years;

/// <summary>Ends a stay: its pupils leave, their invites and codes end, its class goes to the archive.</summary>
internal sealed class IntakeDesk(BotDb db, Work work, Outbox outbox, AuditLog audit, MovementDesk movements)
{
    public async Task EndAsync(Intake intake, Person by, CancellationToken cancellationToken)
    {
        intake.EndedAt = work.Now;
        var @class = await db.Classes.FirstAsync(row => row.Id == intake.Class, cancellationToken);
        var pupils = await db.Pupils.Where(row => row.Class == intake.Class && row.LeftAt == null).Select(row => row.Id).ToListAsync(cancellationToken);
        var count = await movements.LeaveAsync(pupils, by, cancellationToken);
        foreach (var assignment in await db.Homerooms.Where(row => row.Class == intake.Class && row.Until == null).ToListAsync(cancellationToken))
            assignment.End(work.Now);
        @class.ArchivedAt = work.Now;
        audit.Write(by, "intake.ended", intake.Id);
        if (by.CanBeWrittenTo)
            outbox.Tell(by, IntakeReplies.Ended(@class.Name, count));
    }
}

/// <summary>Stays whose last day is over.</summary>
internal sealed class IntakeJob(BotDb db, Work work, IntakeDesk desk) : ISchoolJob
{
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => db.Intakes.Where(row => row.EndedAt == null).MinAsync(row => (DateTimeOffset?)row.EndsAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        if (await db.Intakes.Where(row => row.EndedAt == null && row.EndsAt <= work.Now).OrderBy(row => row.EndsAt).FirstOrDefaultAsync(cancellationToken) is not { } intake)
            return false;
        await desk.EndAsync(intake, await db.People.FirstAsync(row => row.Id == intake.CreatedBy, cancellationToken), cancellationToken);
        return true;
    }
}
