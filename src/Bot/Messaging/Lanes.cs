using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using BotHost.Persistence;
using BotHost.Telemetry;

namespace BotHost.Messaging;

/// <summary>
/// Workers that own conversations by hash: a conversation strictly in order, conversations in parallel. Under load a lane drains what waits,
/// up to 200 updates of one school, in one transaction; if one of them fails, they are taken back and played one by one.
/// </summary>
internal sealed partial class Lanes(UnitOfWork unitOfWork, LaneCount count, ILogger<Lanes> logger)
{
    private const int MostAtOnce = 200;
    private const int TriesBeforeParking = 3;
    private readonly Channel<AcceptedUpdate>[] _lanes = [.. Enumerable.Range(0, count.Value).Select(_ => Channel.CreateBounded<AcceptedUpdate>(10_000))];
    private readonly ConcurrentDictionary<long, byte> _unfinished = [];

    /// <summary>Every accepted update has been handled.</summary>
    public bool IsIdle => _unfinished.IsEmpty;

    /// <summary>Puts it in its lane, unless it waits there already.</summary>
    public ValueTask PostAsync(AcceptedUpdate update, CancellationToken cancellationToken)
    {
        if (!_unfinished.TryAdd(update.Id, 0))
            return ValueTask.CompletedTask;
        var lane = (uint)string.GetHashCode(update.LaneKey, StringComparison.Ordinal) % (uint)_lanes.Length;
        return _lanes[lane].Writer.WriteAsync(update, cancellationToken);
    }

    public Task RunAsync(CancellationToken cancellationToken)
        => Loops.RunAsync([.. _lanes.Select(lane => Task.Run(() => RunLaneAsync(lane.Reader, cancellationToken), cancellationToken))]);

    private async Task RunLaneAsync(ChannelReader<AcceptedUpdate> lane, CancellationToken cancellationToken)
    {
        List<AcceptedUpdate> batch = [];
        while (await lane.WaitToReadAsync(cancellationToken))
        {
            batch.Clear();
            while (batch.Count < MostAtOnce && lane.TryPeek(out var next) && (batch.Count == 0 || next.School == batch[0].School))
            {
                batch.Add(next);
                lane.TryRead(out _);
            }
            var began = Stopwatch.GetTimestamp();
            using var span = BotMetrics.Span("handle updates", batch[0].School.Key, batch.Count);
            BotMetrics.LaneBusy();
            await HandleAsync(batch, cancellationToken);
            BotMetrics.LaneIdle();
            foreach (var update in batch)
                BotMetrics.UpdateHandled(update.School.Key, update.Update.GetType().Name, Stopwatch.GetElapsedTime(began));
            foreach (var update in batch)
                _unfinished.TryRemove(update.Id, out _);
        }
    }

    private async Task HandleAsync(List<AcceptedUpdate> batch, CancellationToken cancellationToken)
    {
        if (await TryHandleAsync(batch, cancellationToken))
            return;
        foreach (var update in batch)
        {
            var handled = false;
            for (var attempt = 1; attempt <= TriesBeforeParking && !handled; attempt++)
                handled = await TryHandleAsync([update], cancellationToken);
            if (!handled)
                await ParkAsync(update, cancellationToken);
        }
    }

    /// <returns>
    /// False when a handler failed, or when many updates together met another lane's; nothing of the batch happened then. An outage of the database is waited out.
    /// </returns>
    private async Task<bool> TryHandleAsync(List<AcceptedUpdate> batch, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (batch.Count == 1)
                    await unitOfWork.RunAsync<UpdateHandler>(batch[0].School, (handler, ct) => handler.HandleAsync(batch, ct), cancellationToken);
                else
                    await unitOfWork.RunOnceAsync<UpdateHandler>(batch[0].School, (handler, ct) => handler.HandleAsync(batch, ct), cancellationToken);
                return true;
            }
            catch (Exception ex) when (batch.Count > 1 && Faults.IsConflict(ex))
            {
                // Tried again as a whole it would most likely meet them again: many families of a class write, and all change what its one teacher sees.
                return false;
            }
            catch (Exception ex) when (Faults.IsOutage(ex))
            {
                Log.DatabaseOut(logger, ex.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
            }
            catch (Exception ex) when (ex is not (OperationCanceledException or NotActiveException))
            {
                Log.HandlerFailed(logger, batch[0].Id, batch.Count, ex.GetType().Name, ex.TargetSite?.DeclaringType?.FullName ?? "");
                return false;
            }
        }
    }

    private async Task ParkAsync(AcceptedUpdate update, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await unitOfWork.RunAsync<UpdateHandler>(update.School, (handler, ct) => handler.ParkAsync(update, ct), cancellationToken);
                BotMetrics.UpdateParked(update.School.Key);
                Log.Parked(logger, update.Id);
                return;
            }
            catch (Exception ex) when (Faults.IsOutage(ex))
            {
                Log.DatabaseOut(logger, ex.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Handling waits: the database is out ({Fault}).")]
        public static partial void DatabaseOut(ILogger logger, string fault);

        // The exception itself is not logged: its message may hold what a person wrote.
        [LoggerMessage(Level = LogLevel.Error, Message = "Update {Update} (of {Count}) failed: {Fault} in {Where}.")]
        public static partial void HandlerFailed(ILogger logger, long update, int count, string fault, string where);

        [LoggerMessage(Level = LogLevel.Error, Message = "Update {Update} failed every time and is parked.")]
        public static partial void Parked(ILogger logger, long update);
    }
}

/// <summary>How many conversations are handled at once: SQLite has one writer.</summary>
internal sealed record LaneCount(int Value);
