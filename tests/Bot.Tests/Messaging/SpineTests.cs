using BotHost.Domain.Messaging;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotHost.Tests.Messaging;

public sealed class SpineTests
{
    private const long Parent = 101;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_word_is_answered_once_and_its_text_is_kept_nowhere(DatabaseKind database)
    {
        await using var world = await BotWorld.StartAsync(database);
        world.AddUser(Parent, "Вера", "Родина");

        await world.SayAsync(Parent, "помощь");

        Assert.Contains("ссылка 5А", Assert.Single(world.MessagesTo(Parent)).Text, StringComparison.Ordinal);
        Assert.All(await world.ReadAsync(db => db.Inbox.ToListAsync()), row => Assert.Equal((InboxState.Done, null), (row.State, row.Payload)));
        var outbox = Assert.Single(await world.ReadAsync(db => db.Outbox.ToListAsync()));
        Assert.Equal((OutboxState.Sent, null), (outbox.State, outbox.Content));
        Assert.NotNull(outbox.Message);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_burst_from_many_people_is_answered_in_order_once_each(DatabaseKind database)
    {
        await using var world = await BotWorld.StartAsync(database);
        for (var user = 0; user < 50; user++)
            world.AddUser(1000 + user, "Гость", "Гостев");

        for (var round = 0; round < 4; round++)
        {
            for (var user = 0; user < 50; user++)
                world.Emulator.People.WriteToCommunity(1000 + user, BotWorld.GroupId, round % 2 == 0 ? "помощь" : "отмена");
        }
        await world.SettleAsync();

        for (var user = 0; user < 50; user++)
        {
            var texts = world.MessagesTo(1000 + user).Select(message => message.Text[..5]).ToList();
            Assert.Equal(["Я бот", "Сейча", "Я бот", "Сейча"], texts);
        }
    }

    [Fact]
    public async Task What_was_accepted_before_a_stop_is_answered_after_it()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        world.AddUser(Parent, "Вера", "Родина");
        await world.SayAsync(Parent, "помощь");

        await world.RestartAsync();
        await world.SayAsync(Parent, "помощь");

        Assert.Equal(2, world.MessagesTo(Parent).Count);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_message_lost_with_the_history_is_found_among_the_unanswered_and_answered_once(DatabaseKind database)
    {
        await using var world = await BotWorld.StartAsync(database);
        world.AddUser(Parent, "Вера", "Родина");
        await world.SayAsync(Parent, "помощь");
        await world.StopAsync();
        world.Emulator.People.WriteToCommunity(Parent, BotWorld.GroupId, "отмена");
        world.Emulator.Updates.LoseHistory(BotWorld.GroupId);

        await world.RestartAsync();
        await world.RestartAsync();

        Assert.Equal(["Я бот", "Сейча"], world.MessagesTo(Parent).Select(message => message.Text[..5]));
        Assert.All(await world.ReadAsync(db => db.Cursors.ToListAsync()), cursor => Assert.False(cursor.HistoryLost));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_a_downtime_made_pointless_is_not_said_and_the_rest_is(DatabaseKind database)
    {
        await using var world = await BotWorld.StartAsync(database);
        world.AddUser(Parent, "Вера", "Родина");
        await world.SayAsync(Parent, "помощь");
        await world.AdvanceToAsync(BotWorld.Start + TimeSpan.FromHours(11)); // 21:00: what is not urgent waits until morning
        await world.UnitOfWork.RunAsync(world.School, TellAsync, TestContext.Current.CancellationToken);

        await world.StopAsync();
        world.Clock.MoveTo(BotWorld.Start + TimeSpan.FromHours(23)); // 9:00
        await world.RestartAsync();

        Assert.Equal("Остальное.", world.LastTo(Parent).Text);
        Assert.Equal(2, world.MessagesTo(Parent).Count);
        Assert.Equal([OutboxState.Sent, OutboxState.Dropped, OutboxState.Sent], (await world.ReadAsync(db => db.Outbox.OrderBy(row => row.Id).ToListAsync())).Select(row => row.State));

        static async Task TellAsync(IServiceProvider scope, CancellationToken cancellationToken)
        {
            var person = await scope.GetRequiredService<BotDb>().People.SingleAsync(it => it.User == new UserRef($"{Parent}"), cancellationToken);
            var (outbox, now) = (scope.GetRequiredService<Outbox>(), scope.GetRequiredService<Work>().Now);
            outbox.Tell(person, new Reply("Через 15 минут."), goodUntil: now + TimeSpan.FromMinutes(15));
            outbox.Tell(person, new Reply("Остальное."));
        }
    }
}
