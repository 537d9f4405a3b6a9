using BotHost.Configuration;
using BotHost.Persistence;
using BotHost.Telemetry;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Cli;

/// <summary>The bot's parts for one verb: nothing is started, nobody listens.</summary>
internal sealed class VerbHost : IAsyncDisposable
{
    /// <summary>How long a bot that is just stopping may still hold the database.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ServiceProvider _provider;
    private readonly ActiveLock _activeLock;

    private VerbHost(ServiceProvider provider, ActiveLock activeLock) => (_provider, _activeLock) = (provider, activeLock);

    public IServiceProvider Services => _provider;

    public static VerbHost Open(BotConfiguration configuration)
    {
        var options = configuration.Options.Database;
        DatabaseSetup.CreateFolder(options);
        var services = new ServiceCollection();
        // What a verb finds it prints; the log is for what it did not expect.
        services.AddLogging(logging => logging.AddConsoleLog(configuration.Root, configuration.IsDevelopment).AddFilter(null, LogLevel.Error));
        services.AddBot(configuration.Options, SchoolClock.For(configuration.Options.Clock));
        return new VerbHost(services.BuildServiceProvider(validateScopes: true), new ActiveLock(options));
    }

    /// <summary>Keeps a bot from being active on the database as long as this object lives.</summary>
    /// <exception cref="CommandFailedException">One is, or the database does not answer.</exception>
    public async Task LockAsync(CancellationToken cancellationToken)
    {
        if (!await UseAsync(db => db.Database.IsSqlite() ? Task.FromResult(true) : db.Database.CanConnectAsync(cancellationToken)))
            throw new CommandFailedException("The database does not answer, or there is none of that name.");
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waiting.CancelAfter(Patience);
        try
        {
            await _activeLock.AcquireAsync(waiting.Token);
        }
        catch (Exception ex) when (ex is DatabaseInUseException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new CommandFailedException("A bot is active on this database: stop it first.");
        }
    }

    /// <exception cref="CommandFailedException">The tables are older than this program, or there are none.</exception>
    public async Task RequireCurrentTablesAsync(CancellationToken cancellationToken)
    {
        if (!await HasCurrentTablesAsync(cancellationToken))
            throw new CommandFailedException("The tables are not up to date: run `migrate` first.");
    }

    public Task<bool> HasCurrentTablesAsync(CancellationToken cancellationToken)
        => UseAsync(async db => !IsMissingFile(db) && !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any());

    /// <exception cref="CommandFailedException">The database does not answer.</exception>
    public async Task<T> UseAsync<T>(Func<BotDb, Task<T>> use)
    {
        await using var scope = _provider.CreateAsyncScope();
        try
        {
            return await use(scope.ServiceProvider.GetRequiredService<BotDb>());
        }
        catch (Exception ex) when (Faults.IsOutage(ex))
        {
            throw new CommandFailedException($"The database does not answer ({ex.GetBaseException().GetType().Name}).");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _activeLock.DisposeAsync();
        await _provider.DisposeAsync();
    }

    // Merely asking would create the file.
    private static bool IsMissingFile(BotDb db)
        => db.Database.IsSqlite() && !File.Exists(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);
}
