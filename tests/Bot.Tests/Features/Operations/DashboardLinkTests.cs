using System.Text.RegularExpressions;
using BotHost.Tests.Harness;
using BotHost.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BotHost.Tests.Features.Operations;

public sealed partial class DashboardLinkTests
{
    private const long Owner = 900;

    [Fact]
    public async Task The_owner_gets_a_link_that_works_and_it_is_written_down()
    {
        await using var world = await StartAsync();

        await world.SayAsync(Owner, "/jobs");

        var token = Token().Match(world.LastTo(Owner).Text).Groups[1].Value;
        Assert.NotNull(world.Services.GetRequiredService<OneTimeLinks>().Peek<OneTimeGrant.Dashboard>(token));
        Assert.Equal(1, await world.ReadAsync(db => db.Audit.CountAsync(row => row.Action == "dashboard.link", TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData(BotWorld.Administrator)]
    [InlineData(BotWorld.Head)]
    public async Task To_others_there_is_no_such_command(long person)
    {
        await using var world = await StartAsync();

        await world.SayAsync(person, "/jobs");

        Assert.DoesNotContain("hangfire", world.LastTo(person).Text, StringComparison.Ordinal);
    }

    private static async Task<BotWorld> StartAsync()
    {
        var world = await BotWorld.StartAsync(DatabaseKind.Sqlite, options => options with { Schools = [options.Schools[0] with { Owner = Owner }] });
        world.AddUser(Owner, "Олег", "Хозяинов");
        return world;
    }

    [GeneratedRegex("/hangfire/enter/([A-Za-z0-9_-]{43})")]
    private static partial Regex Token();
}
