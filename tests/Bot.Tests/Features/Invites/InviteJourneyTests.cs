using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Sandbox.People;
using BotHost.Tests.Harness;
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
        Assert.Contains("Действует до 26 ноября, четверг, 10:00 (остался 72 часа)".Replace("остался", "осталось", StringComparison.Ordinal), world.LastTo(Mother).Text, StringComparison.Ordinal);
        await world.PressAsync(Mother, InviteButton);
        var link = scene.LinkOf(Mother);
        Assert.Equal(scene.ChatLink, link);
        Assert.Equal(JoinResult.Joined, await scene.JoinAsync(Mother, link));

        Assert.Equal(InviteState.Joined, Assert.Single(await scene.InvitesOfAsync(Mother)).State);
        Assert.Equal(Standing.Invited, (await scene.MemberAsync(Mother))!.Standing);
        Assert.Contains("Вы в чате «Родители 5А»", world.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.False(scene.SeesLink(Mother));
    }
}
