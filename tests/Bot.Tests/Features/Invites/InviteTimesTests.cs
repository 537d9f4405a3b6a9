using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Sandbox.People;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Invites;

/// <summary>Reminders, the expiry to the second, the annulment.</summary>
public sealed class InviteTimesTests
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_unclaimed_invite_is_reminded_of_expires_is_offered_anew_and_annulled(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        var link = scene.ChatLink;

        await scene.World.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Contains("Напоминаем", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
        await scene.World.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Contains("осталось 24 часа", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
        await scene.World.AdvanceAsync(TimeSpan.FromDays(1) - _second);
        Assert.Equal(2, scene.World.MessagesTo(Mother).Count(message => message.Text.StartsWith("Напоминаем", StringComparison.Ordinal)));
        await scene.World.AdvanceAsync(_second);
        Assert.Contains("вышел", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.NotEqual(link, scene.ChatLink);
        Assert.Null(Assert.Single(await scene.InvitesOfAsync(Mother)).AnnulledAt);
        await scene.World.AdvanceAsync(TimeSpan.FromHours(18));

        Assert.NotNull(Assert.Single(await scene.InvitesOfAsync(Mother)).AnnulledAt);
        Assert.Equal(1, await scene.World.ReadAsync(db => db.Audit.CountAsync(entry => entry.Action == "invite.annulled")));
        await scene.World.PressAsync(Mother, "Новая ссылка");
        Assert.Equal([InviteState.Expired, InviteState.Issued], (await scene.InvitesOfAsync(Mother)).Select(invite => invite.State));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, -1, InviteState.Joined)]
    [InlineData(DatabaseKind.Sqlite, 1, InviteState.Expired)]
    [InlineData(DatabaseKind.PostgreSql, -1, InviteState.Joined)]
    [InlineData(DatabaseKind.PostgreSql, 1, InviteState.Expired)]
    public async Task A_join_at_the_expiry_counts_to_the_second(DatabaseKind database, int seconds, InviteState expected)
    {
        await using var scene = await StartWithChatAsync(database);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.AdvanceToAsync(BotWorld.Start + TimeSpan.FromDays(3) + TimeSpan.FromSeconds(seconds));

        await scene.JoinAsync(Mother, scene.ChatLink);

        Assert.Equal(expected, Assert.Single(await scene.InvitesOfAsync(Mother)).State);
        Assert.Equal(Standing.Entitled, (await scene.MemberAsync(Mother))!.Standing); // no lease, but she belongs there
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_lease_begun_before_the_expiry_counts_to_its_end(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.AdvanceToAsync(BotWorld.Start + TimeSpan.FromDays(3) - _second);
        await scene.World.PressAsync(Mother, InviteButton);
        await scene.World.AdvanceAsync(TimeSpan.FromMinutes(14));

        Assert.Equal(JoinResult.Joined, await scene.JoinAsync(Mother, scene.LinkOf(Mother)));

        Assert.Equal(InviteState.Joined, Assert.Single(await scene.InvitesOfAsync(Mother)).State);
        Assert.Equal(Standing.Invited, (await scene.MemberAsync(Mother))!.Standing);
    }

    [Fact]
    public async Task A_leased_invite_expires_when_its_lease_is_over()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.AdvanceToAsync(BotWorld.Start + TimeSpan.FromDays(3) - _second);
        await scene.World.PressAsync(Mother, InviteButton);
        await scene.World.AdvanceAsync(TimeSpan.FromMinutes(15) + TimeSpan.FromMinutes(1));

        Assert.Equal(InviteState.Expired, Assert.Single(await scene.InvitesOfAsync(Mother)).State);
        Assert.False(scene.SeesLink(Mother));
    }

    [Fact]
    public async Task A_join_before_the_expiry_that_is_heard_of_later_still_counts()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.AdvanceToAsync(BotWorld.Start + TimeSpan.FromDays(3) + TimeSpan.FromHours(1));
        Assert.Equal(InviteState.Expired, Assert.Single(await scene.InvitesOfAsync(Mother)).State);

        await scene.World.DeliverAsync(Joins.ByLink(await scene.ChatAsync(), Mother, BotWorld.Start + TimeSpan.FromDays(3) - _second));

        Assert.Equal(InviteState.Joined, Assert.Single(await scene.InvitesOfAsync(Mother)).State);
    }

    [Fact]
    public async Task A_reminder_never_comes_at_night()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.World.AdvanceAsync(TimeSpan.FromHours(10)); // 20:00
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.AdvanceAsync(TimeSpan.FromDays(2));

        var reminders = scene.World.MessagesTo(Mother).Where(message => message.Text.StartsWith("Напоминаем", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, reminders.Count);
        Assert.All(reminders, message => Assert.Equal("18:59", message.Date.ToOffset(TimeSpan.FromHours(3)).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
