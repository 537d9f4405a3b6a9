using BotHost.Domain.Invites;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Invites;

/// <summary>Chats where the bot is not, and Sferum's own links: staff paste them, the bot hands them out.</summary>
public sealed class LoadedLinkTests
{
    private const string Pasted = "https://vk.me/join/sferum-5a";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_pasted_link_is_handed_out_in_private_counted_and_the_teachers_tick_stands_for_the_join(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartAsync(database);
        var world = scene.World;
        await world.SayAsync(OtherMother, "ссылка 5а"); // asked before there was one
        await LoadAsync(world, Teacher, "В чат родителей", "7 дней");

        Assert.Contains("Готово: чат родителей 5А. Действует до 30 ноября, понедельник, 10:00.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.True(scene.WasTold(OtherMother, "Ваше личное приглашение в чат «Родители 5А»"));
        await world.SayAsync(Mother, "ссылка 5а");
        Assert.Contains("Ссылка общая: не пересылайте.", world.LastTo(Mother).Text, StringComparison.Ordinal);
        await world.PressAsync(Mother, InviteButton);
        Assert.Equal(Pasted, scene.LinkOf(Mother));
        await world.SayAsync(Stranger, "ссылка 5а");
        Assert.False(scene.SeesLink(Stranger));
        await world.PressAsync(Mother, "Я уже в чате");
        Assert.False(scene.SeesLink(Mother));
        await world.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Contains("1. родитель: Петя С. (https://vk.com/id101)", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Вижу всех");

        Assert.Equal(InviteState.Joined, Assert.Single(await scene.InvitesOfAsync(Mother)).State);
        Assert.NotNull((await scene.MemberAsync(Mother))!.DecidedBy);
        var link = await world.ReadAsync(db => db.LoadedLinks.SingleAsync());
        Assert.Equal(1, link.HandedOut);
        Assert.DoesNotContain("sferum-5a", link.Sealed, StringComparison.Ordinal);
        Assert.All(await world.ReadAsync(db => db.Outbox.ToListAsync()), row => Assert.DoesNotContain("sferum-5a", row.Content ?? "", StringComparison.Ordinal));
        Assert.DoesNotContain(world.Logs.Lines, line => line.Contains("sferum-5a", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_not_seen_gets_another_invite_and_a_link_that_does_not_work_is_reported()
    {
        await using var scene = await ClassScene.StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await LoadAsync(world, Teacher, "В чат родителей", "Без срока");
        await world.SayAsync(Mother, "ссылка 5а");
        await world.PressAsync(Mother, InviteButton);
        await world.PressAsync(Mother, "Я уже в чате");
        await world.AdvanceAsync(TimeSpan.FromHours(2));

        await world.PressAsync(Teacher, "Не вижу: 1");
        Assert.True(scene.WasTold(Mother, "Вас пока не видят в чате «Родители 5А»"));
        await world.PressAsync(Mother, "Не получается войти");

        Assert.Contains("Не подошла: 1 раз.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.SayAsync(Teacher, "загрузить");
        await world.PressAsync(Teacher, "Что загружено");
        Assert.Contains("чат родителей 5А: выдана 1 раз — НЕ РАБОТАЕТ", world.LastTo(Teacher).Text.Replace("«Родители 5А»", "чат родителей 5А", StringComparison.Ordinal), StringComparison.Ordinal);
        await world.AdvanceToAsync(BotWorld.Start + TimeSpan.FromHours(7));
        Assert.Contains("загруженная ссылка устарела: родители 5А", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Foreign_pages_and_foreign_people_are_refused_and_after_its_time_a_link_is_not_given()
    {
        await using var scene = await ClassScene.StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await world.SayAsync(Mother, "загрузить");
        Assert.StartsWith("Ссылки загружают сотрудники", world.LastTo(Mother).Text, StringComparison.Ordinal);
        await LoadAsync(world, Teacher, "В чат родителей", "7 дней", "https://evil.example/join/x");

        await world.AdvanceAsync(TimeSpan.FromDays(8));
        await world.SayAsync(Mother, "ссылка 5а");
        await world.PressAsync(Mother, InviteButton);

        Assert.False(scene.SeesLink(Mother));
        Assert.Contains("Бот не видит ссылку чата", world.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    /// <summary>Clause 2.3-1: who works at the school gets Sferum's own registration link for staff, and nobody else does.</summary>
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Staff_get_the_registration_link_of_staff_and_nobody_else_does(DatabaseKind database)
    {
        const string registration = "https://sferum.ru/?p=join&staff=1";
        await using var scene = await ClassScene.StartAsync(database);
        var world = scene.World;
        await world.SayAsync(Teacher, "авторизация");
        Assert.StartsWith("Пока не загружено: регистрация в Сферуме для сотрудников.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.SayAsync(BotWorld.Administrator, "загрузить");
        await world.PressAsync(BotWorld.Administrator, "Для сотрудников");
        await world.PressAsync(BotWorld.Administrator, "Регистрация в Сферуме");
        await world.SayAsync(BotWorld.Administrator, registration);
        await world.PressAsync(BotWorld.Administrator, "Без срока");

        await world.SayAsync(Teacher, "авторизация");

        Assert.Equal(registration, world.LastTo(Teacher).Button("Открыть Сферум").Link);
        Assert.Contains("Выберите роль «учитель»", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        foreach (var other in new[] { Mother, Stranger })
        {
            await world.SayAsync(other, "авторизация");
            Assert.DoesNotContain(world.LastTo(other).Keyboard!.Buttons, button => button.Link is not null);
        }
        Assert.Equal(1, (await world.ReadAsync(db => db.LoadedLinks.SingleAsync())).HandedOut);
    }

    /// <param name="first">Pasted by mistake before the right one.</param>
    private static async Task LoadAsync(BotWorld world, long staff, string use, string until, string? first = null)
    {
        await world.SayAsync(staff, "загрузить");
        await world.PressAsync(staff, "5А");
        await world.PressAsync(staff, use);
        if (first is not null)
        {
            await world.SayAsync(staff, first);
            Assert.StartsWith("Эта ссылка ведёт не в мессенджер", world.LastTo(staff).Text, StringComparison.Ordinal);
        }
        await world.SayAsync(staff, Pasted);
        await world.PressAsync(staff, until);
    }
}
