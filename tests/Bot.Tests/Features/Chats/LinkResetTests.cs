using BotHost.Configuration;
using BotHost.Domain.Chats;
using BotHost.Sandbox.State;
using BotHost.Tests.Harness;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Chats;

/// <summary>A link is never shown that a reset under way is about to void, and nobody who holds one is left with a dead one.</summary>
public sealed class LinkResetTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_routine_reset_waits_for_the_last_lease(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.PressAsync(Mother, InviteButton);
        var link = scene.LinkOf(Mother);
        await scene.World.AdvanceAsync(TimeSpan.FromMinutes(10));
        await scene.World.SayAsync(OtherMother, "ссылка 5а");
        await scene.World.PressAsync(OtherMother, InviteButton);

        await scene.World.AdvanceAsync(TimeSpan.FromMinutes(6)); // the first lease is over
        Assert.Equal(link, scene.ChatLink);
        await scene.World.AdvanceAsync(TimeSpan.FromMinutes(10)); // the second is over too
        Assert.NotEqual(link, scene.ChatLink);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_strangers_removal_resets_at_once_and_holders_get_a_fresh_link(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database, Strict);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.PressAsync(Mother, InviteButton);
        var old = scene.LinkOf(Mother);

        await scene.JoinAsync(Stranger, old);

        Assert.NotEqual(old, scene.ChatLink);
        Assert.Equal(scene.ChatLink, scene.LinkOf(Mother));
        Assert.Single(scene.World.MessagesTo(Mother), message => message.Keyboard?.Buttons.Any(button => button.Label == LinkButton) == true);
        Assert.Equal(Sandbox.People.JoinResult.Joined, await scene.JoinAsync(Mother, scene.LinkOf(Mother)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Presses_and_resets_at_the_same_time_leave_nobody_with_a_dead_link(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database, Strict);
        foreach (var user in new[] { Mother, Father, OtherMother })
            await scene.World.SayAsync(user, "ссылка 5а");
        var cards = new[] { Mother, Father, OtherMother }.ToDictionary(user => user, user => scene.World.LastTo(user));

        for (var round = 0; round < 3; round++)
        {
            scene.World.Emulator.People.JoinByLink(Stranger + round, scene.ChatLink);
            foreach (var (user, card) in cards)
                _ = scene.World.Emulator.People.PressAsync(user, card.Conversation, card.Cmid, InviteButton, CancellationToken.None);
            await scene.World.SettleAsync();

            Assert.All(cards.Keys, user => Assert.Equal(scene.ChatLink, scene.LinkOf(user)));
            await scene.World.AdvanceAsync(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task Routine_resets_come_once_in_ten_minutes()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite, null, Father);
        await scene.ComeInAsync(Mother);
        var afterMother = scene.ChatLink;
        await scene.World.AdvanceAsync(TimeSpan.FromMinutes(2));
        scene.World.Emulator.People.LeaveChat(Father, scene.ChatNumber);
        await scene.World.SettleAsync();

        await scene.World.AdvanceAsync(TimeSpan.FromMinutes(7));
        Assert.Equal(afterMother, scene.ChatLink);
        await scene.World.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.NotEqual(afterMother, scene.ChatLink);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_refused_reset_makes_the_link_a_shared_one_and_tells_the_teacher(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.PressAsync(Mother, InviteButton);
        scene.World.Emulator.People.SetChatRights(scene.ChatNumber, -BotWorld.GroupId, new ChatRights(false, CanSeeInviteLink: true, CanChangeInviteLink: false, SeesAllMessages: true));

        await scene.World.AdvanceAsync(TimeSpan.FromMinutes(16));

        var chat = await scene.ChatAsync();
        Assert.Equal((ChatStanding.Observed, null, null), (chat.Standing, chat.ResetDueAt, chat.ResetEntry));
        Assert.True(scene.WasTold(Teacher, "больше не администратор"));
        await scene.World.SayAsync(Father, "ссылка 5а");
        Assert.Contains("Ссылка общая: не пересылайте", scene.World.LastTo(Father).Text, StringComparison.Ordinal);
        scene.World.Emulator.People.MakeCommunityAdmin(scene.ChatNumber, BotWorld.GroupId);
        await scene.World.PressAsync(Teacher, "Проверить ещё раз");
        Assert.Equal(ChatStanding.Managed, (await scene.ChatAsync()).Standing);
    }

    [Fact]
    public async Task Where_the_messenger_hides_the_link_people_are_let_in_by_hand()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        await scene.ConnectAsync(isAdmin: false);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.PressAsync(Mother, InviteButton);

        Assert.Contains("вручную", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.True((await scene.ChatAsync()).IsLinkHidden);
        await scene.World.PressAsync(Mother, "Да, попросить");
        Assert.True(scene.WasTold(Teacher, "Добавьте, пожалуйста, этот профиль"));
        scene.World.Emulator.People.AddUserToChat(Teacher, scene.ChatNumber, Mother);
        await scene.World.SettleAsync(); // a plain member hears of nothing
        await scene.World.PressAsync(Mother, "Я уже в чате");
        Assert.Contains("Вы в чате", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    private static BotOptions Strict(BotOptions options)
        => options with { Invites = options.Invites with { Gatekeeping = Gatekeeping.Strict } };
}
