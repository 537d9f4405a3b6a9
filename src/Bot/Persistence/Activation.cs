using System.Data;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Persistence;

/// <summary>The epoch with which this process is active.</summary>
internal sealed class ActiveEpoch
{
    private long _epoch;

    public long Value => Interlocked.Read(ref _epoch);

    public void Set(long epoch) => Interlocked.Exchange(ref _epoch, epoch);

    /// <summary>Called at the end of each transaction. The shared lock makes a process that takes over wait for this commit.</summary>
    /// <exception cref="NotActiveException">Another process took over.</exception>
    public async Task CheckAsync(BotDb db, CancellationToken cancellationToken)
    {
        if (!db.Database.IsNpgsql())
            return; // the lock on the SQLite file keeps others out
        // Two statements, so that the second sees what was committed while the first waited. An advisory lock leaves nothing to write on the disk.
        await using var command = db.Command("select pg_advisory_xact_lock_shared(@key); select epoch from active_processes where id = 1");
        command.Add("key", ActiveLock.EpochKey, DbType.Int64);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken) || reader.GetInt64(0) != Value)
            throw new NotActiveException();
    }
}
