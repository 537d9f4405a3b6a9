namespace BotHost.Sandbox.Tests;

public sealed class ReadTests
{
    // docs of messages.getHistory: the newest first; random_id of own messages lets a sender find what it sent.
    [Fact]
    public async Task History_shows_own_messages_with_their_random_id()
    {
        await using var vk = await TestVk.StartAsync();
        await TalkAsync(vk, TestVk.Anna, 1, 2, 3);

        var history = await vk.ResponseAsync("messages.getHistory", ("peer_id", TestVk.Anna), ("count", 2));
        var older = await vk.ResponseAsync("messages.getHistory", ("user_id", TestVk.Anna), ("count", 2), ("offset", 2), ("rev", 0));

        Assert.Equal(4, history.GetProperty("count").GetInt32());
        Assert.Equal([3, 2], history.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("random_id").GetInt32()));
        Assert.Equal([1, 0], older.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("random_id").GetInt32()));
        Assert.Equal([1, 0], older.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("out").GetInt32()));
    }

    [Fact]
    public async Task Messages_are_found_by_either_number()
    {
        await using var vk = await TestVk.StartAsync();
        await TalkAsync(vk, TestVk.Anna, 1);

        var byCmid = await vk.ResponseAsync("messages.getByConversationMessageId", ("peer_id", TestVk.Anna), ("conversation_message_ids", "2,99"));
        var id = byCmid.GetProperty("items")[0].GetProperty("id").GetInt64();
        var byId = await vk.ResponseAsync("messages.getById", ("message_ids", id));

        Assert.Equal(1, byCmid.GetProperty("count").GetInt32());
        Assert.Equal(byCmid.GetRawText(), byId.GetRawText());
    }

    // vk/facts.md §7: a plain member reads only what VK showed it.
    [Fact]
    public async Task A_plain_member_reads_only_what_it_was_shown()
    {
        await using var vk = await TestVk.StartAsync();
        var chat = vk.Emulator.People.CreateChat(TestVk.Anna, "5А");
        vk.Emulator.People.AddCommunityToChat(TestVk.Anna, chat, TestVk.School);
        vk.Emulator.People.WriteInChat(TestVk.Anna, chat, "между собой");
        vk.Emulator.People.WriteInChat(TestVk.Anna, chat, "@school1 вопрос");

        var history = await vk.ResponseAsync("messages.getHistory", ("peer_id", 2_000_000_001));

        Assert.Equal(["@school1 вопрос", ""], history.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("text").GetString()));
    }

    // vk/facts.md §8: getConversations with a filter and pages; can_write with its reason.
    [Fact]
    public async Task Unanswered_conversations_are_listed_in_pages()
    {
        await using var vk = await TestVk.StartAsync();
        await TalkAsync(vk, TestVk.Anna, 1);
        vk.Emulator.People.WriteToCommunity(TestVk.Boris, TestVk.School, "ау");

        var all = await vk.ResponseAsync("messages.getConversations", ("count", 1));
        var next = await vk.ResponseAsync("messages.getConversations", ("count", 1), ("offset", 1));
        var unanswered = await vk.ResponseAsync("messages.getConversations", ("filter", "unanswered"));
        vk.Emulator.People.SetBlacklisted(TestVk.Boris, TestVk.School, true);
        var blocked = await vk.ResponseAsync("messages.getConversationsById", ("peer_ids", TestVk.Boris));

        Assert.Equal(2, all.GetProperty("count").GetInt32());
        Assert.Equal(TestVk.Boris, PeerOf(all));
        Assert.Equal(TestVk.Anna, PeerOf(next));
        Assert.Equal(1, unanswered.GetProperty("count").GetInt32());
        Assert.Equal(TestVk.Boris, PeerOf(unanswered));
        Assert.Equal("""{"allowed":false,"reason":900}""", blocked.GetProperty("items")[0].GetProperty("can_write").GetRawText());
        Assert.Equal(100, await vk.ErrorAsync("messages.getConversations", ("count", 201)));
    }

    // vk/facts.md §8: isMessagesFromGroupAllowed.
    [Fact]
    public async Task Permission_to_write_can_be_asked_for()
    {
        await using var vk = await TestVk.StartAsync();
        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "привет");

        Assert.Equal("""{"is_allowed":1}""", (await vk.ResponseAsync("messages.isMessagesFromGroupAllowed", ("group_id", 1), ("user_id", TestVk.Anna))).GetRawText());
        Assert.Equal("""{"is_allowed":0}""", (await vk.ResponseAsync("messages.isMessagesFromGroupAllowed", ("group_id", 1), ("user_id", TestVk.Boris))).GetRawText());
    }

    [Fact]
    public async Task Typing_and_reading_are_signs_for_watchers()
    {
        await using var vk = await TestVk.StartAsync();
        await TalkAsync(vk, TestVk.Anna, 1);
        using var changes = vk.Emulator.Changes.Subscribe();

        await vk.ResponseAsync("messages.setActivity", ("peer_id", TestVk.Anna), ("type", "typing"));
        await vk.ResponseAsync("messages.markAsRead", ("peer_id", TestVk.Anna));

        Assert.True(changes.TryRead(out var typing));
        Assert.True(changes.TryRead(out var read));
        Assert.Equal((Views.ChangeKind.Typing, Views.ChangeKind.Read), (typing.Kind, read.Kind));
        Assert.Equal(TestVk.AnnasDialog, typing.Conversation);
    }

    [Fact]
    public async Task A_reader_waits_for_a_reply_without_polling()
    {
        await using var vk = await TestVk.StartAsync();
        var written = vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "привет");
        var waiting = vk.Emulator.View.WaitForReplyAsync(TestVk.AnnasDialog, written.Cmid, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        await vk.ResponseAsync("messages.send", ("peer_id", TestVk.Anna), ("random_id", 1), ("message", "здравствуйте"));

        Assert.Equal("здравствуйте", (await waiting).Text);
    }

    private static async Task TalkAsync(TestVk vk, long userId, params int[] randomIds)
    {
        vk.Emulator.People.WriteToCommunity(userId, TestVk.School, "привет");
        foreach (var randomId in randomIds)
            await vk.ResponseAsync("messages.send", ("peer_id", userId), ("random_id", randomId), ("message", $"ответ {randomId}"));
    }

    private static long PeerOf(System.Text.Json.JsonElement page) =>
        page.GetProperty("items")[0].GetProperty("conversation").GetProperty("peer").GetProperty("id").GetInt64();
}
