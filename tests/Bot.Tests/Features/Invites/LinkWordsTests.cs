using BotHost.Domain.Invites;
using BotHost.Domain.Privacy;
using BotHost.Features.Invites;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Invites;

/// <summary>Who asks for what, and in which words.</summary>
public sealed class LinkWordsTests
{
    [Theory]
    [InlineData("дайте, пожалуйста, ссылку на чат 7б", true)]
    [InlineData("Здравствуйте! Скиньте ссылочку в группу 5 «А» класса", true)]
    [InlineData("можно вступить в чат 5а", true)]
    [InlineData("пришлите ссылку", true)]
    [InlineData("сын учится в 5а", false)]
    [InlineData("в чате сегодня шумно", false)]
    [InlineData("", false)]
    public void A_wish_for_a_link_is_told_from_talk(string text, bool isWish) => Assert.Equal(isWish, LinkRequest.IsIn(text));

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_parent_of_several_children_chooses_one_thing_at_a_time(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);
        var other = await scene.AddClassAsync("7Б", 7);
        await scene.AddGuardianAsync(Mother, await scene.AddPupilAsync(other, "Миша С."));

        await scene.World.SayAsync(Mother, "ссылка");
        Assert.Equal(["5А", "7Б", "Меню"], Labels(scene, Mother));
        await scene.World.PressAsync(Mother, "5А");
        Assert.Contains("«Родители 5А»", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);

        await scene.World.SayAsync(Mother, "нужны ссылки на чаты 5а и 7б");
        Assert.Equal(["5А", "7Б", "Меню"], Labels(scene, Mother));
        await scene.World.PressAsync(Mother, "7Б");
        Assert.Contains("пока не подключён чат родителей 7Б", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grade_without_a_letter_is_asked_about_unless_the_child_says_it()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.AddClassAsync("5Б", 5);

        await scene.World.SayAsync(Mother, "ссылка 5");
        Assert.Contains("«Родители 5А»", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
        await scene.World.SayAsync(Stranger, "ссылка 5");
        Assert.Equal(["5А", "5Б", "Меню"], Labels(scene, Stranger));
    }

    [Fact]
    public async Task A_latin_B_is_the_class_that_exists()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        var b = await scene.AddClassAsync("6Б", 6);
        await scene.AddGuardianAsync(Mother, await scene.AddPupilAsync(b, "Миша С."));

        await scene.World.SayAsync(Mother, "ссылка 6B");

        Assert.Contains("родителей 6Б", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Where_no_chat_is_connected_the_teacher_is_asked_once_and_the_wish_is_granted_later(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);

        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.SayAsync(Father, "ссылка 5а");
        Assert.Contains("пришлём вам приглашение", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.Single(scene.World.MessagesTo(Teacher), message => message.Text.Contains("ещё не подключён", StringComparison.Ordinal));
        await scene.ConnectAsync(isAdmin: true);

        Assert.Contains("Ваше личное приглашение в чат «Родители 5А»", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.Contains("Ваше личное приглашение в чат «Родители 5А»", scene.World.LastTo(Father).Text, StringComparison.Ordinal);
        Assert.Equal(0, await scene.World.ReadAsync(db => db.Wishes.CountAsync()));
    }

    [Fact]
    public async Task A_pupil_gets_the_class_chat_and_never_the_parents()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.World.SayAsync(Pupil, "помощь");
        await scene.World.ArrangeAsync(async db =>
        {
            var person = await db.People.FirstAsync(row => row.User == User(Pupil));
            var pupil = await db.Pupils.FirstAsync(row => row.ShortName == "Петя С.");
            pupil.Account = person.Id;
            db.Consents.Add(new Consent { Person = person.Id, Purpose = ConsentPurpose.ChildInChats, Pupil = pupil.Id, IsOnPaper = true, TextVersion = 1, GivenAt = BotWorld.Start });
        });

        await scene.World.SayAsync(Pupil, "ссылка 5а");

        Assert.Contains("пока не подключён чат 5А", scene.World.LastTo(Pupil).Text, StringComparison.Ordinal);
        Assert.Empty(await scene.InvitesOfAsync(Pupil));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_right_that_has_ended_takes_the_invite_and_its_open_link_away(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.PressAsync(Mother, InviteButton);
        var link = scene.LinkOf(Mother);

        await scene.EndGuardianshipAsync(Mother);

        Assert.Equal(InviteState.Revoked, Assert.Single(await scene.InvitesOfAsync(Mother)).State);
        Assert.False(scene.SeesLink(Mother));
        Assert.NotEqual(link, scene.ChatLink);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        Assert.Single(await scene.InvitesOfAsync(Mother));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_court_order_closes_every_way_of_the_child_and_of_no_other(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);
        foreach (var user in new[] { Mother, Father, OtherMother })
            await scene.World.SayAsync(user, "ссылка 5а");

        await scene.CloseWaysOfAsync("Петя С.");

        Assert.Equal(InviteState.Blocked, Assert.Single(await scene.InvitesOfAsync(Mother)).State);
        Assert.Equal(InviteState.Blocked, Assert.Single(await scene.InvitesOfAsync(Father)).State);
        Assert.Equal(InviteState.Issued, Assert.Single(await scene.InvitesOfAsync(OtherMother)).State);
        await scene.World.SayAsync(Mother, "ссылка 5а"); // still his guardian: judged anew
        Assert.Equal(2, (await scene.InvitesOfAsync(Mother)).Count);
    }

    [Fact]
    public async Task Whoever_is_inside_without_a_right_any_more_is_asked_about_not_removed()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.ComeInAsync(Mother);

        await scene.EndGuardianshipAsync(Mother);

        Assert.Contains("больше нет права", scene.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.True(scene.IsInside(Mother));
        await scene.World.PressAsync(Teacher, "Не наш");
        Assert.False(scene.IsInside(Mother));
    }

    private static List<string> Labels(ClassScene scene, long user) => [.. scene.World.LastTo(user).Keyboard!.Buttons.Select(button => button.Label)];
}
