using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BotHost.Persistence;

/// <summary>Tells a conflict (start over) and an outage (wait) from a defect.</summary>
internal static class Faults
{
    private const string IdleInTransactionTimeout = "25P03";

    /// <summary>Someone else changed or added the same row meanwhile.</summary>
    public static bool IsConflict(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: { } inner } => IsConflict(inner),
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } => true, // a unique index, a primary key
        _ => false,
    };

    /// <summary>The database cannot be reached or is not able to work now.</summary>
    public static bool IsOutage(Exception exception) => exception switch
    {
        PostgresException postgres => !IsConflict(postgres) && (postgres.IsTransient || IsServerGone(postgres.SqlState)),
        NpgsqlException or ConnectionLostException => true,
        SqliteException { SqliteErrorCode: 5 or 6 or 10 or 13 or 14 } => true, // busy, locked, I/O, full, cannot open
        { InnerException: { } inner } => IsOutage(inner),
        _ => false,
    };

    /// <summary>
    /// The server ended the session: it stops or restarts, someone terminated the connection, or this process stood still in a transaction for too long.
    /// Npgsql calls none of these transient.
    /// </summary>
    private static bool IsServerGone(string sqlState)
        => sqlState.StartsWith("57P", StringComparison.Ordinal) || sqlState == IdleInTransactionTimeout;
}

/// <summary>Another process took the database over: this one must not write any more.</summary>
public sealed class NotActiveException() : Exception("Another process has become active on this database.");

/// <summary>The server went away in the middle of a transaction, and what noticed it first could say only that there is no transaction any more.</summary>
internal sealed class ConnectionLostException(Exception inner) : Exception("The database has gone away in the middle of a transaction.", inner);
