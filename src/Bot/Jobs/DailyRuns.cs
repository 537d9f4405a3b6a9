using BotHost.Domain.Schools;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Jobs;

/// <summary>Once a local day: a row that is saved with the day's work says that it was done. After downtime the last missed day is made up for, once.</summary>
internal sealed class DailyRuns(BotDb db, Work work)
{
    /// <returns>The local date whose run is due at that time of day and not done; null for none.</returns>
    public async Task<DateOnly?> DueAsync(string job, TimeOnly at, CancellationToken cancellationToken)
    {
        var today = SchoolTime.DateOf(work.Now, work.School.Zone);
        var due = work.Now >= SchoolTime.At(today, at, work.School.Zone) ? today : today.AddDays(-1);
        var last = await LastAsync(job, cancellationToken);
        if (last is null && due < today)
            return null; // a new school owes nothing for the days before it began
        return last is null || last < due ? due : null;
    }

    public async Task<DateTimeOffset?> NextAsync(string job, TimeOnly at, CancellationToken cancellationToken)
    {
        if (await DueAsync(job, at, cancellationToken) is { } due)
            return SchoolTime.At(due, at, work.School.Zone);
        var today = SchoolTime.DateOf(work.Now, work.School.Zone);
        var todayAt = SchoolTime.At(today, at, work.School.Zone);
        return work.Now < todayAt ? todayAt : SchoolTime.At(today.AddDays(1), at, work.School.Zone);
    }

    public void MarkDone(string job, DateOnly date) => db.JobRuns.Add(new JobRun { Job = job, Date = date, RanAt = work.Now });

    private Task<DateOnly?> LastAsync(string job, CancellationToken cancellationToken)
        => db.JobRuns.Where(run => run.Job == job).MaxAsync(run => (DateOnly?)run.Date, cancellationToken);
}
