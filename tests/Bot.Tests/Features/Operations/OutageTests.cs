using BotHost.Tests.Harness;

namespace BotHost.Tests.Features.Operations;

public sealed class OutageTests
{
    private const long First = 301;
    private const long Second = 302;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Whoever_wrote_in_vain_gets_one_line_with_the_answer_and_the_administrator_one_summary(DatabaseKind database)
    {
        await using var world = await BotWorld.StartAsync(database);
        world.AddUser(First, "Вера", "Первая");
        world.AddUser(Second, "Олег", "Второй");
        await world.SayAsync(BotWorld.Administrator, "меню");
        await world.StopAsync();
        world.Clock.MoveTo(BotWorld.Start.AddMinutes(20));
        world.Emulator.People.WriteToCommunity(First, BotWorld.GroupId, "помощь");
        world.Emulator.People.WriteToCommunity(First, BotWorld.GroupId, "меню");
        world.Emulator.People.WriteToCommunity(Second, BotWorld.GroupId, "помощь");
        world.Clock.MoveTo(BotWorld.Start.AddHours(2));

        await world.RestartAsync();
        await world.SayAsync(Second, "меню");
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        await world.RestartAsync();
        await world.AdvanceAsync(TimeSpan.FromHours(1));

        foreach (var user in new[] { First, Second })
        {
            var messages = world.MessagesTo(user);
            Assert.Equal("Бот не работал 23 ноября с 10:00 до 12:00, поэтому отвечаю только сейчас.", messages[0].Text);
            Assert.Single(messages, message => message.Text.StartsWith("Бот не работал", StringComparison.Ordinal));
            Assert.Equal(3, messages.Count);
        }
        Assert.EndsWith("написали 2 человека: ответил всем и сказал о перерыве.", Assert.Single(world.MessagesTo(BotWorld.Administrator), message => message.Text.StartsWith("Бот не работал", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_break_is_not_worth_a_word()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        world.AddUser(First, "Вера", "Первая");
        await world.StopAsync();
        world.Emulator.People.WriteToCommunity(First, BotWorld.GroupId, "помощь");
        world.Clock.MoveTo(BotWorld.Start.AddMinutes(20));

        await world.RestartAsync();

        Assert.DoesNotContain(world.MessagesTo(First), message => message.Text.StartsWith("Бот не работал", StringComparison.Ordinal));
        Assert.Single(world.MessagesTo(First));
    }
}
