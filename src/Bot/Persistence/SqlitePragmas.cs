using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace BotHost.Persistence;

/// <summary>
/// WAL for readers beside the writer, FULL so that what was accepted survives a power loss. Rarer checkpoints and a larger cache (16 MB each) write and read
/// pages less often that change again and again.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = """
        pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 10000;
        pragma wal_autocheckpoint = 4000; pragma cache_size = -16000;
        """;

    // Opening a connection mostly takes one out of the pool, which keeps what was set on it.
    private readonly ConditionalWeakTable<sqlite3, object> _set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (connection is not SqliteConnection { Handle: { } handle } || !_set.TryAdd(handle, this))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData); // SQLite's asynchronous methods do not yield
        return Task.CompletedTask;
    }
}
