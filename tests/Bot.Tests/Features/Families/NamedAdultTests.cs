using System.Text.RegularExpressions;
using BotHost.Domain.People;
using BotHost.Tests.Features.People;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.People.AccessSchool;

namespace BotHost.Tests.Features.Families;

public sealed partial class NamedAdultTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_guardian_names_another_adult_who_comes_in_once_and_the_teacher_may_object(DatabaseKind database)
    {
        await using var school = await AccessSchool.StartAsync(database);
        var world = school.World;
        await school.LinkAsync(Mother);

        var token = await NameAsync(world, Mother);
        await StartAsync(world, Parent, token);
        await world.PressAsync(Parent, "Согласен(на)");
        await StartAsync(world, Stranger, token); // forwarded on

        Assert.True(await school.IsLinkedAsync(Parent));
        Assert.False(await school.IsLinkedAsync(Stranger));
        Assert.Contains(world.MessagesTo(Teacher), message => message.Text.Contains("его назвал другой взрослый ребёнка", StringComparison.Ordinal));
        Assert.Equal(Proof.Named, await world.ReadAsync(db => db.Guardianships.OrderByDescending(link => link.Since).Select(link => link.Proof).FirstAsync()));
        await world.SayAsync(Parent, "статус");
        await world.PressAsync(Parent, "Добавить взрослого");
        Assert.StartsWith("Добавить взрослого может тот, кого подтвердила сама школа", world.LastTo(Parent).Text, StringComparison.Ordinal);

        await world.PressAsync(Teacher, "Это ошибка");
        await world.PressAsync(Teacher, "Да, отвязать");
        Assert.False(await school.IsLinkedAsync(Parent));
    }

    [Fact]
    public async Task A_link_dies_with_the_guardian_who_gave_it_and_four_adults_are_enough_without_the_school()
    {
        await using var school = await AccessSchool.StartAsync(adjust: options => options with { FamilyCodes = new() { MaxAdults = 1 } });
        var world = school.World;
        await school.LinkAsync(Mother);
        await world.SayAsync(Mother, "статус");
        await world.PressAsync(Mother, "Добавить взрослого");
        Assert.Contains("столько взрослых, сколько можно без решения школы", world.LastTo(Mother).Text, StringComparison.Ordinal);

        await using var other = await AccessSchool.StartAsync();
        await other.LinkAsync(Mother);
        var token = await NameAsync(other.World, Mother);
        await other.World.ArrangeAsync(async db => (await db.Guardianships.FirstAsync()).End(BotWorld.Start));
        await StartAsync(other.World, Parent, token);
        Assert.StartsWith("Код не подошёл.", other.World.LastTo(Parent).Text, StringComparison.Ordinal);
    }

    private static async Task<string> NameAsync(BotWorld world, long guardian)
    {
        await world.SayAsync(guardian, "статус");
        await world.PressAsync(guardian, "Добавить взрослого");
        return Token().Match(world.LastTo(guardian).Text).Groups[1].Value;
    }

    private static async Task StartAsync(BotWorld world, long user, string token)
    {
        world.Emulator.People.PressStart(user, BotWorld.GroupId, token);
        await world.SettleAsync();
    }

    [GeneratedRegex(@"ref=(\w+)")]
    private static partial Regex Token();
}
