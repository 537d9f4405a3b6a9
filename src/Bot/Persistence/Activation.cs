using Microsoft.EntityFrameworkCore;

namespace BotHost.Persistence;

/// <summary>The epoch with which this process is active.</summary>
internal sealed class ActiveEpoch
{
    private long _epoch;

    public long Value => Interlocked.Read(ref _epoch);

    public void Set(long epoch) => Interlocked.Exchange(ref _epoch, epoch);

    /// <summary>Called at the end of each transaction. The share lock makes a process that takes over wait for this commit.</summary>
    /// <exception cref="NotActiveException">Another process took over.</exception>
    public async Task CheckAsync(BotDb db, CancellationToken cancellationToken)
    {
        if (!db.Database.IsNpgsql())
            return; // the lock on the SQLite file keeps others out
        await using var command = db.Command("select epoch from active_processes where id = 1 for share");
        var epoch = (long?)await command.ExecuteScalarAsync(cancellationToken);
        if (epoch != Value)
            throw new NotActiveException();
    }
}
