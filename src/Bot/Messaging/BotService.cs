using BotHost.Configuration;
using BotHost.Features.People;
using BotHost.Persistence;
using BotHost.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Messaging;

/// <summary>The bot's life: become active, bring the tables up to date, take up what was left, then read and send until stopped.</summary>
internal sealed partial class BotService(
    ActiveLock activeLock, ActiveEpoch epoch, EntryIds ids, SchoolDirectory schools, SchoolRunners runners, Lanes lanes,
    UnitOfWork unitOfWork, BotOptions options, IServiceScopeFactory scopes, Pulse pulse, IHostApplicationLifetime lifetime, ILogger<BotService> logger) : BackgroundService
{
    private readonly TaskCompletionSource _activated = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when this process has become the active one.</summary>
    public Task Activated => _activated.Task;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Database.Provider == DatabaseProvider.Sqlite)
            await ActivateAsync(cancellationToken); // a second process on the same SQLite file fails here, before anything else starts
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (pulse.Role != ProcessRole.Active)
            await ActivateAsync(stoppingToken);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var work = Loops.RunAsync([lanes.RunAsync(stopping.Token), .. runners.All.Select(runner => runner.RunAsync(stopping.Token))]);
        var ended = await Task.WhenAny(work, activeLock.WatchAsync(epoch.Value, stopping.Token));
        if (stoppingToken.IsCancellationRequested)
            return;
        Log.LostActivity(logger, ended.Exception?.GetBaseException().GetType().Name ?? "lock lost");
        pulse.Role = ProcessRole.Standby;
        await stopping.CancelAsync();
        Environment.ExitCode = 1;
        lifetime.StopApplication(); // whatever restarts the process makes it a standby
    }

    private async Task ActivateAsync(CancellationToken cancellationToken)
    {
        pulse.Role = ProcessRole.Standby;
        for (var isDone = false; !isDone;)
        {
            await activeLock.AcquireAsync(cancellationToken);
            try
            {
                await TakeOverAsync(cancellationToken);
                isDone = true;
            }
            catch (Exception ex) when (options.Database.Provider == DatabaseProvider.PostgreSql && Faults.IsOutage(ex))
            {
                Log.DatabaseOut(logger, ex.GetType().Name);
                await activeLock.ReleaseAsync();
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
            }
        }
        pulse.Role = ProcessRole.Active;
        _activated.TrySetResult();
        Log.Active(logger, epoch.Value);
    }

    private async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<BotDb>();
            await db.Database.MigrateAsync(cancellationToken);
            epoch.Set(await ActiveLock.BeginEpochAsync(db, cancellationToken));
            await DatabaseSetup.ContinueIdsAsync(db, ids, cancellationToken);
        }
        foreach (var school in schools.All)
        {
            await unitOfWork.RunAsync<ConfiguredRoles>(school, (roles, ct) => roles.ApplyAsync(ct), cancellationToken);
            pulse.Serves(school.Key, isPolled: school.Source is not null);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Active, epoch {Epoch}.")]
        public static partial void Active(ILogger logger, long epoch);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Taking over waits: the database is out ({Fault}).")]
        public static partial void DatabaseOut(ILogger logger, string fault);

        [LoggerMessage(Level = LogLevel.Error, Message = "This process is no longer active ({Fault}) and stops.")]
        public static partial void LostActivity(ILogger logger, string fault);
    }
}
