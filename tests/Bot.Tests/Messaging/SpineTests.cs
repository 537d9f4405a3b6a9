using BotHost.Messaging;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;

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
}
