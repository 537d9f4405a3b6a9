using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Tests.Features.Invites;
using BotHost.Tests.Harness;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Chats;

/// <summary>Events that come twice, late, out of order, or never.</summary>
public sealed class MemberEventsTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_repeated_join_changes_nothing(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);
        await scene.ComeInAsync(Mother);
        var member = await scene.MemberAsync(Mother);
        var told = scene.World.MessagesTo(Mother).Count;

        await scene.World.DeliverAsync(Joins.ByLink(await scene.ChatAsync(), Mother, member!.JoinedAt));

        Assert.Equal(told, scene.World.MessagesTo(Mother).Count);
        Assert.Equal(member.Version, (await scene.MemberAsync(Mother))!.Version);
    }

    [Fact]
    public async Task A_leaving_heard_of_before_the_join_is_not_undone_by_it()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.PressAsync(Mother, InviteButton);
        var chat = await scene.ChatAsync();
        var joinedAt = BotWorld.Start + TimeSpan.FromMinutes(1);

        await scene.World.DeliverAsync(Joins.Leaves(chat, Mother, joinedAt + TimeSpan.FromMinutes(1)));
        await scene.World.DeliverAsync(Joins.ByLink(chat, Mother, joinedAt));

        Assert.False((await scene.MemberAsync(Mother))!.IsInside);
        Assert.Equal(InviteState.Joined, Assert.Single(await scene.InvitesOfAsync(Mother)).State);
    }

    [Fact]
    public async Task A_stale_leaving_does_not_put_out_who_came_back()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        var chat = await scene.ChatAsync();
        var at = BotWorld.Start + TimeSpan.FromMinutes(1);

        await scene.World.DeliverAsync(Joins.ByLink(chat, Mother, at + TimeSpan.FromMinutes(5)));
        await scene.World.DeliverAsync(Joins.Leaves(chat, Mother, at));

        Assert.True((await scene.MemberAsync(Mother))!.IsInside);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_nightly_look_finds_joins_and_leavings_that_no_event_told_of(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);
        await scene.ComeInAsync(OtherMother);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.AdvanceAsync(TimeSpan.FromMinutes(10));
        scene.LoseEvents();
        scene.World.Emulator.People.JoinByLink(Mother, scene.ChatLink);
        scene.World.Emulator.People.JoinByLink(Stranger, scene.ChatLink);
        scene.World.Emulator.People.LeaveChat(OtherMother, scene.ChatNumber);
        Assert.Null(await scene.MemberAsync(Mother));

        await scene.World.AdvanceToAsync(BotWorld.Start + TimeSpan.FromHours(18));

        Assert.Equal(InviteState.Joined, Assert.Single(await scene.InvitesOfAsync(Mother)).State);
        Assert.Equal(Standing.Entitled, (await scene.MemberAsync(Mother))!.Standing);
        Assert.False((await scene.MemberAsync(OtherMother))!.IsInside);
        Assert.True(scene.IsInside(Stranger)); // the list names the teacher as inviter: she is asked, in the morning
        Assert.False(scene.WasTold(Teacher, "id201"));
        Assert.NotNull((await scene.ChatAsync()).ReconciledAt);
        await scene.World.AdvanceToAsync(BotWorld.Start + TimeSpan.FromHours(22));
        scene.World.Emulator.Updates.Release(BotWorld.GroupId); // the events come after all, and change nothing
        await scene.World.SettleAsync();
        Assert.False((await scene.MemberAsync(OtherMother))!.IsInside);
        await scene.World.PressAsync(Teacher, "Не наш");
        Assert.False(scene.IsInside(Stranger));
    }

    [Fact]
    public async Task A_leaving_makes_the_link_change()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite, null, Mother);
        var link = scene.ChatLink;

        scene.World.Emulator.People.LeaveChat(Mother, scene.ChatNumber);
        await scene.World.AdvanceAsync(TimeSpan.FromMinutes(11));

        Assert.NotEqual(link, scene.ChatLink);
        Assert.False((await scene.MemberAsync(Mother))!.IsInside);
    }
}
