using System.Collections.Concurrent;
using BotHost.Configuration;
using BotHost.Domain.Messaging;
using BotHost.Persistence;
using BotHost.Telemetry;

namespace BotHost.Messaging;

/// <summary>
/// Carries out one school's outbox. A row is Sending, and committed so, before its call; what came of the calls and the next claims are committed together.
/// </summary>
internal sealed partial class OutboxSender(
    SchoolContext school, UnitOfWork unitOfWork, OutboxSignal signal, BotOptions options, ILogger<OutboxSender> logger)
{
    private const int InteractiveInFlight = 800;
    private const int BulkInFlight = 1000;
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(1);
    private readonly ConcurrentQueue<(OutboxEntry Entry, MessengerResult Result)> _results = [];
    private readonly MailingPace _pace = new(options.Announcements.RecipientsPerSecond);
    private readonly HashSet<long> _inFlight = []; // touched by the steps alone
    private bool _hasUnknownClaims = true; // what a process before this one left
    private int _interactive;
    private int _bulk;
    private long _forgotten;
    private long _foundNothing = -1;

    /// <summary>Nothing is in flight, and a look that began after the last <see cref="ForgetIdle"/> found nothing due.</summary>
    public bool IsIdle => Volatile.Read(ref _foundNothing) == Volatile.Read(ref _forgotten) && Volatile.Read(ref _interactive) == 0 && Volatile.Read(ref _bulk) == 0 && _results.IsEmpty;

    public void ForgetIdle() => Interlocked.Increment(ref _forgotten);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (!await StepAsync(cancellationToken))
                    await signal.WaitAsync(school.Key, _longestWait, cancellationToken);
            }
            catch (Exception ex) when (Faults.IsOutage(ex))
            {
                Log.DatabaseOut(logger, school.Key.Value, ex.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
            }
        }
    }

    /// <returns>Whether there may be more to do at once.</returns>
    private async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var look = Volatile.Read(ref _forgotten);
        List<(OutboxEntry Entry, MessengerResult Result)> results = [];
        while (results.Count < 1000 && _results.TryDequeue(out var result))
            results.Add(result);
        _pace.Heard(results.Count(it => IsBulk(it.Entry) && it.Result is MessengerResult.Throttled));
        Claimed claimed;
        try
        {
            claimed = await unitOfWork.RunAsync(school, (scope, ct) => RecordAndClaimAsync(scope, results, ct), cancellationToken);
        }
        catch
        {
            results.ForEach(_results.Enqueue); // perhaps nothing was committed: they are recorded when the database is back
            _hasUnknownClaims = true;
            throw;
        }
        _hasUnknownClaims = false;
        foreach (var (entry, _) in results)
            Finished(entry);
        Dispatch(claimed, cancellationToken);
        // A refusal may have made rows of its own, after the claim.
        var mayHaveMore = claimed.Entries.Count > 0 || results.Any(it => it.Result is not MessengerResult.Done);
        Volatile.Write(ref _foundNothing, mayHaveMore || claimed.IsPaced ? -1 : look); // what the pace holds back is not nothing
        return mayHaveMore || !_results.IsEmpty;
    }

    private async Task<Claimed> RecordAndClaimAsync(
        IServiceProvider scope, IReadOnlyList<(OutboxEntry Entry, MessengerResult Result)> results, CancellationToken cancellationToken)
    {
        var store = scope.GetRequiredService<OutboxStore>();
        if (_hasUnknownClaims)
            await store.TakeBackAsync(_inFlight, cancellationToken);
        if (results.Count > 0)
            await scope.GetRequiredService<OutboxResults>().RecordAsync(results, cancellationToken);
        var interactiveRoom = InteractiveInFlight - Volatile.Read(ref _interactive) + results.Count(it => !IsBulk(it.Entry));
        var bulkRoom = Math.Min(BulkInFlight - Volatile.Read(ref _bulk) + results.Count(it => IsBulk(it.Entry)), _pace.Room());
        List<OutboxEntry> entries = [];
        if (interactiveRoom > 0 && school.MaySend)
            entries.AddRange(await store.ClaimAsync(OutboxPriority.Interactive, OutboxPriority.Normal, school.TokenRefusedWith is null ? interactiveRoom : 1, cancellationToken));
        if (bulkRoom > 0 && school.TokenRefusedWith is null)
        {
            var bulk = await store.ClaimAsync(OutboxPriority.Bulk, OutboxPriority.Bulk, bulkRoom, cancellationToken);
            _pace.Took(bulk.Count);
            entries.AddRange(bulk);
        }
        var bodies = entries.Where(it => it.Mailing is not null).Select(it => it.Mailing!.Value).Distinct().ToList();
        var targets = entries.Where(it => it is { After: not null, Message: null } && it.Kind is OutboxKind.Edit or OutboxKind.Delete or OutboxKind.Pin)
            .Select(it => it.After!.Value).ToList();
        return new Claimed(
            entries,
            bodies.Count == 0 ? [] : await store.BodiesAsync(bodies, cancellationToken),
            targets.Count == 0 ? [] : await store.ShownAsync(targets, cancellationToken),
            scope.GetRequiredService<Work>().Now,
            IsPaced: bulkRoom <= 0);
    }

    private void Dispatch(Claimed claimed, CancellationToken cancellationToken)
    {
        foreach (var entry in claimed.Entries)
        {
            _inFlight.Add(entry.Id);
            Interlocked.Increment(ref IsBulk(entry) ? ref _bulk : ref _interactive);
        }
        foreach (var entry in claimed.Entries.Where(it => it.GoodUntil <= claimed.Now))
            Complete(entry, null);
        var live = claimed.Entries.Where(it => !(it.GoodUntil <= claimed.Now)).ToList();
        var alone = live.Where(it => it.Mailing is null || it.Kind != OutboxKind.Send || OutboxDispatch.MustBeLookedUp(it, claimed.Now)).ToList();
        foreach (var mailing in live.Except(alone).GroupBy(it => (it.Mailing, it.ClientKey)))
        {
            foreach (var part in mailing.Chunk(school.Messenger.Capabilities.MaxRecipients))
                _ = SendMailingAsync(part, claimed.Bodies.GetValueOrDefault(mailing.Key.Mailing!.Value), cancellationToken);
        }
        foreach (var entry in alone)
            _ = CarryOutAsync(entry, claimed, cancellationToken);
    }

    private async Task CarryOutAsync(OutboxEntry entry, Claimed claimed, CancellationToken cancellationToken)
    {
        MessengerResult result;
        using var span = BotMetrics.Span("send one", school.Key);
        try
        {
            var shown = entry.After is { } after ? claimed.Shown.GetValueOrDefault(after) : null;
            var content = entry.Mailing is { } mailing ? claimed.Bodies.GetValueOrDefault(mailing) : entry.Content;
            result = await OutboxDispatch.CarryOutAsync(school.Messenger, entry, shown, content, claimed.Now, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return; // still Sending in the database: found there at the next start
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            Log.Defect(logger, entry.Id, ex.GetType().Name);
            result = new MessengerResult.Invalid(0);
        }
        Complete(entry, result);
    }

    private async Task SendMailingAsync(OutboxEntry[] part, string? body, CancellationToken cancellationToken)
    {
        IReadOnlyList<MessengerResult> results;
        using var span = BotMetrics.Span("send mailing", school.Key, part.Length);
        try
        {
            results = body is null
                ? [.. part.Select(_ => new MessengerResult.Invalid(0))]
                : await school.Messenger.SendManyAsync([.. part.Select(it => it.Conversation)], MessagingJson.ReadMessage(body), part[0].ClientKey, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            Log.Defect(logger, part[0].Id, ex.GetType().Name);
            results = [.. part.Select(_ => new MessengerResult.Invalid(0))];
        }
        for (var i = 0; i < part.Length; i++)
            _results.Enqueue((part[i], results[i]));
        signal.Pulse(school.Key);
    }

    /// <param name="result">Null: its time had passed.</param>
    private void Complete(OutboxEntry entry, MessengerResult? result)
    {
        if (result is null)
            entry.State = OutboxState.Dropped;
        _results.Enqueue((entry, result ?? new MessengerResult.Done()));
        signal.Pulse(school.Key);
    }

    private void Finished(OutboxEntry entry)
    {
        _inFlight.Remove(entry.Id);
        Interlocked.Decrement(ref IsBulk(entry) ? ref _bulk : ref _interactive);
    }

    private static bool IsBulk(OutboxEntry entry) => entry.Priority == OutboxPriority.Bulk;

    private sealed record Claimed(
        IReadOnlyList<OutboxEntry> Entries, Dictionary<long, string?> Bodies, Dictionary<long, MessageRef?> Shown, DateTimeOffset Now, bool IsPaced);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Sending for {School} waits: the database is out ({Fault}).")]
        public static partial void DatabaseOut(ILogger logger, string school, string fault);

        [LoggerMessage(Level = LogLevel.Error, Message = "Outbox row {Entry} could not be carried out: {Fault}.")]
        public static partial void Defect(ILogger logger, long entry, string fault);
    }
}


