using System.Collections.Concurrent;
using System.Diagnostics;
using BotHost.Domain;
using BotHost.Messaging;
using BotHost.Telemetry;

namespace BotHost.Jobs;

/// <summary>Runs the schedules' jobs, school by school. Hangfire calls it, and so does the virtual clock.</summary>
internal sealed partial class JobRunner(SchoolDirectory schools, SchoolRunners runners, UnitOfWork unitOfWork, TimeProvider schoolClock, ILogger<JobRunner> logger)
{
    private readonly ConcurrentDictionary<(string Job, SchoolKey School), SemaphoreSlim> _running = [];

    /// <summary>Hangfire's door. A school whose backlog is still being read is left to the next sweep: what happened is judged before what is due.</summary>
    public async Task RunAsync(string name, CancellationToken cancellationToken)
    {
        var schedule = Schedules.All.First(it => it.Name == name);
        foreach (var school in schools.All.Where(runners.IsCaughtUp))
            await RunAsync(schedule, school, cancellationToken);
    }

    /// <summary>Works off what is due now. Where the same job of the same school runs already, it is left to that run.</summary>
    public async Task RunAsync(Schedule schedule, SchoolContext school, CancellationToken cancellationToken)
    {
        var running = _running.GetOrAdd((schedule.Name, school.Key), _ => new SemaphoreSlim(1, 1));
        if (!await running.WaitAsync(TimeSpan.Zero, cancellationToken))
            return;
        var began = Stopwatch.GetTimestamp();
        using var span = BotMetrics.Span(schedule.Name, school.Key);
        try
        {
            var next = await NextDueAsync(schedule, school, cancellationToken);
            for (var more = next <= schoolClock.GetUtcNow(); more;)
                more = await RunPageAsync(schedule, school, cancellationToken);
            BotMetrics.JobRan(schedule.Name, "done", Stopwatch.GetElapsedTime(began));
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            BotMetrics.JobRan(schedule.Name, "failed", Stopwatch.GetElapsedTime(began));
            Log.Failed(logger, schedule.Name, school.Key.Value, ex.GetType().Name, ex.TargetSite?.DeclaringType?.FullName ?? "");
            throw; // Hangfire shows it and the next sweep tries again
        }
        finally
        {
            running.Release();
        }
    }

    /// <summary>What is due when, of all schedules, in one look.</summary>
    public Task<Dictionary<Schedule, DateTimeOffset?>> DuesAsync(SchoolContext school, CancellationToken cancellationToken)
        => unitOfWork.ReadAsync(school, async (scope, ct) =>
        {
            Dictionary<Schedule, DateTimeOffset?> dues = [];
            foreach (var schedule in Schedules.All)
                dues.Add(schedule, await Job(scope, schedule).NextDueAsync(ct));
            return dues;
        }, cancellationToken);

    public Task<DateTimeOffset?> NextDueAsync(Schedule schedule, SchoolContext school, CancellationToken cancellationToken)
        => unitOfWork.ReadAsync(school, (scope, ct) => Job(scope, schedule).NextDueAsync(ct), cancellationToken);

    private Task<bool> RunPageAsync(Schedule schedule, SchoolContext school, CancellationToken cancellationToken)
        => schedule.Job.IsAssignableTo(typeof(IAskingJob))
            ? unitOfWork.ReadAsync(school, (scope, ct) => Job(scope, schedule).RunPageAsync(ct), cancellationToken)
            : unitOfWork.RunAsync(school, (scope, ct) => Job(scope, schedule).RunPageAsync(ct), cancellationToken);

    private static ISchoolJob Job(IServiceProvider scope, Schedule schedule) => (ISchoolJob)scope.GetRequiredService(schedule.Job);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} of school {School} failed: {Fault} in {Where}.")]
        public static partial void Failed(ILogger logger, string job, string school, string fault, string where);
    }
}
