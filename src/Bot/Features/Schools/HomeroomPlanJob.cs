using BotHost.Domain.Roster;
using BotHost.Domain.Verification;
using BotHost.Features.Verification;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Schools;

/// <summary>Classes whose new teacher begins today.</summary>
internal sealed class HomeroomPlanJob(BotDb db, Work work, Outbox outbox, HomeroomDesk homerooms) : ISchoolJob
{
    private const int PageSize = 20;

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => db.HomeroomPlans.Where(row => row.DoneAt == null).MinAsync(row => (DateTimeOffset?)row.From, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await db.HomeroomPlans.Where(row => row.DoneAt == null && row.From <= work.Now).OrderBy(row => row.From).Take(PageSize).ToListAsync(cancellationToken);
        foreach (var plan in due)
            await AppointAsync(plan, cancellationToken);
        return due.Count == PageSize;
    }

    private async Task AppointAsync(HomeroomPlan plan, CancellationToken cancellationToken)
    {
        plan.DoneAt = work.Now;
        var by = await db.People.FirstAsync(person => person.Id == plan.PlannedBy, cancellationToken);
        var @class = await db.Classes.FirstAsync(row => row.Id == plan.Class, cancellationToken);
        var teacher = await db.Staff.FirstOrDefaultAsync(row => row.Id == plan.Teacher && row.DismissedAt == null, cancellationToken);
        if (@class.IsLive && teacher is not null)
            await homerooms.AppointAsync(@class, teacher, HomeroomWish.Replace, by, isTold: false, cancellationToken);
        if (by.CanBeWrittenTo)
            outbox.Tell(by, @class.IsLive && teacher is not null ? HandOverReplies.CameTrue(@class.Name, teacher) : HandOverReplies.Impossible(@class.Name));
    }
}
