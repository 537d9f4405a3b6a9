using BotHost.Configuration;
using BotHost.Messaging;
using BotHost.Persistence;
using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.States;
using Hangfire.Storage;
using Npgsql;

namespace BotHost.Jobs;

/// <summary>
/// Hangfire, begun when the process has become active: PostgreSQL's storage is reached in its constructor and must not hold up the start.
/// In the embedded default its storage is memory: nothing is lost with it, since what is due stands in our tables.
/// </summary>
internal sealed partial class JobServer(BotService bot, BotOptions options, IServiceProvider services, ILogger<JobServer> logger) : BackgroundService
{
    /// <summary>
    /// A process that is killed leaves its locks in the tables, and nobody but the one active process takes any. Shorter than the 15 s for which Hangfire
    /// waits for one.
    /// </summary>
    private static readonly TimeSpan LocksOutliveTheirProcess = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource<JobStorage> _storage = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>For the dashboard; completes when the server runs.</summary>
    public Task<JobStorage> Storage => _storage.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await bot.Activated.WaitAsync(stoppingToken);
        var storage = await OpenAsync(stoppingToken);
        var serverOptions = new BackgroundJobServerOptions
        {
            Activator = new Hangfire.AspNetCore.AspNetCoreJobActivator(services.GetRequiredService<IServiceScopeFactory>()),
            FilterProvider = new JobFilterProviderCollection(Filters()),
            SchedulePollingInterval = options.Clock.SweepInterval < TimeSpan.FromSeconds(15) ? options.Clock.SweepInterval : TimeSpan.FromSeconds(15),
            WorkerCount = 4,
            ServerName = "bothost",
        };
        using var server = new BackgroundJobServer(serverOptions, storage);
        _storage.TrySetResult(storage);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        server.SendStop();
        await server.WaitForShutdownAsync(CancellationToken.None);
    }

    private async Task<JobStorage> OpenAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await Task.Run(Open, cancellationToken);
            }
            catch (Exception ex) when (Faults.IsOutage(ex))
            {
                Log.DatabaseOut(logger, ex.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
            }
        }
    }

    private JobStorage Open()
    {
        var storage = CreateStorage();
        var recurring = new RecurringJobManager(storage);
        foreach (var schedule in Schedules.All)
            recurring.AddOrUpdate<JobRunner>(schedule.Name, runner => runner.RunAsync(schedule.Name, CancellationToken.None), Cron(options.Clock.SweepInterval));
        RemoveForgotten(storage, recurring);
        return storage;
    }

    private JobStorage CreateStorage() => options.Database.Provider == DatabaseProvider.PostgreSql
        ? new PostgreSqlStorage(
            new DataSourceConnections(services.GetRequiredService<NpgsqlDataSource>()),
            new PostgreSqlStorageOptions
            {
                // Fixed timeouts start a long job twice; a sliding one does not.
                UseSlidingInvisibilityTimeout = true,
                InvisibilityTimeout = TimeSpan.FromMinutes(1),
                QueuePollInterval = TimeSpan.FromSeconds(1),
                DistributedLockTimeout = LocksOutliveTheirProcess,
                PrepareSchemaIfNecessary = true,
            })
        : new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromMinutes(15) });

    private static string Cron(TimeSpan interval)
        => interval < TimeSpan.FromMinutes(1) ? $"*/{(int)interval.TotalSeconds} * * * * *" : $"*/{Math.Clamp((int)interval.TotalMinutes, 1, 59)} * * * *";

    private static void RemoveForgotten(JobStorage storage, RecurringJobManager recurring)
    {
        using var connection = storage.GetConnection();
        foreach (var job in connection.GetRecurringJobs().Where(job => Schedules.All.All(schedule => schedule.Name != job.Id)))
            recurring.RemoveIfExists(job.Id);
    }

    /// <summary>No retries of a sweep: the next sweep is the retry. Finished sweeps are forgotten within the hour.</summary>
    private static JobFilterCollection Filters()
    {
        var filters = new JobFilterCollection();
        filters.Add(new AutomaticRetryAttribute { Attempts = 0 });
        filters.Add(new ShortMemory());
        return filters;
    }

    private sealed class ShortMemory : JobFilterAttribute, IApplyStateFilter
    {
        public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction) => context.JobExpirationTimeout = TimeSpan.FromHours(1);

        public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction) => context.JobExpirationTimeout = TimeSpan.FromHours(1);
    }

    private sealed class DataSourceConnections(NpgsqlDataSource source) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => source.CreateConnection();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The schedules wait: the database is out ({Fault}).")]
        public static partial void DatabaseOut(ILogger logger, string fault);
    }
}
