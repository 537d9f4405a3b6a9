using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Tests.Features.Invites;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Chats;

/// <summary>The bot comes into a chat, is told which it is, and goes.</summary>
public sealed class ChatSetupTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_teacher_binds_her_class_and_hears_how_the_bot_stands(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        await scene.ConnectAsync(isAdmin: false);

        var chat = await scene.ChatAsync();
        Assert.Equal((ChatKind.ClassParents, scene.Class, ChatStanding.Observed), (chat.Kind, chat.Class!.Value, chat.Standing));
        Assert.True(scene.WasTold(Teacher, "Назначить администратором"));
        Assert.True(scene.WasTold(BotWorld.Administrator, "подключён к боту как «Родители 5А»"));
        scene.World.Emulator.People.MakeCommunityAdmin(scene.ChatNumber, BotWorld.GroupId);
        await scene.World.PressAsync(Teacher, "Проверить ещё раз");

        Assert.Equal(ChatStanding.Managed, (await scene.ChatAsync()).Standing);
        Assert.NotNull((await scene.ChatAsync()).BaselineAt);
    }

    [Fact]
    public async Task The_confirmation_says_that_the_link_will_change()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        await AddBotAsync(scene, Teacher);
        await scene.World.PressAsync(Teacher, "Родители класса");
        await scene.World.PressAsync(Teacher, "5А");

        Assert.Contains("старая перестанет работать", scene.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.Null((await scene.ChatAsync()).Kind);
    }

    [Fact]
    public async Task A_parent_who_adds_the_bot_is_asked_nothing_the_administrators_are()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        var before = scene.World.MessagesTo(Mother).Count;

        await AddBotAsync(scene, Mother);

        Assert.Equal(before, scene.World.MessagesTo(Mother).Count);
        Assert.Contains("Это не сотрудник", scene.World.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_teacher_who_never_wrote_finds_the_way_from_the_chat()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        await scene.World.ArrangeAsync(async db => (await db.People.FirstAsync(person => person.User == User(Teacher))).LastWroteAt = null);
        var number = await AddBotAsync(scene, Teacher);

        var line = Assert.Single(scene.World.Emulator.View.Chat(number).Messages, message => message is { IsFromCommunity: true, Action: null });
        var reference = line.Button("Подключить чат").Link!.Split("ref=")[1];
        scene.World.Emulator.People.PressStart(Teacher, BotWorld.GroupId, reference);
        await scene.World.SettleAsync();

        Assert.Contains("Какой это чат?", scene.World.LastTo(Teacher).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_teacher_binds_no_class_of_someone_else_and_no_staff_room()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        var other = await scene.AddClassAsync("7Б", 7);
        await AddBotAsync(scene, Teacher);
        var chat = await scene.ChatAsync();

        await scene.World.SayAsync(Teacher, $"/chats bind {chat.Id} parents {other}");
        await scene.World.PressAsync(Teacher, "Учительская");

        Assert.Null((await scene.ChatAsync()).Kind);
        Assert.Contains("передали администратору", scene.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        await scene.World.PressAsync(BotWorld.Administrator, "Учительская");
        await scene.World.PressAsync(BotWorld.Administrator, "Подключить");
        Assert.Equal(ChatKind.StaffRoom, (await scene.ChatAsync()).Kind);
    }

    [Fact]
    public async Task A_second_parents_chat_takes_the_place_of_the_first()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        await scene.World.AdvanceAsync(TimeSpan.FromMinutes(1));

        await scene.ConnectAsync(isAdmin: true);

        Assert.Equal(1, await scene.World.ReadAsync(db => db.Chats.CountAsync(chat => chat.Kind == ChatKind.ClassParents)));
        Assert.Equal([InviteState.Revoked, InviteState.Issued], (await scene.InvitesOfAsync(Mother)).Select(invite => invite.State));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task When_the_bot_is_put_out_invites_end_and_come_back_with_it(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);
        await scene.World.SayAsync(Mother, "ссылка 5а");

        scene.World.Emulator.People.RemoveFromChat(Teacher, scene.ChatNumber, -BotWorld.GroupId);
        await scene.World.SettleAsync();

        Assert.NotNull((await scene.ChatAsync()).GoneAt);
        Assert.Contains("сейчас не подключён", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.Contains("Бота убрали из чата", scene.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        await scene.World.SayAsync(Mother, "ссылка 5а");
        Assert.Contains("пока не подключён", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
        await scene.ConnectAsync(isAdmin: true);
        Assert.Contains("Ваше личное приглашение", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chat_list_shows_standing_and_rule_and_switching_off_is_told()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.World.SayAsync(Teacher, "чат");
        Assert.Contains("«Родители 5А» — администратор, ссылка личная", scene.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        await scene.World.PressAsync(Teacher, "«Родители 5А»");
        await scene.World.PressAsync(Teacher, "Кого пускать");
        await scene.World.PressAsync(Teacher, "Никого не проверять");
        await scene.World.PressAsync(Teacher, "Выключить");

        Assert.Equal(Gatekeeping.Off, (await scene.ChatAsync()).Gatekeeping);
        Assert.Contains("выключена проверка", scene.World.LastTo(BotWorld.Head).Text, StringComparison.Ordinal);
        await scene.JoinAsync(Stranger, scene.ChatLink);
        Assert.True(scene.IsInside(Stranger));
        await scene.World.SayAsync(Mother, "чат");
        Assert.Contains("настраивают", scene.World.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_chat_is_shown_to_parents_only_when_the_administrator_says_so()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        await AddBotAsync(scene, BotWorld.Administrator);
        await scene.World.PressAsync(BotWorld.Administrator, "Класс с учениками");
        await scene.World.PressAsync(BotWorld.Administrator, "5А");
        await scene.World.PressAsync(BotWorld.Administrator, "Подключить");
        await scene.World.SayAsync(Mother, "ссылка 5а");
        Assert.Empty(await scene.InvitesOfAsync(Mother));

        await scene.World.SayAsync(BotWorld.Administrator, "чат");
        await scene.World.PressAsync(BotWorld.Administrator, "«5А»");
        await scene.World.PressAsync(BotWorld.Administrator, "Показывать родителям");
        await scene.World.SayAsync(Mother, "ссылка 5а");

        Assert.Single(await scene.InvitesOfAsync(Mother));
    }

    private static async Task<long> AddBotAsync(ClassScene scene, long by)
    {
        var number = scene.World.Emulator.People.CreateChat(by, "Чат");
        scene.World.Emulator.People.AddCommunityToChat(by, number, BotWorld.GroupId);
        await scene.World.SettleAsync();
        return number;
    }
}
