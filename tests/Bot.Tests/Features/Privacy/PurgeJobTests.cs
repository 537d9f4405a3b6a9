using BotHost.Domain.People;
using BotHost.Domain.Privacy;
using BotHost.Messaging;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Privacy;

public sealed class PurgeJobTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_is_no_longer_needed_goes_in_the_night_and_the_rest_stays(DatabaseKind database)
    {
        await using var world = await BotWorld.StartAsync(database);
        await world.SayAsync(BotWorld.Administrator, "привет");
        await world.ArrangeAsync(async db =>
        {
            var person = await db.People.FirstAsync(row => row.LastWroteAt != null);
            for (var i = 0; i < 1_100; i++) // more than two pages
                db.CodeAttempts.Add(new CodeAttempt { Person = person.Id, At = BotWorld.Start - TimeSpan.FromDays(3), Succeeded = false });
            db.CodeAttempts.Add(new CodeAttempt { Person = person.Id, At = BotWorld.Start + TimeSpan.FromHours(17), Succeeded = false });
            db.Audit.Add(new AuditEntry { Action = "old", At = BotWorld.Start - TimeSpan.FromDays(400) });
            db.Audit.Add(new AuditEntry { Action = "young", At = BotWorld.Start - TimeSpan.FromDays(300) });
            db.Inbox.Add(new InboxEntry
            {
                Id = 1_000_000, DeduplicationKey = "parked", ReceivedAt = BotWorld.Start, State = InboxState.Parked, Payload = "{}", HandledAt = BotWorld.Start - TimeSpan.FromDays(8),
            });
        });

        await world.AdvanceToAsync(BotWorld.Start + TimeSpan.FromHours(18)); // four in the morning in Moscow

        Assert.Equal(1, await world.ReadAsync(db => db.CodeAttempts.CountAsync()));
        Assert.Equal(["young"], await world.ReadAsync(db => db.Audit.Where(row => row.Action == "old" || row.Action == "young").Select(row => row.Action).ToListAsync()));
        Assert.Null(await world.ReadAsync(db => db.Inbox.Where(row => row.DeduplicationKey == "parked").Select(row => row.Payload).FirstAsync()));
        Assert.NotEmpty(await world.ReadAsync(db => db.Outbox.ToListAsync()));
        Assert.Equal(new DateOnly(2026, 11, 24), await world.ReadAsync(db => db.JobRuns.Where(row => row.Job == "purge").MaxAsync(row => row.Date)));
        await world.ArrangeAsync(async db =>
        {
            await db.Outbox.ExecuteUpdateAsync(row => row.SetProperty(it => it.FinishedAt, BotWorld.Start - TimeSpan.FromDays(61)));
            await db.Buttons.ExecuteUpdateAsync(row => row.SetProperty(it => it.ExpiresAt, BotWorld.Start));
            await db.People.ExecuteUpdateAsync(row => row.SetProperty(it => it.Dialog, "{}").SetProperty(it => it.LastWroteAt, BotWorld.Start - TimeSpan.FromDays(2)));
        });
        await world.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Empty(await world.ReadAsync(db => db.Buttons.Where(row => row.ExpiresAt <= BotWorld.Start).ToListAsync()));
        Assert.Empty(await world.ReadAsync(db => db.Outbox.Where(row => row.FinishedAt < BotWorld.Start).ToListAsync()));
        Assert.Empty(await world.ReadAsync(db => db.People.Where(row => row.Dialog != null).ToListAsync()));
    }
}
