using System.Data;
using BotHost.Domain.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Messaging;

/// <summary>Claims due rows and records what came of them, by the hundred.</summary>
internal sealed class OutboxStore(BotDb db, Work work)
{
    /// <summary>
    /// Due rows, oldest first, of which no earlier one of the same conversation and priority is unfinished: neither in flight, nor due, nor tried
    /// in vain. They are Sending when this is committed. What was due when it was made is due for a process whose clock is behind, too.
    /// </summary>
    /// <remarks>It names the conditions of the partial indexes word for word: SQLite uses such an index for nothing else.</remarks>
    public async Task<List<OutboxEntry>> ClaimAsync(OutboxPriority from, OutboxPriority to, int count, CancellationToken cancellationToken)
    {
        await using var command = db.Command("""
            update outbox set state = 1, sending_since = coalesce(sending_since, @now), attempts = attempts + 1
            where state = 0 and id in (
                select o.id from outbox o
                where o.school = @school and o.state = 0 and o.priority between @from and @to and (o.due_at <= @now or o.due_at <= o.created_at)
                  and not exists (select 1 from outbox e where e.school = o.school and e.conversation = o.conversation and e.priority <= o.priority
                                    and e.state < 2 and e.id < o.id and (e.state = 1 or e.due_at <= @now or e.due_at <= e.created_at or e.attempts > 0))
                  and (o.after is null or not exists (select 1 from outbox a where a.id = o.after and a.state < 2))
                order by o.priority, o.id
                limit @count)
            returning id, conversation, kind, priority, content, mailing, client_key, after, member, link_of, good_until, message, attempts, is_safe_to_repeat, created_at, due_at, sending_since
            """);
        command.Add("school", db.School.Value, DbType.String);
        command.Add("from", (int)from, DbType.Int32);
        command.Add("to", (int)to, DbType.Int32);
        command.Add("count", count, DbType.Int32);
        command.AddTime("now", work.Now, db);
        List<OutboxEntry> claimed = [];
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                claimed.Add(Read(reader));
        }
        claimed.Sort((left, right) => left.Id.CompareTo(right.Id));
        return claimed;
    }

    /// <summary>
    /// Sets back rows that are Sending and not in flight here: those of a process that ended, and claims of a commit that was not heard of.
    /// <see cref="OutboxEntry.SendingSince"/> stays, so that the next try knows.
    /// </summary>
    public async Task TakeBackAsync(IReadOnlySet<long> inFlight, CancellationToken cancellationToken)
    {
        var sending = await db.Outbox.Where(row => row.State == OutboxState.Sending).Select(row => row.Id).ToListAsync(cancellationToken);
        foreach (var ids in sending.Where(id => !inFlight.Contains(id)).Chunk(500))
        {
            await db.Outbox.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
                row => row.SetProperty(it => it.State, OutboxState.Pending), cancellationToken);
        }
    }

    public Task RecordSentAsync(IReadOnlyList<(long Id, MessageRef? Message)> sent, CancellationToken cancellationToken)
        => db.WriteRowsAsync(
            rows => $"""
                update outbox set state = 2, message = coalesce(r.shown, outbox.message), finished_at = @now, content = null, code = null
                from {rows} where outbox.id = r.id
                """,
            command => command.AddTime("now", work.Now, db),
            [("id", sent.Select(it => it.Id).ToArray()), ("shown", sent.Select(it => it.Message?.Key).ToArray())],
            cancellationToken);

    /// <returns>False when it was recorded before, in a commit that was not heard of: what follows from it has happened.</returns>
    public async Task<bool> RecordFinishedAsync(long id, OutboxState state, int? code, CancellationToken cancellationToken)
        => await db.Outbox.Where(row => row.Id == id && row.State == OutboxState.Sending).ExecuteUpdateAsync(
            row => row.SetProperty(it => it.State, state).SetProperty(it => it.Code, code).SetProperty(it => it.FinishedAt, work.Now), cancellationToken) == 1;

    /// <param name="isUnsure">Whether it was shown all the same is not known.</param>
    public Task RecordPostponedAsync(OutboxEntry entry, DateTimeOffset until, int? code, bool isUnsure, CancellationToken cancellationToken)
    {
        DateTimeOffset? sendingSince = isUnsure || entry.Attempts > 1 ? entry.SendingSince : null;
        return db.Outbox.Where(row => row.Id == entry.Id && row.State == OutboxState.Sending).ExecuteUpdateAsync(
            row => row.SetProperty(it => it.State, OutboxState.Pending).SetProperty(it => it.DueAt, until).SetProperty(it => it.Code, code)
                .SetProperty(it => it.SendingSince, sendingSince),
            cancellationToken);
    }

    /// <summary>A refusal that holds for all rows of a conversation, or of a kind.</summary>
    public Task PostponeConversationAsync(ConversationRef conversation, DateTimeOffset until, CancellationToken cancellationToken)
        => db.Outbox.Where(row => row.Conversation == conversation && row.State == OutboxState.Pending && row.DueAt < until)
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.DueAt, until), cancellationToken);

    public Task PostponePriorityAsync(OutboxKind kind, OutboxPriority priority, DateTimeOffset until, CancellationToken cancellationToken)
        => db.Outbox.Where(row => row.Kind == kind && row.Priority == priority && row.State == OutboxState.Pending && row.DueAt < until)
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.DueAt, until), cancellationToken);

    public Task<Dictionary<long, string?>> BodiesAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
        => db.Mailings.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Content, cancellationToken);

    /// <summary>The shown messages that edits, deletes and pins are about.</summary>
    /// <param name="ids">Of this school's rows. With the school beside them SQLite would walk through all its rows.</param>
    public Task<Dictionary<long, MessageRef?>> ShownAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
        => db.Outbox.IgnoreQueryFilters().AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Message, cancellationToken);

    /// <summary>When the next waiting row is due; null when none waits.</summary>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => db.Outbox.Where(row => row.State == OutboxState.Pending).MinAsync(row => (DateTimeOffset?)row.DueAt, cancellationToken);

    private static OutboxEntry Read(System.Data.Common.DbDataReader reader)
    {
        T? Value<T>(int column) => reader.IsDBNull(column) ? default : reader.GetFieldValue<T>(column);
        long? Number(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

        return new OutboxEntry
        {
            Id = reader.GetInt64(0),
            Conversation = ConversationRef.Parse(reader.GetString(1)),
            Kind = (OutboxKind)reader.GetInt32(2),
            Priority = (OutboxPriority)reader.GetInt32(3),
            State = OutboxState.Sending,
            Content = Value<string>(4),
            Mailing = Number(5),
            ClientKey = reader.GetInt32(6),
            After = Number(7),
            Member = Value<string>(8) is { } member ? new UserRef(member) : null,
            LinkOf = Value<string>(9) is { } link ? ConversationRef.Parse(link) : null,
            GoodUntil = reader.IsDBNull(10) ? null : reader.GetTime(10),
            Message = Value<string>(11) is { } message ? new MessageRef(message) : null,
            Attempts = reader.GetInt32(12),
            IsSafeToRepeat = reader.GetBoolean(13),
            CreatedAt = reader.GetTime(14),
            DueAt = reader.GetTime(15),
            SendingSince = reader.GetTime(16),
        };
    }
}
