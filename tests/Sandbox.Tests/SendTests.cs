using System.Text.Json;
using BotHost.Sandbox.Setup;

namespace BotHost.Sandbox.Tests;

public sealed class SendTests
{
    private static readonly string LongText = new('я', 4097);

    // vk/facts.md §5: peer_id answers the message id.
    [Fact]
    public async Task A_message_reaches_the_person()
    {
        await using var vk = await StartWithAnnaAsync();

        var id = await vk.ResponseAsync("messages.send", ("peer_id", TestVk.Anna), ("random_id", 5), ("message", "Здравствуйте"));

        var shown = vk.Emulator.View.Dialog(TestVk.Anna, TestVk.School).Messages[^1];
        Assert.Equal(JsonValueKind.Number, id.ValueKind);
        Assert.Equal("Здравствуйте", shown.Text);
        Assert.Equal(-TestVk.School, shown.FromId);
        Assert.Equal(5, shown.RandomId);
    }

    // vk/facts.md §5: peer_ids answers an array with a result for each recipient.
    [Fact]
    public async Task Many_recipients_have_results_of_their_own()
    {
        await using var vk = await StartWithAnnaAsync();

        var results = await vk.ResponseAsync("messages.send", ("peer_ids", "101,102,999,2000000001"), ("random_id", 5), ("message", "Всем"));

        Assert.Equal(2, results[0].GetProperty("conversation_message_id").GetInt64());
        Assert.True(results[0].GetProperty("message_id").GetInt64() > 0);
        Assert.Equal([901, 936, 917], results.EnumerateArray().Skip(1).Select(result => result.GetProperty("error").GetProperty("code").GetInt32()));
        Assert.False(results[1].TryGetProperty("message_id", out _));
    }

    // vk/facts.md §1 and §8: who may be written to.
    [Theory]
    [InlineData("stranger", 901)]
    [InlineData("denied", 901)]
    [InlineData("blacklisted", 900)]
    [InlineData("deleted", 18)]
    public async Task A_person_out_of_reach_answers(string state, int code)
    {
        await using var vk = await TestVk.StartAsync();
        if (state != "stranger")
            vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "привет");
        if (state == "denied")
            vk.Emulator.People.DenyMessages(TestVk.Anna, TestVk.School);
        if (state == "blacklisted")
            vk.Emulator.People.SetBlacklisted(TestVk.Anna, TestVk.School, true);
        if (state == "deleted")
            vk.Emulator.Setup.AddUser(new UserSetup(TestVk.Anna, "Анна", "Иванова") { IsDeactivated = true });

        Assert.Equal(code, await vk.ErrorAsync("messages.send", ("user_id", TestVk.Anna), ("random_id", 1), ("message", "эй")));
    }

    [Fact]
    public async Task Allowing_messages_opens_the_dialog()
    {
        await using var vk = await TestVk.StartAsync();
        Assert.Equal(901, await vk.ErrorAsync("messages.send", ("user_id", TestVk.Anna), ("random_id", 1), ("message", "эй")));

        vk.Emulator.People.AllowMessages(TestVk.Anna, TestVk.School);

        await vk.ResponseAsync("messages.send", ("user_id", TestVk.Anna), ("random_id", 1), ("message", "эй"));
    }

    [Fact]
    public async Task A_random_id_beyond_int32_counts_by_its_lower_half_or_is_refused_as_the_documentation_says()
    {
        await using var vk = await StartWithAnnaAsync();
        const long beyond = (7L << 32) + 5;

        var first = await vk.ResponseAsync("messages.send", ("peer_id", 101), ("message", "раз"), ("random_id", beyond));
        var repeat = await vk.ResponseAsync("messages.send", ("peer_id", 101), ("message", "раз"), ("random_id", 5));
        vk.Emulator.Options.TakesLongRandomIds = false;

        Assert.Equal(first.GetInt64(), repeat.GetInt64());
        Assert.Equal(100, await vk.ErrorAsync("messages.send", ("peer_id", 101), ("message", "int64"), ("random_id", beyond)));
    }

    [Fact]
    public async Task A_call_that_names_what_is_wrong_is_refused()
    {
        await using var vk = await StartWithAnnaAsync();

        Assert.Equal(100, await vk.ErrorAsync("messages.send", ("peer_id", 101), ("message", "без random_id")));
        Assert.Equal(100, await vk.ErrorAsync("messages.send", ("message", "никому"), ("random_id", 1)));
        Assert.Equal(100, await vk.ErrorAsync("messages.send", ("peer_id", 101), ("message", " "), ("random_id", 1)));
        Assert.Equal(100, await vk.ErrorAsync("messages.send", ("peer_ids", string.Join(',', Enumerable.Repeat(101, 101))), ("message", "сто один"), ("random_id", 1)));
        Assert.Equal(100, await vk.ErrorAsync("messages.send", ("peer_id", 101), ("attachment", "doc1_2"), ("random_id", 1)));
        Assert.Equal(100, await vk.ErrorAsync("messages.send", ("peer_id", 101), ("message", "x"), ("payload", "{"), ("random_id", 1)));
        Assert.Equal(914, await vk.ErrorAsync("messages.send", ("peer_id", 101), ("message", LongText), ("random_id", 1)));
        Assert.Equal(932, await vk.ErrorAsync("messages.send", ("peer_id", -5), ("message", "сообществу"), ("random_id", 1)));
    }

    // vk/facts.md §5: a non-zero random_id is remembered for an hour and a hundred messages of the dialog.
    [Fact]
    public async Task A_repeat_is_dropped_within_the_hour()
    {
        await using var vk = await StartWithAnnaAsync();

        var first = await SendAsync(vk, 77);
        vk.Time.Advance(TimeSpan.FromMinutes(59));
        var repeat = await SendAsync(vk, 77);
        vk.Time.Advance(TimeSpan.FromMinutes(2));
        var late = await SendAsync(vk, 77);

        Assert.Equal(first, repeat);
        Assert.NotEqual(first, late);
        Assert.Equal(2, CommunityMessages(vk));
    }

    [Fact]
    public async Task A_repeat_is_shown_again_after_a_hundred_messages()
    {
        await using var vk = await StartWithAnnaAsync();

        await SendAsync(vk, 77);
        for (var i = 1; i <= 99; i++)
            await SendAsync(vk, 1000 + i);
        await SendAsync(vk, 77);
        Assert.Equal(100, CommunityMessages(vk));

        await SendAsync(vk, 2000);
        await SendAsync(vk, 77);
        Assert.Equal(102, CommunityMessages(vk));
    }

    [Fact]
    public async Task Zero_and_another_dialog_are_no_repeat()
    {
        await using var vk = await StartWithAnnaAsync();
        vk.Emulator.People.WriteToCommunity(TestVk.Boris, TestVk.School, "и я");

        await SendAsync(vk, 0);
        await SendAsync(vk, 0);
        await SendAsync(vk, 77);
        await vk.ResponseAsync("messages.send", ("peer_id", TestVk.Boris), ("random_id", 77), ("message", "текст"));

        Assert.Equal(3, CommunityMessages(vk));
        Assert.Equal(2, vk.Emulator.View.Dialog(TestVk.Boris, TestVk.School).Messages.Count);
    }

    // vk/facts.md §6: the limits of keyboards.
    [Theory]
    [InlineData("{", 911)]
    [InlineData("[]", 911)]
    [InlineData("""{"buttons":[[{"action":{"type":"text"}}]]}""", 911)]
    [InlineData("""{"buttons":[[{"action":{"type":"dance","label":"x"}}]]}""", 911)]
    [InlineData("""{"buttons":[[{"action":{"type":"open_link","label":"x"}}]]}""", 911)]
    [InlineData("""{"buttons":[[{"action":{"type":"open_link","label":"x","link":"https://vk.com"},"color":"primary"}]]}""", 911)]
    [InlineData("""{"buttons":[[{"action":{"type":"text","label":"x"},"color":"green"}]]}""", 911)]
    [InlineData("""{"buttons":[[{"action":{"type":"text","label":"x","payload":"{"}}]]}""", 911)]
    [InlineData("""{"one_time":true,"inline":true,"buttons":[[{"action":{"type":"text","label":"x"}}]]}""", 911)]
    [InlineData("""{"one_time":true,"buttons":[[{"action":{"type":"callback","label":"x"}}]]}""", 911)]
    [InlineData("""{"buttons":[]}""", null)]
    [InlineData("""{"buttons":[[{"action":{"type":"text","label":"x","payload":{"t":1}},"color":"primary"}]]}""", null)]
    [InlineData("""{"inline":true,"buttons":[[{"action":{"type":"callback","label":"x","payload":"{\"t\":1}"},"color":"positive"}]]}""", null)]
    public async Task A_keyboard_is_checked(string keyboard, int? code)
    {
        await using var vk = await StartWithAnnaAsync();

        var answer = await vk.CallAsync("messages.send", ("peer_id", 101), ("random_id", 1), ("message", "меню"), ("keyboard", keyboard));

        Assert.Equal(code, answer.TryGetProperty("error", out var error) ? error.GetProperty("error_code").GetInt32() : null);
    }

    [Theory]
    [InlineData(false, 5, 8, 40, 255, null)]
    [InlineData(false, 6, 1, 40, 255, 911)]
    [InlineData(false, 1, 11, 40, 255, 911)]
    [InlineData(false, 5, 9, 40, 255, 911)]
    [InlineData(true, 5, 2, 40, 255, null)]
    [InlineData(true, 1, 6, 40, 255, null)]
    [InlineData(true, 1, 7, 40, 255, 911)]
    [InlineData(true, 4, 3, 40, 255, 911)]
    [InlineData(true, 1, 1, 41, 255, 911)]
    [InlineData(true, 1, 1, 40, 256, 911)]
    public async Task A_keyboard_has_limits(bool inline, int perRow, int rows, int label, int payload, int? code)
    {
        await using var vk = await StartWithAnnaAsync();
        var button = new { action = new { type = "text", label = new string('ж', label), payload = $"\"{new string('p', payload - 2)}\"" } };
        var keyboard = JsonSerializer.Serialize(new { inline, buttons = Enumerable.Repeat(Enumerable.Repeat(button, perRow), rows) });

        var answer = await vk.CallAsync("messages.send", ("peer_id", 101), ("random_id", 1), ("message", "меню"), ("keyboard", keyboard));

        Assert.Equal(code, answer.TryGetProperty("error", out var error) ? error.GetProperty("error_code").GetInt32() : null);
    }

    // vk/facts.md §6: bot abilities must be on.
    [Fact]
    public async Task A_keyboard_needs_bot_abilities()
    {
        await using var vk = await StartWithAnnaAsync();
        vk.Emulator.Setup.SetBotAbilities(TestVk.School, false);

        Assert.Equal(912, await vk.ErrorAsync("messages.send", ("peer_id", 101), ("random_id", 1), ("message", "меню"), ("keyboard", """{"buttons":[]}""")));
    }

    private static async Task<TestVk> StartWithAnnaAsync()
    {
        var vk = await TestVk.StartAsync();
        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "Начать");
        return vk;
    }

    private static async Task<long> SendAsync(TestVk vk, int randomId) =>
        (await vk.ResponseAsync("messages.send", ("peer_id", TestVk.Anna), ("random_id", randomId), ("message", "текст"))).GetInt64();

    private static int CommunityMessages(TestVk vk) =>
        vk.Emulator.View.Dialog(TestVk.Anna, TestVk.School).Messages.Count(message => message.IsFromCommunity);
}
