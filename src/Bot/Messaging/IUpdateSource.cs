namespace BotHost.Messaging;

/// <summary>Where a school's updates come from when the bot asks for them.</summary>
public interface IUpdateSource
{
    /// <summary>Reads on from a cursor, without end. The next batch is asked for only after the consumer took this one, so it can store batch and cursor first.</summary>
    /// <param name="cursor">What the last stored batch named; null to begin with what comes next.</param>
    IAsyncEnumerable<UpdateBatch> ReadAsync(string? cursor, CancellationToken cancellationToken);
}

/// <param name="HistoryLost">The messenger no longer has some of what happened since the last cursor.</param>
/// <param name="IsBacklogRead">The messenger had nothing more at hand when it answered.</param>
public sealed record UpdateBatch(IReadOnlyList<IncomingUpdate> Updates, string Cursor, bool HistoryLost, bool IsBacklogRead);
