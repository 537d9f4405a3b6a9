using System.Text.Json;
using BotHost.Sandbox.People;
using BotHost.Sandbox.Setup;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Tests;

public sealed class ButtonTests
{
    private const string Menu = """
        {"inline":true,"buttons":[[{"action":{"type":"callback","label":"Открыть","payload":"{\"t\":\"op1\"}"},"color":"primary"},
        {"action":{"type":"text","label":"Написать","payload":"{\"t\":\"op2\"}"}},{"action":{"type":"open_link","label":"Сайт","link":"https://example.org/a"}}]]}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // vk/facts.md §4: message_event with the payload as an object, and the answer that the person sees.
    [Theory]
    [InlineData("""{"type":"show_snackbar","text":"Готово"}""", "Snackbar")]
    [InlineData("""{"type":"open_link","link":"https://vk.me/join/x"}""", "OpenLink")]
    [InlineData("", "Silence")]
    public async Task A_callback_button_is_answered(string eventData, string expected)
    {
        await using var vk = await TestVk.StartAsync();
        var cmid = await SendMenuAsync(vk);
        var poll = await vk.OpenLongPollAsync();

        var pressing = vk.Emulator.People.PressAsync(TestVk.Anna, TestVk.AnnasDialog, cmid, "Открыть", Cancellation);
        var pressed = Assert.Single(await poll.ReadAsync()).GetProperty("object");
        await vk.ResponseAsync("messages.sendMessageEventAnswer", Answer(pressed, eventData));

        Assert.Equal("op1", pressed.GetProperty("payload").GetProperty("t").GetString());
        Assert.Equal(cmid, pressed.GetProperty("conversation_message_id").GetInt64());
        Assert.Equal(expected, (await pressing).GetType().Name);
    }

    // vk/facts.md §4, §5: the inner event id is valid one minute, once, for its user.
    [Fact]
    public async Task An_answer_counts_once_within_the_minute()
    {
        await using var vk = await TestVk.StartAsync();
        var cmid = await SendMenuAsync(vk);
        var poll = await vk.OpenLongPollAsync();
        var first = vk.Emulator.People.PressAsync(TestVk.Anna, TestVk.AnnasDialog, cmid, "Открыть", Cancellation);
        var second = vk.Emulator.People.PressAsync(TestVk.Anna, TestVk.AnnasDialog, cmid, "Открыть", Cancellation);
        var pressed = (await poll.ReadAsync()).Select(update => update.GetProperty("object")).ToList();

        await vk.ResponseAsync("messages.sendMessageEventAnswer", Answer(pressed[0], ""));
        Assert.Equal(100, await vk.ErrorAsync("messages.sendMessageEventAnswer", Answer(pressed[0], "")));
        Assert.IsType<PressAnswer.Silence>(await first);

        vk.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(100, await vk.ErrorAsync("messages.sendMessageEventAnswer", Answer(pressed[1], "")));
        Assert.IsType<PressAnswer.Expired>(await second);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"type":"dance"}""")]
    [InlineData("""{"type":"open_link","link":"x"}""")]
    [InlineData("""{"type":"show_snackbar","text":""}""")]
    [InlineData("""{"type":"show_snackbar","text":"1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901"}""")]
    public async Task A_wrong_answer_is_refused(string eventData)
    {
        await using var vk = await TestVk.StartAsync();
        var cmid = await SendMenuAsync(vk);
        var poll = await vk.OpenLongPollAsync();
        using var patience = new CancellationTokenSource();
        var pressing = vk.Emulator.People.PressAsync(TestVk.Anna, TestVk.AnnasDialog, cmid, "Открыть", patience.Token);
        var pressed = Assert.Single(await poll.ReadAsync()).GetProperty("object");

        Assert.Equal(100, await vk.ErrorAsync("messages.sendMessageEventAnswer", Answer(pressed, eventData)));

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pressing);
    }

    // vk/facts.md §6: text buttons write; link buttons open.
    [Fact]
    public async Task Text_buttons_write_and_link_buttons_open()
    {
        await using var vk = await TestVk.StartAsync();
        var cmid = await SendMenuAsync(vk);
        var poll = await vk.OpenLongPollAsync();

        var wrote = await vk.Emulator.People.PressAsync(TestVk.Anna, TestVk.AnnasDialog, cmid, "Написать", Cancellation);
        var opened = await vk.Emulator.People.PressAsync(TestVk.Anna, TestVk.AnnasDialog, cmid, "Сайт", Cancellation);

        Assert.Equal(new PressAnswer.Wrote(cmid + 1), wrote);
        Assert.Equal(new PressAnswer.OpenLink("https://example.org/a"), opened);
        var message = Assert.Single(await poll.ReadAsync()).GetProperty("object").GetProperty("message");
        Assert.Equal("Написать", message.GetProperty("text").GetString());
        Assert.Equal("""{"t":"op2"}""", message.GetProperty("payload").GetString());
    }

    // vk/facts.md §4: a client without callback buttons writes not_supported_button.
    [Fact]
    public async Task An_old_client_writes_instead_of_calling_back()
    {
        await using var vk = await TestVk.StartAsync();
        vk.Emulator.Setup.AddUser(new UserSetup(TestVk.Anna, "Анна", "Иванова") { Client = new ClientFeatures(Callback: false) });
        var cmid = await SendMenuAsync(vk);
        var poll = await vk.OpenLongPollAsync();

        await vk.Emulator.People.PressAsync(TestVk.Anna, TestVk.AnnasDialog, cmid, "Открыть", Cancellation);

        var update = Assert.Single(await poll.ReadAsync()).GetProperty("object");
        Assert.Equal("""{"command":"not_supported_button","payload":{"t":"op1"}}""", update.GetProperty("message").GetProperty("payload").GetString());
        Assert.DoesNotContain("callback", update.GetProperty("client_info").GetProperty("button_actions").EnumerateArray().Select(one => one.GetString()));
    }

    // vk/facts.md §6: a text button in a chat mentions the community, so a plain member hears of it.
    [Fact]
    public async Task A_text_button_in_a_chat_mentions_the_community()
    {
        await using var vk = await TestVk.StartAsync();
        var chat = vk.Emulator.People.CreateChat(TestVk.Anna, "5А", TestVk.Boris);
        vk.Emulator.People.AddCommunityToChat(TestVk.Anna, chat, TestVk.School);
        await vk.ResponseAsync("messages.send", ("peer_id", 2_000_000_001), ("random_id", 1), ("message", "меню"), ("keyboard", Menu.Replace("\"inline\":true,", "", StringComparison.Ordinal)));
        var poll = await vk.OpenLongPollAsync();

        await vk.Emulator.People.PressAsync(TestVk.Boris, ConversationKey.Chat(chat), null, "Написать", Cancellation);

        var message = Assert.Single(await poll.ReadAsync()).GetProperty("object").GetProperty("message");
        Assert.Equal("[club1|@school1] Написать", message.GetProperty("text").GetString());
    }

    // vk/facts.md §4: real payloads are objects or arrays; any client can send any.
    [Theory]
    [InlineData("[1,2]", JsonValueKind.Array)]
    [InlineData("\"x\"", JsonValueKind.String)]
    [InlineData("{broken", JsonValueKind.String)]
    [InlineData(null, JsonValueKind.Null)]
    public async Task A_client_of_ones_own_sends_any_payload(string? payload, JsonValueKind kind)
    {
        await using var vk = await TestVk.StartAsync();
        var cmid = await SendMenuAsync(vk);
        var poll = await vk.OpenLongPollAsync();
        using var patience = new CancellationTokenSource();

        var pressing = vk.Emulator.People.PressWithPayloadAsync(TestVk.Anna, TestVk.AnnasDialog, cmid, payload, patience.Token);

        Assert.Equal(kind, Assert.Single(await poll.ReadAsync()).GetProperty("object").GetProperty("payload").ValueKind);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pressing);
    }

    private static async Task<long> SendMenuAsync(TestVk vk)
    {
        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "меню");
        await vk.ResponseAsync("messages.send", ("peer_id", TestVk.Anna), ("random_id", 1), ("message", "меню"), ("keyboard", Menu));
        return vk.Emulator.View.LastCmid(TestVk.AnnasDialog);
    }

    private static (string, object)[] Answer(JsonElement pressed, string eventData) =>
    [
        ("event_id", pressed.GetProperty("event_id").GetString()!), ("user_id", pressed.GetProperty("user_id").GetInt64()),
        ("peer_id", pressed.GetProperty("peer_id").GetInt64()), ("event_data", eventData),
    ];
}
