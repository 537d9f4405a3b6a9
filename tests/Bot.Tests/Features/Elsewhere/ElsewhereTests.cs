using BotHost.Tests.Harness;

namespace BotHost.Tests.Features.Elsewhere;

public sealed class ElsewhereTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Applications_in_the_platforms_cabinet_are_noted_reminded_of_and_ticked(DatabaseKind database)
    {
        await using var world = await BotWorld.StartAsync(database);

        await world.SayAsync(BotWorld.Administrator, "в сферуме 3 заявки от родителей");
        Assert.Contains("Записал: 3 заявки от родителей.", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await world.SayAsync(BotWorld.Administrator, "сферум");
        await world.PressAsync(BotWorld.Administrator, "Ещё: ученики");
        await world.SayAsync(BotWorld.Administrator, "12");
        await world.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.StartsWith("В кабинете Сферума ждут:\n• 3 заявки от родителей, с 23 ноября в 10:00\n• 12 заявок от учеников", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);

        await world.PressAsync(BotWorld.Administrator, "Принято: 3 заявки от родителей");
        await world.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.StartsWith("В кабинете Сферума ждут:\n• 12 заявок от учеников", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_administrators_note_them()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        world.AddUser(500, "Вера", "Тестова");

        await world.SayAsync(500, "в сферуме 3 заявки от родителей");

        Assert.Equal("Это может сделать только администратор школы.", world.LastTo(500).Text);
    }
}
