namespace BotHost.Sandbox.Tests;

public sealed class ChangeTests
{
    private const string Menu = """{"inline":true,"buttons":[[{"action":{"type":"callback","label":"Открыть","payload":"{}"}}]]}""";
    private const long Chat1 = 2_000_000_001;

    // vk/facts.md §5: edit by cmid or message_id; an edit without a keyboard drops the inline one.
    [Fact]
    public async Task An_edit_changes_the_text_and_drops_the_keyboard()
    {
        await using var vk = await TestVk.StartAsync();
        var (id, cmid) = await SendAsync(vk);
        vk.Time.Advance(TimeSpan.FromMinutes(1));

        await vk.ResponseAsync("messages.edit", ("peer_id", TestVk.Anna), ("cmid", cmid), ("message", "стало"), ("keyboard", Menu));
        var once = vk.Emulator.View.Messages(TestVk.AnnasDialog)[^1];
        await vk.ResponseAsync("messages.edit", ("peer_id", TestVk.Anna), ("message_id", id), ("message", "совсем"));
        var twice = vk.Emulator.View.Messages(TestVk.AnnasDialog)[^1];

        Assert.Equal(("стало", vk.Time.GetUtcNow()), (once.Text, once.EditedAt));
        Assert.Equal("Открыть", once.Button("Открыть").Label);
        Assert.Equal("совсем", twice.Text);
        Assert.Null(twice.Keyboard);
    }

    // vk/facts.md §1: 909, 914, 911; a message of somebody else cannot be edited.
    [Fact]
    public async Task An_edit_is_refused()
    {
        await using var vk = await TestVk.StartAsync();
        var (_, cmid) = await SendAsync(vk);

        Assert.Equal(100, await EditAsync(vk, cmid, ""));
        Assert.Equal(914, await EditAsync(vk, cmid, new string('я', 4097)));
        Assert.Equal(100, await EditAsync(vk, 99, "чужое"));
        Assert.Equal(920, await EditAsync(vk, 1, "чужое"));
        vk.Time.Advance(TimeSpan.FromHours(25));
        Assert.Equal(909, await EditAsync(vk, cmid, "поздно"));
    }

    // vk/facts.md §5: delete answers an array with a result for each message.
    [Fact]
    public async Task A_deletion_answers_for_each_message()
    {
        await using var vk = await TestVk.StartAsync();
        var (id, cmid) = await SendAsync(vk);

        var byCmid = await vk.ResponseAsync("messages.delete", ("peer_id", TestVk.Anna), ("cmids", $"{cmid},1,99"), ("delete_for_all", 1));
        var byId = await vk.ResponseAsync("messages.delete", ("message_ids", id), ("delete_for_all", 1));

        Assert.Equal([1, 0, 0], byCmid.EnumerateArray().Select(item => item.GetProperty("response").GetInt32()));
        Assert.Equal(924, byCmid[1].GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(0, byId[0].GetProperty("response").GetInt32());
        var shown = vk.Emulator.View.Messages(TestVk.AnnasDialog)[^1];
        Assert.True(shown.IsDeleted);
        Assert.Empty(shown.Text);
    }

    [Fact]
    public async Task After_a_day_a_message_stays()
    {
        await using var vk = await TestVk.StartAsync();
        var (_, cmid) = await SendAsync(vk);
        vk.Time.Advance(TimeSpan.FromHours(25));

        var result = await vk.ResponseAsync("messages.delete", ("peer_id", TestVk.Anna), ("cmids", cmid), ("delete_for_all", 1));

        Assert.Equal(924, result[0].GetProperty("error").GetProperty("code").GetInt32());
        Assert.False(vk.Emulator.View.Messages(TestVk.AnnasDialog)[^1].IsDeleted);
    }

    // vk/facts.md §5: pin needs an admin (925) and answers the pinned message.
    [Fact]
    public async Task A_message_is_pinned_and_unpinned()
    {
        await using var vk = await TestVk.StartAsync();
        var chat = vk.Emulator.People.CreateChat(TestVk.Anna, "5А");
        vk.Emulator.People.AddCommunityToChat(TestVk.Anna, chat, TestVk.School);
        await vk.ResponseAsync("messages.send", ("peer_id", Chat1), ("random_id", 1), ("message", "Правила"));
        Assert.Equal(925, await vk.ErrorAsync("messages.pin", ("peer_id", Chat1), ("cmid", 3)));
        vk.Emulator.People.MakeCommunityAdmin(chat, TestVk.School);

        var pinned = await vk.ResponseAsync("messages.pin", ("peer_id", Chat1), ("cmid", 3));

        Assert.Equal("Правила", pinned.GetProperty("text").GetString());
        Assert.Equal("Правила", vk.Emulator.View.Chat(chat).Pinned?.Text);
        await vk.ResponseAsync("messages.unpin", ("peer_id", Chat1));
        Assert.Null(vk.Emulator.View.Chat(chat).Pinned);
    }

    // vk/facts.md §4: message_edit brings the message itself, without client_info.
    [Fact]
    public async Task The_community_hears_of_edits_by_people()
    {
        await using var vk = await TestVk.StartAsync(null, "message_edit");
        var poll = await vk.OpenLongPollAsync();
        var written = vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "было");

        vk.Emulator.People.EditMessage(TestVk.Anna, TestVk.AnnasDialog, written.Cmid, new People.Draft("стало"));

        var update = Assert.Single(await poll.ReadAsync());
        Assert.Equal("message_edit", update.GetProperty("type").GetString());
        Assert.Equal("стало", update.GetProperty("object").GetProperty("text").GetString());
    }

    // vk/facts.md §5: forward with is_reply names exactly one message that the bot could see.
    [Fact]
    public async Task A_reply_names_one_message()
    {
        await using var vk = await TestVk.StartAsync();
        await SendAsync(vk);

        var answer = await vk.CallAsync("messages.send", ("peer_id", 101), ("random_id", 9), ("message", "ответ"), ("forward", """{"peer_id":101,"conversation_message_ids":[1],"is_reply":true}"""));

        Assert.True(answer.TryGetProperty("response", out _));
        Assert.Equal(1, vk.Emulator.View.Messages(TestVk.AnnasDialog)[^1].ReplyTo);
        Assert.Equal(100, await vk.ErrorAsync("messages.send", ("peer_id", 101), ("random_id", 10), ("message", "x"), ("forward", """{"peer_id":101,"conversation_message_ids":[1,2],"is_reply":1}""")));
        Assert.Equal(921, await vk.ErrorAsync("messages.send", ("peer_id", 101), ("random_id", 11), ("message", "x"), ("forward", """{"peer_id":101,"conversation_message_ids":[99]}""")));
    }

    private static async Task<(long Id, long Cmid)> SendAsync(TestVk vk)
    {
        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "привет");
        var sent = await vk.ResponseAsync("messages.send", ("peer_ids", TestVk.Anna), ("random_id", 1), ("message", "было"), ("keyboard", Menu));
        return (sent[0].GetProperty("message_id").GetInt64(), sent[0].GetProperty("conversation_message_id").GetInt64());
    }

    private static Task<int> EditAsync(TestVk vk, long cmid, string text) =>
        vk.ErrorAsync("messages.edit", ("peer_id", TestVk.Anna), ("cmid", cmid), ("message", text));
}
