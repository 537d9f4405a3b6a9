using BotHost.Configuration;
using BotHost.Features.People;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Messaging;

/// <summary>The bot's life: become active, bring the tables up to date, take up what was left, then read and send until stopped.</summary>
internal sealed partial class BotService(
    ActiveLock activeLock, ActiveEpoch epoch, EntryIds ids, SchoolDirectory schools, SchoolRunners runners, Lanes lanes, OutboxRecovery recovery,
    UnitOfWork unitOfWork, BotOptions options, IServiceScopeFactory scopes, BotState state, IHostApplicationLifetime lifetime, ILogger<BotService> logger) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Database.Provider == DatabaseProvider.Sqlite)
            await ActivateAsync(cancellationToken); // a second process on the same SQLite file fails here, before anything else starts
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!state.IsActive)
            await ActivateAsync(stoppingToken);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var work = Task.WhenAll([lanes.RunAsync(stopping.Token), .. runners.All.Select(runner => runner.RunAsync(stopping.Token))]);
        var ended = await Task.WhenAny(work, activeLock.WatchAsync(stopping.Token));
        if (stoppingToken.IsCancellationRequested)
            return;
        Log.LostActivity(logger, ended.Exception?.GetBaseException().GetType().Name ?? "lock lost");
        state.IsActive = false;
        await stopping.CancelAsync();
        Environment.ExitCode = 1;
        lifetime.StopApplication(); // whatever restarts the process makes it a standby
    }

    private async Task ActivateAsync(CancellationToken cancellationToken)
    {
        await activeLock.AcquireAsync(cancellationToken);
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
            await recovery.RunAsync(school, cancellationToken);
        }
        state.IsActive = true;
        Log.Active(logger, epoch.Value);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Active, epoch {Epoch}.")]
        public static partial void Active(ILogger logger, long epoch);

        [LoggerMessage(Level = LogLevel.Error, Message = "This process is no longer active ({Fault}) and stops.")]
        public static partial void LostActivity(ILogger logger, string fault);
    }
}

/// <summary>What health checks ask.</summary>
internal sealed class BotState
{
    private volatile bool _isActive;

    /// <summary>False while another process is active on the database.</summary>
    public bool IsActive
    {
        get => _isActive;
        set => _isActive = value;
    }
}
