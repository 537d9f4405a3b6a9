using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Domain.Verification;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Digests;

public sealed class DigestTests
{
    private const long Teacher = 201;
    private static readonly TimeSpan ToFiveInTheAfternoon = TimeSpan.FromHours(7); // the world starts at 10:00

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task At_five_each_administrator_gets_one_to_do_list_also_across_a_restart(DatabaseKind database)
    {
        await using var world = await BotWorld.StartAsync(database);
        await world.SayAsync(BotWorld.Administrator, "меню");
        await ArrangeVerificationAsync(world);

        await world.AdvanceAsync(ToFiveInTheAfternoon - TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(world.MessagesTo(BotWorld.Administrator), IsDigest);
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));
        await world.RestartAsync();
        await world.AdvanceAsync(TimeSpan.FromHours(1));

        var digest = Assert.Single(world.MessagesTo(BotWorld.Administrator), IsDigest);
        Assert.StartsWith("Сводка, 23 ноября, понедельник", digest.Text, StringComparison.Ordinal);
        Assert.Contains("1 заявка ждёт решения: учитель: Лесная Анна Ивановна", digest.Text, StringComparison.Ordinal);
        Assert.Contains(digest.Keyboard!.Buttons, button => button.Label == "Заявка: учитель: Лесная Анна Ивановна");
    }

    [Fact]
    public async Task A_quiet_day_brings_no_message_and_no_second_try()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        await world.SayAsync(BotWorld.Administrator, "меню");

        await world.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.DoesNotContain(world.MessagesTo(BotWorld.Administrator), IsDigest);
        Assert.True(Assert.Single(await world.ReadAsync(db => db.Digests.ToListAsync())).WasEmpty);
    }

    [Fact]
    public async Task After_days_of_downtime_one_digest_catches_up()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        await world.SayAsync(BotWorld.Administrator, "меню");
        await ArrangeVerificationAsync(world);
        await world.StopAsync();
        world.Clock.MoveTo(world.Clock.GetUtcNow().AddDays(3)); // Thursday, 10:00: three digests were missed

        await world.RestartAsync();
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));

        Assert.StartsWith("Сводка, 25 ноября, среда", Assert.Single(world.MessagesTo(BotWorld.Administrator), IsDigest).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_no_administrator_learns_nothing()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        world.AddUser(Teacher, "Анна", "Лесная");
        await ArrangeVerificationAsync(world);

        await world.SayAsync(Teacher, "сводка");
        await world.SayAsync(Teacher, "заявки");

        Assert.All(world.MessagesTo(Teacher), message => Assert.DoesNotContain("Лесная", message.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asked_for_it_comes_at_once()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        await ArrangeVerificationAsync(world);

        await world.SayAsync(BotWorld.Administrator, "/digest");

        Assert.Contains("1 заявка ждёт решения", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
    }

    private static bool IsDigest(Sandbox.Views.MessageView message) => message.Text.StartsWith("Сводка", StringComparison.Ordinal);

    private static Task ArrangeVerificationAsync(BotWorld world) => world.ArrangeAsync(db =>
    {
        var now = world.Clock.GetUtcNow();
        var person = new Person { User = new("201"), FirstSeenAt = now };
        db.People.Add(person);
        db.Verifications.Add(new VerificationRequest
        {
            Asker = person.Id,
            FullName = "Лесная Анна Ивановна",
            NameKey = "ЛЕСНАЯ АННА ИВАНОВНА",
            Position = "Математика",
            Kind = StaffKind.SubjectTeacher,
            CreatedAt = now,
            RemindAt = now.AddDays(30),
            EscalateAt = now.AddDays(30),
            ExpiresAt = now.AddDays(30),
        });
        return Task.CompletedTask;
    });
}
