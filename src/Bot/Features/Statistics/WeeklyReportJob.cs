using BotHost.Domain.People;
using BotHost.Domain.Schools;
using BotHost.Domain.Statistics;
using BotHost.Features.People;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Statistics;

/// <summary>The week in numbers, to the head on Fridays: once, by a row that is saved with the message; a Friday spent in downtime is made up for.</summary>
internal sealed class WeeklyReportJob(BotDb db, Work work, DailyRuns runs, Rights rights, Outbox outbox, StatisticsReader reader) : ISchoolJob
{
    public const string Name = "weekly-report";
    private static readonly TimeOnly At = new(16, 0);

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var friday = LatestFriday();
        return TimeOn((await OwedAsync(friday, cancellationToken)).Count > 0 ? friday : friday.AddDays(7));
    }

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var friday = LatestFriday();
        var owed = await OwedAsync(friday, cancellationToken);
        if (owed.Count == 0)
            return false;
        runs.MarkDone(Name, friday);
        var facts = await reader.ReadAsync(StatisticsPeriod.Of("week", friday)!, cancellationToken);
        foreach (var head in owed)
            outbox.Tell(head, StatisticsReplies.Weekly(facts));
        return false;
    }

    /// <summary>The last Friday whose hour has come.</summary>
    private DateOnly LatestFriday()
    {
        var today = SchoolTime.DateOf(work.Now, work.School.Zone);
        var friday = today.AddDays(-(((int)today.DayOfWeek + 7 - (int)DayOfWeek.Friday) % 7));
        return TimeOn(friday) <= work.Now ? friday : friday.AddDays(-7);
    }

    private DateTimeOffset TimeOn(DateOnly date) => SchoolTime.At(date, At, work.School.Zone);

    /// <summary>Heads who were here before it was due and can be written to; nobody once it has gone out.</summary>
    private async Task<List<Person>> OwedAsync(DateOnly friday, CancellationToken cancellationToken)
        => await db.JobRuns.AnyAsync(run => run.Job == Name && run.Date == friday, cancellationToken)
            ? []
            : [.. (await rights.HeadsAsync(cancellationToken)).Where(head => head.CanBeWrittenTo && !head.IsFrozen && head.FirstSeenAt < TimeOn(friday))];
}
