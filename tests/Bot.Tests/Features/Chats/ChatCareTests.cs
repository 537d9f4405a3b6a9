using BotHost.Domain.Chats;
using BotHost.Tests.Features.Invites;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Chats;

/// <summary>A leaked link, the chat's doctor, decisions taken back, leavers still inside.</summary>
public sealed class ChatCareTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_leaked_link_dies_at_once_and_open_leases_get_fresh_buttons(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartWithChatAsync(database);
        var world = scene.World;
        await scene.ComeInAsync(Father);
        await scene.JoinAsync(Stranger, scene.ChatLink);
        await world.SayAsync(Mother, "ссылка 5а");
        await world.PressAsync(Mother, InviteButton);
        var leaked = scene.LinkOf(Mother);

        await world.SayAsync(BotWorld.Administrator, "ссылка 5а утекла");

        Assert.NotEqual(leaked, scene.ChatLink);
        Assert.Equal(scene.ChatLink, scene.LinkOf(Mother));
        var answer = world.LastTo(BotWorld.Administrator).Text;
        Assert.Contains("1 человек как раз входили по ней и получили новую кнопку", answer, StringComparison.Ordinal);
        Assert.Contains("родитель: Петя С. (https://vk.com/id102)", answer, StringComparison.Ordinal);
        Assert.Contains("https://vk.com/id201 — без приглашения", answer, StringComparison.Ordinal);
        Assert.StartsWith("Ссылка чата «Родители 5А» утекла, об этом сообщил(а)", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Решить о тех, кого не звали: 1");
        await world.PressAsync(Teacher, "Не наш");
        Assert.False(scene.IsInside(Stranger));
        await scene.JoinAsync(Mother, scene.LinkOf(Mother));
        Assert.True(scene.IsInside(Mother));
    }

    [Fact]
    public async Task A_parent_reports_a_leak_and_the_teacher_acts_with_one_press()
    {
        await using var scene = await ClassScene.StartWithChatAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        var link = scene.ChatLink;

        await world.SayAsync(Mother, "Кто-то выложил ссылку на наш чат");
        await world.SayAsync(OtherMother, "ссылка утекла"); // once an hour is enough
        await world.SayAsync(Stranger, "ссылка 5а утекла");

        Assert.Contains("Мы передали тем, кто отвечает за чат", world.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.Contains("Мы передали", world.LastTo(OtherMother).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("передали", world.LastTo(Stranger).Text, StringComparison.Ordinal);
        Assert.Equal(link, scene.ChatLink);
        Assert.Single(world.MessagesTo(Teacher), message => message.Text.Contains("попала к посторонним", StringComparison.Ordinal));
        await world.PressAsync(Teacher, "Сменить ссылку");
        Assert.NotEqual(link, scene.ChatLink);
        Assert.Contains("За последние сутки в чат никто не вошёл.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_removal_is_taken_back_within_ten_minutes_and_the_person_comes_in_again(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartWithChatAsync(database);
        var world = scene.World;
        await world.SayAsync(Stranger, "помощь");
        await scene.JoinAsync(Stranger, scene.ChatLink);
        await world.PressAsync(Teacher, "Не наш");
        Assert.False(scene.IsInside(Stranger));

        await world.PressAsync(Teacher, "Отменить (10 минут)");

        Assert.Contains("Вас удалили из чата «Родители 5А» по ошибке", world.LastTo(Stranger).Text, StringComparison.Ordinal);
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        await scene.JoinAsync(Stranger, scene.ChatLink);
        Assert.True(scene.IsInside(Stranger));
        Assert.Equal(Standing.AddedByStaff, (await scene.MemberAsync(Stranger))!.Standing);
    }

    [Fact]
    public async Task An_acceptance_is_taken_back_too_and_after_ten_minutes_nothing_is()
    {
        await using var scene = await ClassScene.StartWithChatAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await scene.JoinAsync(Stranger, scene.ChatLink);
        await world.PressAsync(Teacher, "Наш");
        await world.PressAsync(Teacher, "Отменить (10 минут)");
        Assert.Equal(Standing.Unknown, (await scene.MemberAsync(Stranger))!.Standing);
        await world.PressAsync(Teacher, "Наш");

        await world.AdvanceAsync(TimeSpan.FromMinutes(11));
        await world.PressAsync(Teacher, "Отменить (10 минут)");

        Assert.Contains("Отменить решение можно было десять минут", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.Equal(Standing.AddedByStaff, (await scene.MemberAsync(Stranger))!.Standing);
    }

    [Fact]
    public async Task The_doctor_names_what_the_bot_may_not_do_and_how_to_mend_it()
    {
        await using var scene = await ClassScene.StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await scene.ConnectAsync(isAdmin: false);

        await DoctorAsync(world);
        Assert.Contains("Меняет ссылку: нет", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.Contains("1. Бот не администратор. Откройте чат", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        world.Emulator.People.MakeCommunityAdmin(scene.ChatNumber, BotWorld.GroupId);
        await world.PressAsync(Teacher, "Проверить ещё раз");
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        await DoctorAsync(world);

        Assert.Contains("Меняет ссылку: да", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.Contains("Всё в порядке.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_leaver_still_inside_is_asked_about_at_night_and_those_whom_staff_added_are_not(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartWithChatAsync(database);
        var world = scene.World;
        await scene.ComeInAsync(Mother);
        await scene.ComeInAsync(OtherMother);
        world.Emulator.People.AddUserToChat(Teacher, scene.ChatNumber, Stranger);
        await world.SettleAsync();
        await world.ArrangeAsync(db => db.Pupils.Where(pupil => pupil.ShortName == "Оля К.").ExecuteUpdateAsync(row => row.SetProperty(it => it.LeftAt, BotWorld.Start)));

        await world.AdvanceAsync(TimeSpan.FromDays(1));

        var card = Assert.Single(world.MessagesTo(Teacher), message => message.Text.Contains("больше нет права", StringComparison.Ordinal));
        Assert.Contains("https://vk.com/id103", card.Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Не наш");
        Assert.Equal([true, false, true], new[] { Mother, OtherMother, Stranger }.Select(scene.IsInside));
        await world.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.DoesNotContain(world.MessagesTo(Teacher), message => message.Text.Contains("больше нет права", StringComparison.Ordinal)); // asked once
    }

    private static async Task DoctorAsync(BotWorld world)
    {
        await world.SayAsync(Teacher, "чат");
        await world.PressAsync(Teacher, "«Родители 5А»");
        await world.PressAsync(Teacher, "Доктор чата");
    }
}
