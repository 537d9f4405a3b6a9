using System.Text.Json;
using BotHost.Sandbox.People;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Tests;

public sealed class ChatTests
{
    private const long Clara = 103;
    private const long Chat1 = 2_000_000_001;

    // vk/facts.md §7: peer_id = 2000000000 + chat_id, and chat_id is local to the community.
    [Fact]
    public async Task A_chat_has_a_number_of_the_communitys_own()
    {
        await using var vk = await TestVk.StartAsync();
        vk.Emulator.People.CreateChat(TestVk.Anna, "Чужой", TestVk.Boris);
        var chat = vk.Emulator.People.CreateChat(TestVk.Anna, "5А родители", TestVk.Boris);

        vk.Emulator.People.AddCommunityToChat(TestVk.Anna, chat, TestVk.School);

        Assert.Equal(Chat1, vk.Emulator.View.PeerIdOf(TestVk.School, chat));
        Assert.NotEqual(1, chat);
    }

    // vk/facts.md §4: chat_invite_user, member_id = -group_id: the bot was added. In chats the message id is 0.
    [Fact]
    public async Task The_bot_hears_that_it_was_added()
    {
        await using var vk = await TestVk.StartAsync();
        var poll = await vk.OpenLongPollAsync();

        AddChat(vk);

        var message = Assert.Single(await ReadMessagesAsync(poll));
        Assert.Equal(0, message.GetProperty("id").GetInt64());
        Assert.Equal(Chat1, message.GetProperty("peer_id").GetInt64());
        Assert.Equal(TestVk.Anna, message.GetProperty("from_id").GetInt64());
        Assert.Equal("chat_invite_user", message.GetProperty("action").GetProperty("type").GetString());
        Assert.Equal(-TestVk.School, message.GetProperty("action").GetProperty("member_id").GetInt64());
    }

    // vk/facts.md §7: a plain member gets the messages that mention it, an admin gets all.
    [Theory]
    [InlineData("всем привет", false)]
    [InlineData("[club1|Школа], ссылка", true)]
    [InlineData("@school1 ссылка", true)]
    [InlineData("@club1, ссылка", true)]
    [InlineData("@club12 ссылка", false)]
    [InlineData("@school10 ссылка", false)]
    public async Task A_plain_member_gets_only_what_mentions_it(string text, bool arrives)
    {
        await using var vk = await TestVk.StartAsync();
        var chat = AddChat(vk);
        var poll = await vk.OpenLongPollAsync();

        vk.Emulator.People.WriteInChat(TestVk.Boris, chat, text);
        Assert.Equal(arrives ? 1 : 0, (await ReadMessagesAsync(poll)).Count);

        vk.Emulator.People.MakeCommunityAdmin(chat, TestVk.School);
        vk.Emulator.People.WriteInChat(TestVk.Boris, chat, text);
        Assert.Single(await ReadMessagesAsync(poll));
    }

    // vk/facts.md §7: whether a plain member hears of joins is not settled; both can be had.
    [Theory]
    [InlineData(false, false, 0)]
    [InlineData(false, true, 1)]
    [InlineData(true, false, 1)]
    public async Task Joins_reach_an_admin_and_by_option_a_plain_member(bool isAdmin, bool option, int expected)
    {
        await using var vk = await TestVk.StartAsync(new VkEmulatorOptions { RequestsPerSecond = 0, PlainMemberSeesServiceMessages = option });
        var chat = AddChat(vk, isAdmin);
        var poll = await vk.OpenLongPollAsync();

        vk.Emulator.People.JoinByLink(Clara, vk.Emulator.View.InviteLink(chat));

        Assert.Equal(expected, (await ReadMessagesAsync(poll)).Count);
    }

    // vk/facts.md §4: the service actions of coming and going.
    [Fact]
    public async Task Coming_and_going_is_told()
    {
        await using var vk = await TestVk.StartAsync();
        var chat = AddChat(vk, isAdmin: true);
        var poll = await vk.OpenLongPollAsync();
        var people = vk.Emulator.People;

        Assert.Equal(JoinResult.Joined, people.JoinByLink(Clara, vk.Emulator.View.InviteLink(chat)));
        Assert.Equal(JoinResult.AlreadyMember, people.JoinByLink(Clara, vk.Emulator.View.InviteLink(chat)));
        people.LeaveChat(Clara, chat);
        people.AddUserToChat(Clara, chat, Clara);
        people.RemoveFromChat(TestVk.Anna, chat, Clara);
        people.AddUserToChat(TestVk.Boris, chat, Clara);
        people.SetChatTitle(TestVk.Anna, chat, "5Б родители");

        var told = (await ReadMessagesAsync(poll)).Select(message =>
            (message.GetProperty("action").GetProperty("type").GetString(),
            message.GetProperty("from_id").GetInt64(),
            message.GetProperty("action").TryGetProperty("member_id", out var member) ? member.GetInt64() : 0));
        Assert.Equal(
            [
                ("chat_invite_user_by_link", Clara, 0), ("chat_kick_user", Clara, Clara), ("chat_invite_user", Clara, Clara),
                ("chat_kick_user", TestVk.Anna, Clara), ("chat_invite_user", TestVk.Boris, Clara), ("chat_title_update", TestVk.Anna, 0),
            ],
            told);
    }

    // vk/facts.md §7: getInviteLink; reset makes a new link and voids the old; 919 and 931 without the right.
    [Fact]
    public async Task A_reset_voids_the_old_link()
    {
        await using var vk = await TestVk.StartAsync();
        var chat = AddChat(vk, isAdmin: true);

        var old = (await vk.ResponseAsync("messages.getInviteLink", ("peer_id", Chat1))).GetProperty("link").GetString()!;
        var again = (await vk.ResponseAsync("messages.getInviteLink", ("peer_id", Chat1), ("reset", 0))).GetProperty("link").GetString()!;
        var fresh = (await vk.ResponseAsync("messages.getInviteLink", ("peer_id", Chat1), ("reset", 1))).GetProperty("link").GetString()!;

        Assert.Equal(old, again);
        Assert.Equal(JoinResult.LinkInvalid, vk.Emulator.People.JoinByLink(Clara, old));
        Assert.Equal(JoinResult.Joined, vk.Emulator.People.JoinByLink(Clara, fresh));
        vk.Emulator.People.SetChatRights(chat, -TestVk.School, ChatRights.Admin with { CanChangeInviteLink = false });
        Assert.Equal(931, await vk.ErrorAsync("messages.getInviteLink", ("peer_id", Chat1), ("reset", 1)));
        vk.Emulator.People.SetChatRights(chat, -TestVk.School, ChatRights.Plain);
        Assert.Equal(919, await vk.ErrorAsync("messages.getInviteLink", ("peer_id", Chat1)));
    }

    // vk/facts.md §7: removeChatUser.
    [Fact]
    public async Task An_admin_removes_members_but_not_admins()
    {
        await using var vk = await TestVk.StartAsync();
        var chat = AddChat(vk);
        Assert.Equal(925, await RemoveAsync(vk, TestVk.Boris));

        vk.Emulator.People.MakeCommunityAdmin(chat, TestVk.School);

        Assert.Null(await RemoveAsync(vk, TestVk.Boris));
        Assert.Equal(935, await RemoveAsync(vk, TestVk.Boris));
        Assert.Equal(15, await RemoveAsync(vk, TestVk.Anna));
        var last = vk.Emulator.View.Chat(chat).Messages[^1];
        Assert.Equal(new ServiceAction("chat_kick_user", TestVk.Boris), last.Action);
        Assert.Equal(-TestVk.School, last.FromId);
        Assert.Equal(927, await vk.ErrorAsync("messages.removeChatUser", ("chat_id", 2), ("member_id", TestVk.Boris)));
        Assert.Equal(100, await vk.ErrorAsync("messages.removeChatUser", ("chat_id", Chat1), ("member_id", TestVk.Boris)));
    }

    // vk/facts.md §7 [?]: whether a removed user may come back by the same link.
    [Theory]
    [InlineData(true, JoinResult.Joined)]
    [InlineData(false, JoinResult.Banned)]
    public async Task Coming_back_after_a_removal_is_an_option(bool mayRejoin, JoinResult expected)
    {
        await using var vk = await TestVk.StartAsync(new VkEmulatorOptions { RequestsPerSecond = 0, KickedMayRejoin = mayRejoin });
        var chat = AddChat(vk, isAdmin: true);

        await RemoveAsync(vk, TestVk.Boris);

        Assert.Equal(expected, vk.Emulator.People.JoinByLink(TestVk.Boris, vk.Emulator.View.InviteLink(chat)));
    }

    // vk/facts.md §7: getConversationMembers needs admin rights (917); flags are absent when false.
    [Fact]
    public async Task Members_are_listed_for_an_admin()
    {
        await using var vk = await TestVk.StartAsync();
        var chat = AddChat(vk);
        Assert.Equal(917, await vk.ErrorAsync("messages.getConversationMembers", ("peer_id", Chat1)));
        vk.Emulator.People.MakeCommunityAdmin(chat, TestVk.School);

        var members = await vk.ResponseAsync("messages.getConversationMembers", ("peer_id", Chat1), ("extended", 1));
        var page = await vk.ResponseAsync("messages.getConversationMembers", ("peer_id", Chat1), ("offset", 1), ("count", 1));

        Assert.Equal(3, members.GetProperty("count").GetInt32());
        var anna = members.GetProperty("items")[0];
        Assert.True(anna.GetProperty("is_owner").GetBoolean());
        Assert.True(anna.GetProperty("is_admin").GetBoolean());
        var boris = members.GetProperty("items")[1];
        Assert.Equal(TestVk.Anna, boris.GetProperty("invited_by").GetInt64());
        Assert.Equal(vk.Time.GetUtcNow().ToUnixTimeSeconds(), boris.GetProperty("join_date").GetInt64());
        Assert.False(boris.TryGetProperty("is_admin", out _));
        Assert.Equal("Петров", members.GetProperty("profiles")[1].GetProperty("last_name").GetString());
        Assert.Equal(TestVk.Boris, Assert.Single(page.GetProperty("items").EnumerateArray()).GetProperty("member_id").GetInt64());
    }

    // vk/facts.md §7: without admin rights getConversationsById answers an empty list, not an error.
    [Fact]
    public async Task A_chat_without_rights_is_an_empty_list()
    {
        await using var vk = await TestVk.StartAsync();
        var chat = AddChat(vk);

        var without = await vk.ResponseAsync("messages.getConversationsById", ("peer_ids", Chat1));
        vk.Emulator.People.MakeCommunityAdmin(chat, TestVk.School);
        var with = await vk.ResponseAsync("messages.getConversationsById", ("peer_ids", Chat1));

        Assert.Equal("""{"count":0,"items":[]}""", without.GetRawText());
        var settings = with.GetProperty("items")[0].GetProperty("chat_settings");
        Assert.Equal("5А родители", settings.GetProperty("title").GetString());
        Assert.Equal("in", settings.GetProperty("state").GetString());
        Assert.True(settings.GetProperty("acl").GetProperty("can_change_invite_link").GetBoolean());
    }

    [Fact]
    public async Task A_bot_that_was_thrown_out_hears_of_it_and_loses_access()
    {
        await using var vk = await TestVk.StartAsync();
        var chat = AddChat(vk);
        var poll = await vk.OpenLongPollAsync();

        vk.Emulator.People.RemoveFromChat(TestVk.Anna, chat, -TestVk.School);

        var message = Assert.Single(await ReadMessagesAsync(poll));
        Assert.Equal("chat_kick_user", message.GetProperty("action").GetProperty("type").GetString());
        Assert.Equal(917, await vk.ErrorAsync("messages.send", ("peer_id", Chat1), ("random_id", 1), ("message", "?")));
        Assert.Equal(917, await vk.ErrorAsync("messages.getHistory", ("peer_id", Chat1)));
    }

    // vk/facts.md §5 and §7: id 0 and a real conversation_message_id in chats.
    [Fact]
    public async Task Sending_to_a_chat_answers_zero_and_the_number_within()
    {
        await using var vk = await TestVk.StartAsync();
        AddChat(vk);

        var single = await vk.ResponseAsync("messages.send", ("peer_id", Chat1), ("random_id", 1), ("message", "раз"));
        var many = await vk.ResponseAsync("messages.send", ("peer_ids", Chat1), ("random_id", 2), ("message", "два"));

        Assert.Equal("0", single.GetRawText());
        Assert.Equal(0, many[0].GetProperty("message_id").GetInt64());
        Assert.Equal(4, many[0].GetProperty("conversation_message_id").GetInt64());
    }

    // vk/facts.md §7: createChat in its two shapes; people come only by the link.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_community_makes_a_chat(bool answersNumber)
    {
        await using var vk = await TestVk.StartAsync(new VkEmulatorOptions { RequestsPerSecond = 0, CreateChatAnswersNumber = answersNumber });

        var created = await vk.ResponseAsync("messages.createChat", ("title", "Учительская"), ("user_ids", TestVk.Anna));
        var number = answersNumber ? created.GetInt64() : created.GetProperty("chat_id").GetInt64();
        var link = await vk.ResponseAsync("messages.getInviteLink", ("peer_id", 2_000_000_000 + number));

        Assert.Equal(JoinResult.Joined, vk.Emulator.People.JoinByLink(TestVk.Anna, link.GetProperty("link").GetString()!));
        await vk.ResponseAsync("messages.editChat", ("chat_id", number), ("title", "Педсовет"));
        Assert.Equal("Педсовет", Assert.Single(vk.Emulator.View.ConversationsOf(TestVk.Anna)).Title);
    }

    private static long AddChat(TestVk vk, bool isAdmin = false)
    {
        vk.Emulator.Setup.AddUser(Clara, "Клара", "Кузнецова");
        var chat = vk.Emulator.People.CreateChat(TestVk.Anna, "5А родители", TestVk.Boris);
        vk.Emulator.People.AddCommunityToChat(TestVk.Anna, chat, TestVk.School);
        if (isAdmin)
            vk.Emulator.People.MakeCommunityAdmin(chat, TestVk.School);
        return chat;
    }

    private static async Task<int?> RemoveAsync(TestVk vk, long memberId)
    {
        var answer = await vk.CallAsync("messages.removeChatUser", ("chat_id", 1), ("member_id", memberId));
        return answer.TryGetProperty("error", out var error) ? error.GetProperty("error_code").GetInt32() : null;
    }

    private static async Task<IReadOnlyList<JsonElement>> ReadMessagesAsync(TestPoll poll) =>
        [.. (await poll.ReadAsync()).Select(update => update.GetProperty("object").GetProperty("message"))];
}
