using System.Buffers;
using System.Data;
using System.Data.Common;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace BotHost.Persistence;

/// <summary>Plain SQL on the context's connection and transaction, for the few statements where rows come by the hundred.</summary>
internal static class Commands
{
    public static DbCommand Command(this BotDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        return command;
    }

    public static void Add(this DbCommand command, string name, object? value, DbType type)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = type;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    /// <summary>
    /// Rows to select from, as <c>r</c>: arrays on PostgreSQL, one JSON text on SQLite. A parameter for each value would make a long text to parse anew for
    /// each number of rows, and SQLite looks every parameter up by its name among all the others.
    /// </summary>
    /// <param name="columns">Each a <c>long[]</c> or a <c>string?[]</c>, all of one length.</param>
    /// <returns>What stands in the from clause. SQLite wants a where clause behind it before <c>on conflict</c>.</returns>
    public static string AddRows(this DbCommand command, BotDb db, params ReadOnlySpan<(string Name, Array Values)> columns)
    {
        var parts = new List<string>(columns.Length);
        foreach (var (name, values) in columns)
        {
            parts.Add(db.Database.IsNpgsql() ? "@" + name : $"value ->> {parts.Count} as {name}");
            if (db.Database.IsNpgsql())
                command.Parameters.Add(new NpgsqlParameter(name, values));
        }
        if (db.Database.IsNpgsql())
            return $"unnest({string.Join(", ", parts)}) as r({string.Join(", ", parts.Select(part => part[1..]))})";
        command.Add("rows", Json(columns), DbType.String);
        return $"(select {string.Join(", ", parts)} from json_each(@rows)) as r";
    }

    /// <summary>A time as the column stores it.</summary>
    public static void AddTime(this DbCommand command, string name, DateTimeOffset? time, BotDb db)
    {
        if (db.Database.IsNpgsql())
            command.Add(name, time?.ToUniversalTime(), DbType.DateTimeOffset);
        else
            command.Add(name, time?.ToUnixTimeMilliseconds(), DbType.Int64);
    }

    public static DateTimeOffset GetTime(this DbDataReader reader, int column)
        => reader.GetFieldType(column) == typeof(long)
            ? DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column))
            : reader.GetFieldValue<DateTimeOffset>(column);

    private static string Json(ReadOnlySpan<(string Name, Array Values)> columns)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            for (var row = 0; row < columns[0].Values.Length; row++)
            {
                writer.WriteStartArray();
                foreach (var (_, values) in columns)
                {
                    if (values is long[] numbers)
                        writer.WriteNumberValue(numbers[row]);
                    else
                        writer.WriteStringValue(((string?[])values)[row]);
                }
                writer.WriteEndArray();
            }
            writer.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
