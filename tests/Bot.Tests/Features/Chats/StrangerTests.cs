using BotHost.Configuration;
using BotHost.Domain.Chats;
using BotHost.Sandbox.People;
using BotHost.Sandbox.State;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Chats;

/// <summary>Those who come without an invite.</summary>
public sealed class StrangerTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task In_a_parents_chat_the_teacher_is_asked_and_her_word_counts(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);
        await scene.JoinAsync(Stranger, scene.ChatLink);
        await scene.JoinAsync(202, scene.ChatLink);

        Assert.True(scene.IsInside(Stranger));
        Assert.Contains("https://vk.com/id202", scene.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        var link = scene.ChatLink;
        await scene.World.PressAsync(Teacher, "Не наш");
        Assert.False(scene.IsInside(202));
        Assert.NotEqual(link, scene.ChatLink);
        Assert.Contains("не наш, удалён", scene.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        await scene.World.PressAsync(Teacher, "Наш");

        Assert.True(scene.IsInside(Stranger));
        Assert.Equal(Standing.AddedByStaff, (await scene.MemberAsync(Stranger))!.Standing);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Where_the_rule_is_strict_a_stranger_is_removed_with_a_way_back(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database, Strict);
        var link = scene.ChatLink;
        await scene.World.SayAsync(Stranger, "помощь"); // may be written to

        await scene.JoinAsync(Stranger, link);
        Assert.False(scene.IsInside(Stranger));
        Assert.NotEqual(link, scene.ChatLink);
        Assert.Contains("Бот удалил вас из чата", scene.World.LastTo(Stranger).Text, StringComparison.Ordinal);
        await scene.JoinAsync(202, scene.ChatLink); // never wrote

        var line = Assert.Single(scene.World.Emulator.View.Chat(scene.ChatNumber).Messages, message => message is { IsFromCommunity: true, Action: null });
        Assert.Equal("Участник без приглашения удалён; если вы родственник ученика, напишите боту.", line.Text);
        Assert.True(scene.WasTold(Teacher, "https://vk.com/id202"));
    }

    [Fact]
    public async Task At_night_a_stranger_is_removed_from_a_parents_chat_too()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.World.AdvanceAsync(TimeSpan.FromHours(12)); // 22:00

        await scene.JoinAsync(Stranger, scene.ChatLink);

        Assert.False(scene.IsInside(Stranger));
        Assert.False(scene.WasTold(Teacher, "id201")); // nothing left to do tonight
        await scene.World.AdvanceAsync(TimeSpan.FromHours(10));
        Assert.True(scene.WasTold(Teacher, "id201"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task After_three_removals_in_an_hour_the_bot_stops_and_asks(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database, Strict);
        foreach (var user in new[] { Stranger, 202, 203, 204, 205 })
            await scene.JoinAsync(user, scene.ChatLink);

        Assert.Equal([false, false, false, true, true], new[] { Stranger, 202, 203, 204, 205 }.Select(scene.IsInside));
        Assert.True(scene.WasTold(Teacher, "остановился"));
        await scene.World.PressAsync(Teacher, "Удалять дальше");
        scene.World.Emulator.People.LeaveChat(205, scene.ChatNumber);
        await scene.World.AdvanceAsync(TimeSpan.FromSeconds(2));
        await scene.JoinAsync(205, scene.ChatLink);

        Assert.False(scene.IsInside(205));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Those_who_were_inside_at_the_binding_are_never_removed(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database, Strict, Stranger, 202, Mother);

        Assert.Contains("уже 4 человека", scene.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.Contains("https://vk.com/id201", scene.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://vk.com/id101", scene.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        await scene.World.AdvanceAsync(TimeSpan.FromDays(2)); // two nightly looks
        scene.World.Emulator.People.LeaveChat(202, scene.ChatNumber);
        await scene.World.AdvanceAsync(TimeSpan.FromSeconds(2));
        scene.World.Emulator.People.AddUserToChat(202, scene.ChatNumber, 202); // comes back by himself
        await scene.World.SettleAsync();

        Assert.True(scene.IsInside(Stranger));
        Assert.True(scene.IsInside(202));
        Assert.Equal(Standing.Baseline, (await scene.MemberAsync(202))!.Standing);
    }

    [Fact]
    public async Task Verified_staff_vouch_for_those_they_add_others_do_not()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite, Strict, Mother);

        scene.World.Emulator.People.AddUserToChat(Teacher, scene.ChatNumber, Stranger);
        scene.World.Emulator.People.AddUserToChat(Mother, scene.ChatNumber, 202);
        await scene.World.SettleAsync();

        Assert.True(scene.IsInside(Stranger));
        Assert.False(scene.IsInside(202));
    }

    [Fact]
    public async Task Whom_the_messenger_will_not_let_go_the_teacher_is_told_how_to_remove()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.JoinAsync(Stranger, scene.ChatLink);
        scene.World.Emulator.People.SetChatRights(scene.ChatNumber, Stranger, ChatRights.Admin);

        await scene.World.PressAsync(Teacher, "Не наш");

        Assert.True(scene.IsInside(Stranger));
        Assert.True(scene.WasTold(Teacher, "Мессенджер не дал удалить"));
        Assert.Equal(Standing.Unknown, (await scene.MemberAsync(Stranger))!.Standing);
        await scene.World.PressAsync(Teacher, "Не наш"); // the look that followed found out why
        Assert.True(scene.WasTold(Teacher, "Это администратор чата"));
    }

    [Fact]
    public async Task A_stranger_who_turns_out_to_belong_is_recognised_on_every_card()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.World.SayAsync(Stranger, "помощь");
        await scene.JoinAsync(Stranger, scene.ChatLink);
        await scene.World.PressAsync(Teacher, "Спросить");
        Assert.Contains("Скажите, чей вы родственник", scene.World.LastTo(Stranger).Text, StringComparison.Ordinal);

        await scene.AddGuardianAsync(Stranger, await scene.AddPupilAsync(scene.Class, "Миша С."));
        await scene.World.SayAsync(Stranger, "ссылка 5а");

        Assert.Equal(Standing.Entitled, (await scene.MemberAsync(Stranger))!.Standing);
        Assert.Contains("право быть в чате подтвердилось", scene.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.World.MessagesTo(Teacher), message => message.Keyboard?.Buttons.Any(button => button.Label == "Не наш") == true);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Into_the_staff_room_comes_verified_staff_alone(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        var number = scene.World.Emulator.People.CreateChat(BotWorld.Administrator, "Учительская");
        scene.World.Emulator.People.AddCommunityToChat(BotWorld.Administrator, number, BotWorld.GroupId);
        scene.World.Emulator.People.MakeCommunityAdmin(number, BotWorld.GroupId);
        await scene.World.SettleAsync();
        await scene.World.PressAsync(BotWorld.Administrator, "Учительская");
        await scene.World.PressAsync(BotWorld.Administrator, "Подключить");

        await scene.World.SayAsync(Mother, "ссылка на учительскую");
        Assert.Contains("сотрудникам с подтверждённой ролью", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
        await scene.World.SayAsync(Teacher, "ссылка на учительскую");
        await scene.World.PressAsync(Teacher, InviteButton);
        var link = scene.LinkOf(Teacher);
        Assert.Equal(JoinResult.Joined, await scene.JoinAsync(Mother, link));
        Assert.Equal(JoinResult.Joined, await scene.JoinAsync(Teacher, scene.LinkOf(Teacher)));

        Assert.Equal([BotWorld.Administrator, Teacher], scene.World.Emulator.View.Chat(number).Members.Select(member => member.MemberId).Where(id => id > 0).Order());
    }

    [Fact]
    public async Task A_card_that_cannot_reach_the_teacher_goes_to_the_administrator_and_says_so()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        scene.World.Emulator.People.SetBlacklisted(Teacher, BotWorld.GroupId, isBlacklisted: true);

        await scene.JoinAsync(Stranger, scene.ChatLink);

        Assert.Contains("классному руководителю написать нельзя", scene.World.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await scene.World.PressAsync(BotWorld.Administrator, "Не наш");
        Assert.False(scene.IsInside(Stranger));
    }

    [Fact]
    public async Task A_stranger_cannot_decide_about_himself()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.JoinAsync(Stranger, scene.ChatLink);
        var payload = scene.World.LastTo(Teacher).Button("Наш").Payload;

        _ = scene.World.Emulator.People.PressWithPayloadAsync(
            Stranger, ConversationKey.Dialog(Stranger, BotWorld.GroupId), null, payload, CancellationToken.None);
        await scene.World.SettleAsync();

        Assert.Equal(Standing.Unknown, (await scene.MemberAsync(Stranger))!.Standing);
    }

    [Fact]
    public async Task A_flood_becomes_one_card()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        for (var user = 300; user < 309; user++)
        {
            scene.World.AddUser(user, "Некто", "Некто");
            await scene.JoinAsync(user, scene.ChatLink);
        }

        Assert.Equal(5, scene.World.MessagesTo(Teacher).Count(message => message.Keyboard?.Buttons.Any(button => button.Label == "Не наш") == true));
        Assert.Contains("Отдельных карточек больше не присылаем", scene.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        await scene.World.PressAsync(Teacher, "Показать по одному");
        await scene.World.PressAsync(Teacher, "Не наш");
        Assert.Equal(8, scene.World.Emulator.View.Chat(scene.ChatNumber).Members.Count(member => member.MemberId >= 300));
    }

    private static BotOptions Strict(BotOptions options)
        => options with { Invites = options.Invites with { Gatekeeping = Gatekeeping.Strict } };
}
