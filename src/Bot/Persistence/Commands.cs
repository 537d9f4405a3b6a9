using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

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
}
