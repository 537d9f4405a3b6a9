using BotHost.Domain.Messaging;
using BotHost.Persistence;
using BotHost.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Messaging;

/// <summary>Records what the messenger answered and what follows from it.</summary>
internal sealed partial class OutboxResults(
    BotDb db, Work work, OutboxStore store, EntryIds ids, IEnumerable<IDeliveryObserver> observers, Pulse pulse, ILogger<OutboxResults> logger)
{
    private const int MaxAttempts = 12;

    public async Task RecordAsync(IReadOnlyList<(OutboxEntry Entry, MessengerResult Result)> results, CancellationToken cancellationToken)
    {
        List<(long, MessageRef?)> sent = [];
        foreach (var (entry, result) in results)
        {
            if (entry.State is OutboxState.Dropped or OutboxState.Uncertain)
                await store.RecordFinishedAsync(entry.Id, entry.State, null, cancellationToken);
            else if (result is MessengerResult.Done done)
                sent.Add((entry.Id, done.Message));
            else
                await RecordRefusalAsync(entry, result, cancellationToken);
        }
        if (sent.Count > 0)
            await store.RecordSentAsync(sent, cancellationToken);
        if (sent.Count > 0 && work.School.TokenRefusedWith is not null)
        {
            work.School.TokenAnswered(null);
            pulse.TokenAnswered(work.School.Key, null);
        }
        if (sent.Count < results.Count)
            await db.SaveChangesAsync(cancellationToken); // what a refusal gave rise to is claimed with the next rows
        work.AfterCommit(() => Count(results));
    }

    private void Count(IReadOnlyList<(OutboxEntry Entry, MessengerResult Result)> results)
    {
        foreach (var group in results.GroupBy(it => (it.Entry.Kind, it.Result.GetType().Name)))
            BotMetrics.OutboxFinished(work.School.Key, group.Key.Kind.ToString(), group.Key.Name, group.Count());
        foreach (var (entry, _) in results)
            BotMetrics.OutboxLatency(work.School.Key, work.Now - entry.DueAt);
    }

    private async Task RecordRefusalAsync(OutboxEntry entry, MessengerResult result, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case MessengerResult.Throttled throttled:
                await PostponeAsync(entry, throttled, cancellationToken);
                break;
            case MessengerResult.Transient transient when entry.Attempts < MaxAttempts:
                var pause = TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, entry.Attempts)));
                await store.RecordPostponedAsync(entry, work.Now + pause, transient.Code, isUnsure: true, cancellationToken);
                break;
            case MessengerResult.Unauthorized refused:
                work.School.TokenAnswered(refused.Code);
                pulse.TokenAnswered(work.School.Key, refused.Code);
                Log.TokenRefused(logger, work.School.Key.Value, refused.Code);
                await store.RecordPostponedAsync(entry, work.Now, refused.Code, isUnsure: false, cancellationToken);
                break;
            case MessengerResult.CannotEdit cannot:
                if (await store.RecordFinishedAsync(entry.Id, OutboxState.Failed, cannot.Code, cancellationToken))
                    SendInstead(entry);
                break;
            default:
                await FailAsync(entry, result, cancellationToken);
                break;
        }
    }

    private async Task PostponeAsync(OutboxEntry entry, MessengerResult.Throttled throttled, CancellationToken cancellationToken)
    {
        var until = work.Now + throttled.RetryAfter;
        await store.RecordPostponedAsync(entry, until, null, isUnsure: false, cancellationToken);
        if (throttled.Scope == ThrottleScope.Recipient)
            await store.PostponeConversationAsync(entry.Conversation, until, cancellationToken);
        else if (throttled.Scope == ThrottleScope.Kind)
            await store.PostponePriorityAsync(entry.Kind, entry.Priority, until, cancellationToken);
        Log.Throttled(logger, entry.Id, throttled.Scope.ToString());
    }

    private async Task FailAsync(OutboxEntry entry, MessengerResult result, CancellationToken cancellationToken)
    {
        var code = Code(result);
        var state = result is MessengerResult.Transient && entry.Kind == OutboxKind.Send ? OutboxState.Uncertain : OutboxState.Failed;
        if (!await store.RecordFinishedAsync(entry.Id, state, code, cancellationToken))
            return;
        if (result is MessengerResult.Blocked && entry.Conversation.IsDialog)
        {
            var user = new UserRef(entry.Conversation.Key);
            await db.People.Where(person => person.User == user && person.UnreachableSince == null)
                .ExecuteUpdateAsync(person => person.SetProperty(it => it.UnreachableSince, work.Now), cancellationToken);
        }
        Log.Refused(logger, entry.Id, entry.Kind.ToString(), result.GetType().Name, code);
        foreach (var observer in observers)
            await observer.RefusedAsync(entry, result, cancellationToken);
    }

    /// <summary>A message too old to edit: the words come as a new one.</summary>
    private void SendInstead(OutboxEntry edit) => db.Outbox.Add(new OutboxEntry
    {
        Id = ids.Next(),
        Conversation = edit.Conversation,
        Kind = OutboxKind.Send,
        Content = edit.Content,
        Mailing = edit.Mailing,
        CreatedAt = work.Now,
        DueAt = work.Now,
        ClientKey = ClientKey.New(),
    });

    private static int Code(MessengerResult result) => result switch
    {
        MessengerResult.Blocked it => it.Code,
        MessengerResult.Gone it => it.Code,
        MessengerResult.NoRight it => it.Code,
        MessengerResult.TooLong it => it.Code,
        MessengerResult.Transient it => it.Code,
        MessengerResult.Invalid it => it.Code,
        _ => 0,
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox row {Entry} is throttled ({Scope}).")]
        public static partial void Throttled(ILogger logger, long entry, string scope);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox row {Entry} ({Kind}) was refused: {Result}, code {Code}.")]
        public static partial void Refused(ILogger logger, long entry, string kind, string result, int code);

        [LoggerMessage(Level = LogLevel.Error, Message = "The token of school {School} is not accepted (code {Code}): sending has stopped.")]
        public static partial void TokenRefused(ILogger logger, string school, int code);
    }
}
