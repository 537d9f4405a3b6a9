namespace BotHost.Messaging;

/// <summary>
/// Numbers inbox and outbox rows in the process that is active on the database, so that a row can be named by another before either is saved.
/// Only the active process writes such rows; it starts after the largest ids found.
/// </summary>
internal sealed class EntryIds
{
    private long _last;

    public void StartAfter(long last) => Interlocked.Exchange(ref _last, last);

    public long Next() => Interlocked.Increment(ref _last);
}
