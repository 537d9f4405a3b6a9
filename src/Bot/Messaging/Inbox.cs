using System.Collections.Concurrent;
using System.Data;
using BotHost.Domain;
using BotHost.Domain.Messaging;
using BotHost.Persistence;
using BotHost.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Messaging;

/// <summary>Takes updates in: stored with the cursor in one transaction, a repeat dropped, and only then handed to the lanes.</summary>
internal sealed class Inbox(UnitOfWork unitOfWork, Lanes lanes, EntryIds ids)
{
    private readonly ConcurrentDictionary<SchoolKey, byte> _unsure = [];

    /// <param name="batch">What the feed read, or a single pushed update.</param>
    public async Task AcceptAsync(SchoolContext school, UpdateBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            var isNew = await StoreAsync(school, batch, cancellationToken);
            if (_unsure.TryRemove(school.Key, out _))
                await ResumeAsync(school, cancellationToken);
            foreach (var entry in isNew)
                await lanes.PostAsync(entry, cancellationToken);
        }
        catch (Exception ex) when (Faults.IsOutage(ex))
        {
            // The rows may be stored all the same. The messenger brings them again, and they will look like repeats: nobody would handle them.
            _unsure[school.Key] = 0;
            throw;
        }
    }

    private async Task<IReadOnlyList<AcceptedUpdate>> StoreAsync(SchoolContext school, UpdateBatch batch, CancellationToken cancellationToken)
    {
        var entries = batch.Updates.Select(update => new AcceptedUpdate(ids.Next(), school, update)).ToList();
        var isNew = await unitOfWork.RunAsync(
            school,
            async (scope, ct) =>
            {
                var db = scope.GetRequiredService<BotDb>();
                var now = scope.GetRequiredService<Work>().Now;
                var stored = await InsertAsync(db, entries, now, ct);
                await SaveCursorAsync(db, batch, now, ct);
                return stored;
            },
            cancellationToken);
        BotMetrics.UpdatesReceived(school.Key, isNew.Count);
        if (isNew.Count < entries.Count)
            BotMetrics.UpdatesRepeated(school.Key, entries.Count - isNew.Count);
        return [.. entries.Where(entry => isNew.Contains(entry.Id))];
    }

    /// <summary>Hands over what was accepted and not handled: before the process ended, or in a commit that was not heard of.</summary>
    public async Task ResumeAsync(SchoolContext school, CancellationToken cancellationToken)
    {
        var waiting = await unitOfWork.ReadAsync(
            school,
            (scope, ct) => scope.GetRequiredService<BotDb>().Inbox.AsNoTracking()
                .Where(row => row.State == InboxState.Pending).OrderBy(row => row.Id)
                .Select(row => new { row.Id, row.Payload }).ToListAsync(ct),
            cancellationToken);
        foreach (var row in waiting)
            await lanes.PostAsync(new AcceptedUpdate(row.Id, school, MessagingJson.ReadUpdate(row.Payload!)), cancellationToken);
    }

    /// <returns>The ids of those that were not there before.</returns>
    private static async Task<HashSet<long>> InsertAsync(BotDb db, List<AcceptedUpdate> entries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (entries.Count == 0)
            return [];
        var stored = await db.WriteRowsAsync(
            rows => $"""
                insert into inbox (id, school, deduplication_key, received_at, state, payload)
                select r.id, @school, r.key, @now, 0, r.payload from {rows} where true
                on conflict (school, deduplication_key) do nothing returning id
                """,
            command =>
            {
                command.Add("school", db.School.Value, DbType.String);
                command.AddTime("now", now, db);
            },
            [
                ("id", entries.Select(it => it.Id).ToArray()),
                ("key", entries.Select(it => it.Update.DeduplicationKey).ToArray()),
                ("payload", entries.Select(it => MessagingJson.Write(it.Update)).ToArray()), // JSON writes as an escape the NUL that PostgreSQL's text cannot hold
            ],
            cancellationToken);
        return [.. stored];
    }

    private static async Task SaveCursorAsync(BotDb db, UpdateBatch batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (batch.Cursor is not { Length: > 0 } cursor)
            return;
        await using var command = db.Command("""
            insert into cursors (school, cursor, read_at, history_lost) values (@school, @cursor, @now, @lost)
            on conflict (school) do update set cursor = @cursor, read_at = @now, history_lost = cursors.history_lost or @lost,
                silent_since = case when cursors.read_at <= @silent then cursors.read_at else cursors.silent_since end,
                silent_until = case when cursors.read_at <= @silent then @now else cursors.silent_until end
            """);
        command.Add("school", db.School.Value, DbType.String);
        command.Add("cursor", cursor, DbType.String);
        command.Add("lost", batch.HistoryLost, DbType.Boolean);
        command.AddTime("now", now, db);
        command.AddTime("silent", now - Outage.Shortest, db);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>An update that is safely stored and waits for its lane.</summary>
internal sealed record AcceptedUpdate(long Id, SchoolContext School, IncomingUpdate Update)
{
    /// <summary>Updates with one key are handled in order.</summary>
    public string LaneKey => $"{School.Key.Value} {Update.Conversation?.ToString() ?? Update.Actor?.Key ?? ""}";
}
