using BotHost.Cli;
using BotHost.Domain.Messaging;
using BotHost.Messaging;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Cli;

public sealed class RestoreVerbsTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [MemberData(nameof(VerbTables.Providers), MemberType = typeof(VerbTables))]
    public async Task What_is_unsent_for_over_an_hour_waits_until_it_is_released(string provider)
    {
        await using var tables = await VerbTables.CreateAsync(provider);
        await AddAsync(tables, "school-5", (1, OutboxState.Pending, 61), (2, OutboxState.Sending, 61), (3, OutboxState.Pending, 59), (4, OutboxState.Sent, 500));
        await AddAsync(tables, "school-6", (5, OutboxState.Pending, 500));

        Assert.Equal(3, await InAsync(tables, db => RestoreVerbs.HoldAsync(db, Now, Cancel)));

        Assert.Equal(
            [(1, OutboxState.Held), (2, OutboxState.Held), (3, OutboxState.Pending), (4, OutboxState.Sent), (5, OutboxState.Held)], await StatesAsync(tables));
        Assert.Equal(3, await InAsync(tables, db => RestoreVerbs.SendAsync(db, Cancel)));
        Assert.Equal(
            [(1, OutboxState.Pending), (2, OutboxState.Pending), (3, OutboxState.Pending), (4, OutboxState.Sent), (5, OutboxState.Pending)],
            await StatesAsync(tables));
    }

    [Theory]
    [MemberData(nameof(VerbTables.Providers), MemberType = typeof(VerbTables))]
    public async Task What_is_dropped_leaves_no_text_behind(string provider)
    {
        await using var tables = await VerbTables.CreateAsync(provider);
        await AddAsync(tables, "school-5", (1, OutboxState.Held, 61), (2, OutboxState.Pending, 61));

        Assert.Equal(1, await InAsync(tables, db => RestoreVerbs.DropAsync(db, Now, Cancel)));

        await using var db = tables.Open("school-5");
        var dropped = await db.Outbox.SingleAsync(row => row.Id == 1, Cancel);
        Assert.Equal((OutboxState.Dropped, null, Now), (dropped.State, dropped.Content, dropped.FinishedAt));
        Assert.NotNull((await db.Outbox.SingleAsync(row => row.Id == 2, Cancel)).Content);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task AddAsync(VerbTables tables, string school, params (long Id, OutboxState State, int MinutesAgo)[] rows)
    {
        await using var db = tables.Open(school);
        db.Outbox.AddRange(rows.Select(row => new OutboxEntry
        {
            Id = row.Id,
            Conversation = ConversationRef.Dialog(new UserRef("11")),
            Kind = OutboxKind.Send,
            State = row.State,
            CreatedAt = Now.AddMinutes(-row.MinutesAgo),
            DueAt = Now.AddMinutes(-row.MinutesAgo),
            Content = "{}",
            ClientKey = (int)row.Id,
        }));
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task<int> InAsync(VerbTables tables, Func<BotHost.Persistence.BotDb, Task<int>> act)
    {
        await using var db = tables.Open("");
        return await act(db);
    }

    private static async Task<List<(long, OutboxState)>> StatesAsync(VerbTables tables)
    {
        await using var db = tables.Open("");
        var rows = await db.Outbox.IgnoreQueryFilters().OrderBy(row => row.Id).Select(row => new { row.Id, row.State }).ToListAsync(Cancel);
        return [.. rows.Select(row => (row.Id, row.State))];
    }
}
