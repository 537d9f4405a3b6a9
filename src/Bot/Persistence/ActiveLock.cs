using BotHost.Configuration;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BotHost.Persistence;

/// <summary>
/// One active process per database. PostgreSQL: an advisory lock on an own, unpooled, keep-alive connection; others wait and take over in seconds.
/// SQLite: a locked file beside the database; a second process fails at start.
/// </summary>
internal sealed class ActiveLock(DatabaseOptions options) : IAsyncDisposable
{
    private const long LockKey = 0x426F74486F7374; // "BotHost"

    /// <summary>Shared by every commit of the active process, exclusive while an epoch begins.</summary>
    public const long EpochKey = LockKey + 1;

    private static readonly TimeSpan _retry = TimeSpan.FromSeconds(1);
    private NpgsqlConnection? _connection;
    private FileStream? _file;

    public bool IsHeld => _file is not null || _connection is { State: System.Data.ConnectionState.Open };

    /// <summary>Waits until this process may be the active one.</summary>
    /// <exception cref="DatabaseInUseException">Another process has this SQLite file.</exception>
    public async Task AcquireAsync(CancellationToken cancellationToken)
    {
        LockFile();
        if (options.Provider != DatabaseProvider.Sqlite)
            await LockDatabaseAsync(cancellationToken);
    }

    /// <summary>Completes when another process is active: this one must not act any more. A database that is gone for a while is waited for.</summary>
    /// <param name="epoch">With which this process is active.</param>
    public async Task WatchAsync(long epoch, CancellationToken cancellationToken)
    {
        var isActive = true;
        while (isActive)
        {
            await Task.Delay(_retry, TimeProvider.System, cancellationToken);
            try
            {
                // With the connection the lock is gone. Until it is held again nobody can commit in another's stead: each commit checks the epoch.
                isActive = options.Provider == DatabaseProvider.Sqlite
                    || (_connection is not null || await TryLockDatabaseAsync(cancellationToken)) && await ReadEpochAsync(cancellationToken) == epoch;
            }
            catch (Exception ex) when (ex is NpgsqlException || _connection is { State: not System.Data.ConnectionState.Open })
            {
                await ReleaseAsync(); // the keep-alive may have noticed first; then the command says only that the connection is not open
            }
        }
    }

    /// <summary>Lets another process be active.</summary>
    public async ValueTask ReleaseAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _connection = null;
    }

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync();
        _file?.Dispose();
    }

    /// <summary>At once, and nothing to do on PostgreSQL or when it is held already.</summary>
    /// <exception cref="DatabaseInUseException">Another process has this SQLite file.</exception>
    public void LockFile()
    {
        if (options.Provider != DatabaseProvider.Sqlite || _file is not null)
            return;
        var database = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
        if (database is "" or ":memory:")
            return;
        try
        {
            _file = new FileStream(database + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new DatabaseInUseException();
        }
    }

    private async Task LockDatabaseAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (await TryLockDatabaseAsync(cancellationToken))
                    return;
            }
            catch (NpgsqlException)
            {
                // The server is not up yet, or restarts: the standby goes on waiting.
            }
            await Task.Delay(_retry, TimeProvider.System, cancellationToken);
        }
    }

    private async Task<bool> TryLockDatabaseAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, KeepAlive = 5, TcpKeepAlive = true }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("select pg_try_advisory_lock(@key)", connection);
            command.Parameters.AddWithValue("key", LockKey);
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
                _connection = connection;
        }
        finally
        {
            if (_connection != connection)
                await connection.DisposeAsync();
        }
        return _connection == connection;
    }

    private async Task<long?> ReadEpochAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select epoch from active_processes where id = 1", _connection);
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Begins a new epoch: whoever was active before can commit nothing from here on.</summary>
    public static async Task<long> BeginEpochAsync(BotDb db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({EpochKey})", cancellationToken);
        var row = await db.ActiveProcesses.SingleOrDefaultAsync(cancellationToken);
        if (row is null)
            db.ActiveProcesses.Add(row = new ActiveProcess { Epoch = 0 });
        row.Epoch++;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return row.Epoch;
    }
}

/// <summary>Another process is active on this SQLite file.</summary>
internal sealed class DatabaseInUseException() : Exception("Another bot already runs on this database.");
