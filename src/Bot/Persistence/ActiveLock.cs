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
    private static readonly TimeSpan _retry = TimeSpan.FromSeconds(1);
    private NpgsqlConnection? _connection;
    private FileStream? _file;

    public bool IsHeld => _file is not null || _connection is { State: System.Data.ConnectionState.Open };

    /// <summary>Waits until this process may be the active one.</summary>
    /// <exception cref="DatabaseInUseException">Another process has this SQLite file.</exception>
    public async Task AcquireAsync(CancellationToken cancellationToken)
    {
        if (options.Provider == DatabaseProvider.Sqlite)
            LockFile();
        else
            await LockDatabaseAsync(cancellationToken);
    }

    /// <summary>Completes when the lock is lost: the process must not act any more.</summary>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, cancellationToken);
            if (_connection is null)
                continue;
            try
            {
                await using var command = new NpgsqlCommand("select 1", _connection);
                await command.ExecuteScalarAsync(cancellationToken);
            }
            catch (NpgsqlException)
            {
                return; // the connection is gone, and the lock with it
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _file?.Dispose();
    }

    private void LockFile()
    {
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
        var connectionString = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, KeepAlive = 5, TcpKeepAlive = true }.ConnectionString;
        while (true)
        {
            try
            {
                var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(cancellationToken);
                await using var command = new NpgsqlCommand("select pg_try_advisory_lock(@key)", connection);
                command.Parameters.AddWithValue("key", LockKey);
                if (await command.ExecuteScalarAsync(cancellationToken) is true)
                {
                    _connection = connection;
                    return;
                }
                await connection.DisposeAsync();
            }
            catch (NpgsqlException)
            {
                // The server is not up yet, or restarts: the standby goes on waiting.
            }
            await Task.Delay(_retry, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Begins a new epoch: whoever was active before can commit nothing from here on.</summary>
    public static async Task<long> BeginEpochAsync(BotDb db, CancellationToken cancellationToken)
    {
        var row = await db.ActiveProcesses.SingleOrDefaultAsync(cancellationToken);
        if (row is null)
            db.ActiveProcesses.Add(row = new ActiveProcess { Epoch = 0 });
        row.Epoch++;
        await db.SaveChangesAsync(cancellationToken);
        return row.Epoch;
    }
}

/// <summary>Another process is active on this SQLite file.</summary>
internal sealed class DatabaseInUseException() : Exception("Another bot already runs on this database.");
