using System.Data.Common;
using System.Globalization;
using BotHost.Tests.Databases;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BotHost.EndToEnd.Tests;

public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>A bot's database, looked at from outside.</summary>
internal sealed class StoredRows(DatabaseKind kind, string connectionString)
{
    public DatabaseKind Kind => kind;
    public string ConnectionString => connectionString;

    /// <param name="folder">For the SQLite file.</param>
    public static async Task<StoredRows> CreateAsync(DatabaseKind kind, string folder, CancellationToken cancellationToken)
        => new(kind, kind == DatabaseKind.Sqlite ? $"Data Source={Path.Combine(folder, "bot.db")}" : await PostgresServer.CreateDatabaseAsync(cancellationToken));

    public DbConnection Connect() => kind == DatabaseKind.Sqlite
        ? new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString)
        : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);

    public async Task<long> CountAsync(string table, string condition, CancellationToken cancellationToken)
        => Convert.ToInt64(await ScalarAsync($"select count(*) from {table} where {condition}", cancellationToken), CultureInfo.InvariantCulture);

    public async Task<object?> ScalarAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = Connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>How many rows there are in each state, and the first that are not through, for a failure.</summary>
    public async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return $"""
                Inbox: {string.Join(", ", await LinesAsync("select state, count(*) from inbox group by state order by state", cancellationToken))}
                Outbox: {string.Join(", ", await LinesAsync("select state, count(*) from outbox group by state order by state", cancellationToken))}
                Not sent (to, kind, state, tries, code): {string.Join("; ", await LinesAsync("select conversation, kind, state, attempts, code from outbox where state <> 2 order by id limit 5", cancellationToken))}
                """;
        }
        catch (DbException fault)
        {
            return $"The database does not answer: {fault.GetType().Name}.";
        }
    }

    /// <summary>Nobody else commits until it is disposed of: what a bot does now stands between the messenger's answer and the commit.</summary>
    public async Task<IAsyncDisposable> HoldCommitsAsync(CancellationToken cancellationToken)
    {
        var connection = Connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = kind == DatabaseKind.Sqlite ? "begin immediate" : "begin; lock table outbox in exclusive mode";
        await command.ExecuteNonQueryAsync(cancellationToken);
        return connection; // closing it rolls back
    }

    private async Task<List<string>> LinesAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = Connect();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        List<string> lines = [];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            lines.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column))));
        return lines;
    }
}
