using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Support;

public sealed class SupportShieldTests
{
    private const long Writer = 101;

    [Fact]
    public async Task Words_of_distress_get_calm_words_and_the_helpline_and_nobody_is_told()
    {
        await using var world = await StartAsync();

        await world.SayAsync(Writer, "я больше не хочу жить");

        Assert.Contains("8-800-2000-122", world.LastTo(Writer).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(world.MessagesTo(BotWorld.Administrator), message => message.Text.Contains("СРОЧНО", StringComparison.Ordinal));
        await world.PressAsync(Writer, "Нет, не надо");
        Assert.DoesNotContain(world.MessagesTo(BotWorld.Administrator), message => message.Text.Contains("СРОЧНО", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_yes_a_human_is_told_at_night_too_and_the_words_are_not_passed_on()
    {
        await using var world = await StartAsync();
        await world.AdvanceToAsync(BotWorld.Start + TimeSpan.FromHours(15)); // one in the morning in Moscow
        await world.SayAsync(Writer, "меня травят в классе, режу руки");

        await world.PressAsync(Writer, "Да, передать");

        var told = world.LastTo(BotWorld.Administrator).Text;
        Assert.Contains("СРОЧНО", told, StringComparison.Ordinal);
        Assert.Contains("https://vk.com/id101", told, StringComparison.Ordinal);
        Assert.DoesNotContain("режу", told, StringComparison.Ordinal);
        Assert.Contains("Передал", world.LastTo(Writer).Text, StringComparison.Ordinal);
        Assert.All(await world.ReadAsync(db => db.Inbox.ToListAsync()), row => Assert.Null(row.Payload));
        Assert.All(await world.ReadAsync(db => db.Outbox.ToListAsync()), row => Assert.Null(row.Content));
        Assert.DoesNotContain(await world.ReadAsync(db => db.Audit.ToListAsync()), row => row.Reason is not null);
    }

    [Fact]
    public async Task The_person_named_at_set_up_is_told_instead_of_the_administrators()
    {
        await using var world = await StartAsync();
        await world.SayAsync(BotWorld.Head, "привет");
        await world.ArrangeAsync(async db => (await db.Schools.FirstAsync()).CrisisContact = (await db.People.FirstAsync(row => row.User == new Domain.Messaging.UserRef("2"))).Id);

        await world.SayAsync(Writer, "хочу покончить с собой");
        await world.PressAsync(Writer, "Да, передать");

        Assert.Contains("СРОЧНО", world.LastTo(BotWorld.Head).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(world.MessagesTo(BotWorld.Administrator), message => message.Text.Contains("СРОЧНО", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Distress_wins_over_a_dialog_and_over_a_frozen_account()
    {
        await using var world = await StartAsync();
        await world.SayAsync(Writer, "код");
        await world.ArrangeAsync(async db => (await db.People.FirstAsync(row => row.User == new Domain.Messaging.UserRef("101"))).FrozenAt = BotWorld.Start);

        await world.SayAsync(Writer, "не хочу жить");

        Assert.Contains("8-800-2000-122", world.LastTo(Writer).Text, StringComparison.Ordinal);
        await world.PressAsync(Writer, "Да, передать");
        Assert.Contains("Передал", world.LastTo(Writer).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Talk_of_codes_from_sms_gets_the_warning()
    {
        await using var world = await StartAsync();

        await world.SayAsync(Writer, "учительница просит назвать код из смс");

        Assert.Contains("это мошенники", world.LastTo(Writer).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_is_a_warning_in_a_dialog_and_an_everyday_word_in_a_reminder()
    {
        await using var world = await StartAsync();

        await world.SayAsync(Writer, "куда сдавать деньги на экскурсию");
        Assert.Contains("это мошенники", world.LastTo(Writer).Text, StringComparison.Ordinal);

        await world.SayAsync(Writer, "напомни завтра в 9 сдать деньги на экскурсию");
        Assert.Contains("сдать деньги на экскурсию", world.LastTo(Writer).Text, StringComparison.Ordinal);
        await world.SayAsync(Writer, "напомни завтра в 9 назвать код из смс");
        Assert.Contains("это мошенники", world.LastTo(Writer).Text, StringComparison.Ordinal);
    }

    private static async Task<BotWorld> StartAsync()
    {
        var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        world.AddUser(Writer, "Вера", "С");
        await world.SayAsync(BotWorld.Administrator, "привет");
        return world;
    }
}
