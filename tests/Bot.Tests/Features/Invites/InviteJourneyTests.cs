using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Sandbox.People;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Invites;

/// <summary>A guardian's way from "ссылка 5а" into the chat, and what stands in it.</summary>
public sealed class InviteJourneyTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_guardian_comes_in_by_an_own_invite(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);
        var world = scene.World;

        await world.SayAsync(Mother, "дайте, пожалуйста, ссылку на чат 5а");
        Assert.Contains("Действует до 26 ноября, четверг, 10:00 (осталось 72 часа)", world.LastTo(Mother).Text, StringComparison.Ordinal);
        await world.PressAsync(Mother, InviteButton);
        var link = scene.LinkOf(Mother);
        Assert.Equal(scene.ChatLink, link);
        Assert.Equal(JoinResult.Joined, await scene.JoinAsync(Mother, link));

        Assert.Equal(InviteState.Joined, Assert.Single(await scene.InvitesOfAsync(Mother)).State);
        Assert.Equal(Standing.Invited, (await scene.MemberAsync(Mother))!.Standing);
        Assert.Contains("Вы в чате «Родители 5А»", world.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.False(scene.SeesLink(Mother));
        Assert.NotEqual(link, scene.ChatLink); // nobody held it any more
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Two_guardians_of_one_child_have_an_invite_each(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);

        scene.World.Emulator.People.WriteToCommunity(Mother, BotWorld.GroupId, "ссылка 5а");
        scene.World.Emulator.People.WriteToCommunity(Father, BotWorld.GroupId, "ссылка 5 «А»");
        await scene.World.SettleAsync();
        await scene.World.PressAsync(Mother, InviteButton);
        await scene.World.PressAsync(Father, InviteButton);
        Assert.Equal(JoinResult.Joined, await scene.JoinAsync(Mother, scene.LinkOf(Mother)));
        Assert.Equal(JoinResult.Joined, await scene.JoinAsync(Father, scene.LinkOf(Father)));

        Assert.Equal(InviteState.Joined, Assert.Single(await scene.InvitesOfAsync(Mother)).State);
        Assert.Equal(InviteState.Joined, Assert.Single(await scene.InvitesOfAsync(Father)).State);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_second_request_returns_the_same_invite(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);

        scene.World.Emulator.People.WriteToCommunity(Mother, BotWorld.GroupId, "ссылка 5а");
        scene.World.Emulator.People.WriteToCommunity(Mother, BotWorld.GroupId, "ссылка 5а");
        await scene.World.SettleAsync();
        await scene.World.AdvanceAsync(TimeSpan.FromHours(3));
        await scene.World.SayAsync(Mother, "ссылка");

        Assert.Single(await scene.InvitesOfAsync(Mother));
        Assert.Contains("26 ноября, четверг, 10:00 (осталось 69 часов)", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_link_is_taken_away_and_reset_when_the_lease_is_over(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.PressAsync(Mother, InviteButton);
        var link = scene.LinkOf(Mother);

        await scene.World.AdvanceAsync(TimeSpan.FromMinutes(15));

        Assert.False(scene.SeesLink(Mother));
        Assert.Equal(JoinResult.LinkInvalid, await scene.JoinAsync(Mother, link));
        await scene.World.PressAsync(Mother, "Открыть снова");
        Assert.Equal(JoinResult.Joined, await scene.JoinAsync(Mother, scene.LinkOf(Mother)));
    }

    [Fact]
    public async Task Five_leases_a_day_are_the_most_and_the_way_on_is_offered()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        for (var press = 0; press < 6; press++)
        {
            await scene.World.PressAsync(Mother, scene.World.MessagesTo(Mother).First(message => message.Text.StartsWith("Ваше личное", StringComparison.Ordinal)), InviteButton);
            await scene.World.AdvanceAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Contains("пять раз", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.Equal(5, await scene.World.ReadAsync(db => db.Leases.CountAsync()));
        Assert.Single(scene.World.MessagesTo(Mother), message => message.Keyboard?.Buttons.Any(button => button.Label == LinkButton) == true);
        await scene.World.PressAsync(Mother, "Не получается войти");
        Assert.True(scene.WasTold(Teacher, "родитель: Петя С."));
        await scene.World.PressAsync(Mother, "Не получается войти");
        Assert.Contains("уже попросили", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_nervous_second_press_opens_no_second_lease()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.PressAsync(Mother, InviteButton);
        await scene.World.PressAsync(Mother, InviteButton);

        Assert.Equal(1, await scene.World.ReadAsync(db => db.Leases.CountAsync()));
        Assert.True(scene.SeesLink(Mother));
    }

    [Fact]
    public async Task An_invite_opens_for_its_owner_only()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        var payload = scene.World.LastTo(Mother).Button(InviteButton).Payload;

        _ = scene.World.Emulator.People.PressWithPayloadAsync(
            Stranger, Sandbox.State.ConversationKey.Dialog(Stranger, BotWorld.GroupId), null, payload, CancellationToken.None);
        await scene.World.SettleAsync();

        Assert.Equal(0, await scene.World.ReadAsync(db => db.Leases.CountAsync()));
    }

    [Fact]
    public async Task A_declined_invite_is_left_alone_and_can_be_taken_back()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.PressAsync(Mother, "Не хочу вступать");
        var before = scene.World.MessagesTo(Mother).Count;
        await scene.World.AdvanceAsync(TimeSpan.FromDays(2));

        Assert.Equal(before, scene.World.MessagesTo(Mother).Count);
        await scene.World.PressAsync(Mother, "Передумал(а)");
        Assert.Equal([InviteState.Declined, InviteState.Issued], (await scene.InvitesOfAsync(Mother)).Select(invite => invite.State));
    }

    [Fact]
    public async Task Who_is_inside_already_is_told_so()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite, null, Mother);

        await scene.World.SayAsync(Mother, "ссылка 5а");

        Assert.Contains("Вы уже в чате", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.Empty(await scene.InvitesOfAsync(Mother));
        await scene.World.PressAsync(Mother, "Меня там нет");
        Assert.Single(await scene.InvitesOfAsync(Mother));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_restart_between_lease_and_join_loses_nothing(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.PressAsync(Mother, InviteButton);
        var link = scene.LinkOf(Mother);

        await scene.World.RestartAsync();
        Assert.Equal(JoinResult.Joined, await scene.JoinAsync(Mother, link));

        Assert.Equal(InviteState.Joined, Assert.Single(await scene.InvitesOfAsync(Mother)).State);
        Assert.False(scene.SeesLink(Mother));
    }

    [Fact]
    public async Task Another_profile_than_the_leased_one_is_explained_gently()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.PressAsync(Mother, InviteButton);

        await scene.JoinAsync(Stranger, scene.LinkOf(Mother));

        Assert.Contains("вошёл другой профиль", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.True(scene.WasTold(Teacher, "ссылка была открыта у: родитель: Петя С."));
        Assert.Equal(InviteState.Leased, Assert.Single(await scene.InvitesOfAsync(Mother)).State);
    }

    [Fact]
    public async Task Joins_are_told_to_the_homeroom_teacher_together()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.ComeInAsync(Mother);
        await scene.World.AdvanceAsync(TimeSpan.FromMinutes(30));
        await scene.ComeInAsync(OtherMother);
        Assert.False(scene.WasTold(Teacher, "Вошли в чат"));

        await scene.World.AdvanceAsync(TimeSpan.FromMinutes(31));

        var told = Assert.Single(scene.World.MessagesTo(Teacher), message => message.Text.StartsWith("Вошли в чат", StringComparison.Ordinal)).Text;
        Assert.Contains("родитель: Петя С.", told, StringComparison.Ordinal);
        Assert.Contains("родитель: Оля К.", told, StringComparison.Ordinal);
    }
}
