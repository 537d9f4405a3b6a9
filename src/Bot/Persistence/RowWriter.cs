using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BotHost.Persistence;

/// <summary>
/// Plain SQL for many rows: all of them in one statement on PostgreSQL, where each statement is a journey; one prepared statement again and again on SQLite,
/// where there is no journey but each parameter is looked up among all of the command.
/// </summary>
internal static class RowWriter
{
    /// <param name="sql">Makes the statement out of what stands in its from clause for the rows, called <c>r</c>. Before <c>on conflict</c> there must be a where clause.</param>
    /// <param name="shared">Adds what is the same for all rows.</param>
    /// <param name="columns">Of one length each: texts, whole numbers, flags, times or Guids, or nulls among them.</param>
    /// <returns>What the statement returned, row by row: its first column, a number.</returns>
    public static Task<List<long>> WriteRowsAsync(
        this BotDb db, Func<string, string> sql, Action<DbCommand> shared, IReadOnlyList<(string Name, Array Values)> columns, CancellationToken cancellationToken)
        => db.Database.IsNpgsql() ? WriteTogetherAsync(db, sql, shared, columns, cancellationToken) : WriteInTurnAsync(db, sql, shared, columns, cancellationToken);

    private static async Task<List<long>> WriteTogetherAsync(
        BotDb db, Func<string, string> sql, Action<DbCommand> shared, IReadOnlyList<(string Name, Array Values)> columns, CancellationToken cancellationToken)
    {
        var names = columns.Select(column => column.Name).ToList();
        await using var command = db.Command(sql($"unnest({string.Join(", ", names.Select(name => "@" + name))}) as r({string.Join(", ", names)})"));
        shared(command);
        foreach (var (name, values) in columns)
            command.Parameters.Add(new NpgsqlParameter(name, values));
        List<long> returned = [];
        await ReadAsync(command, returned, cancellationToken);
        return returned;
    }

    private static async Task<List<long>> WriteInTurnAsync(
        BotDb db, Func<string, string> sql, Action<DbCommand> shared, IReadOnlyList<(string Name, Array Values)> columns, CancellationToken cancellationToken)
    {
        await using var command = db.Command(sql($"(select {string.Join(", ", columns.Select(column => $"@{column.Name} as {column.Name}"))}) as r"));
        shared(command);
        var first = command.Parameters.Count;
        foreach (var (name, _) in columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        List<long> returned = [];
        for (var row = 0; row < columns[0].Values.Length; row++)
        {
            for (var i = 0; i < columns.Count; i++)
                command.Parameters[first + i].Value = Stored(columns[i].Values.GetValue(row));
            await ReadAsync(command, returned, cancellationToken);
        }
        return returned;
    }

    private static async Task ReadAsync(DbCommand command, List<long> returned, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            returned.Add(reader.GetInt64(0));
    }

    /// <summary>As SQLite's columns store it; what is left alone its client stores as the model does.</summary>
    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        _ => value,
    };
}
