using System.Text.Json;
using BotHost.Sandbox.People;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Tests;

public sealed class LongPollTests
{
    // vk/facts.md §4: the envelope, and message_new with message and client_info.
    [Fact]
    public async Task A_message_arrives_in_VKs_envelope()
    {
        await using var vk = await TestVk.StartAsync();
        var poll = await vk.OpenLongPollAsync();

        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, new Draft("ссылка 5а") { Ref = "letter", Payload = """{"t":"x"}""" });

        var update = Assert.Single(await poll.ReadAsync());
        Assert.Equal("message_new", update.GetProperty("type").GetString());
        Assert.Equal("5.199", update.GetProperty("v").GetString());
        Assert.Equal(TestVk.School, update.GetProperty("group_id").GetInt64());
        Assert.Matches("^[0-9a-f]{40}$", update.GetProperty("event_id").GetString());
        var message = update.GetProperty("object").GetProperty("message");
        Assert.Equal("ссылка 5а", message.GetProperty("text").GetString());
        Assert.Equal(TestVk.Anna, message.GetProperty("peer_id").GetInt64());
        Assert.Equal("letter", message.GetProperty("ref").GetString());
        Assert.Equal(JsonValueKind.String, message.GetProperty("payload").ValueKind);
        Assert.Equal(vk.Time.GetUtcNow().ToUnixTimeSeconds(), message.GetProperty("date").GetInt64());
        Assert.True(update.GetProperty("object").GetProperty("client_info").GetProperty("inline_keyboard").GetBoolean());
    }

    // vk/facts.md §4: attachments, forwards, the voice transcript.
    [Fact]
    public async Task Attachments_of_every_kind_arrive()
    {
        await using var vk = await TestVk.StartAsync();
        var poll = await vk.OpenLongPollAsync();

        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, new Draft
        {
            Attachments = [new Attachment.Sticker(7), new Attachment.AudioMessage(TestVk.Anna, 1, 3, "привет"), new Attachment.Other("wall", -5, 6)],
            Forwards = [new ForwardedMessage(TestVk.Boris, "смотри", vk.Time.GetUtcNow())],
        });

        var message = Assert.Single(await poll.ReadAsync()).GetProperty("object").GetProperty("message");
        Assert.Equal(["sticker", "audio_message", "wall"], message.GetProperty("attachments").EnumerateArray().Select(one => one.GetProperty("type").GetString()));
        Assert.Equal("привет", message.GetProperty("attachments")[1].GetProperty("audio_message").GetProperty("transcript").GetString());
        Assert.Equal("смотри", message.GetProperty("fwd_messages")[0].GetProperty("text").GetString());
    }

    // vk/facts.md §2: only events that the settings switch on; message_event too must be switched on.
    [Fact]
    public async Task Only_events_that_are_switched_on_arrive()
    {
        await using var vk = await TestVk.StartAsync(null, "message_allow");
        var poll = await vk.OpenLongPollAsync();

        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "раз");
        await vk.ResponseAsync("groups.setLongPollSettings", ("group_id", 1), ("message_new", 1), ("message_allow", 0), ("api_version", "5.199"));
        vk.Emulator.People.WriteToCommunity(TestVk.Boris, TestVk.School, "два");
        var settings = await vk.ResponseAsync("groups.getLongPollSettings", ("group_id", 1));

        Assert.Equal(["message_allow", "message_new"], (await poll.ReadAsync()).Select(update => update.GetProperty("type").GetString()));
        Assert.Equal(1, settings.GetProperty("events").GetProperty("message_new").GetInt32());
        Assert.Equal(0, settings.GetProperty("events").GetProperty("message_allow").GetInt32());
    }

    [Fact]
    public async Task Long_poll_that_is_off_has_no_server()
    {
        await using var vk = await TestVk.StartAsync();
        await vk.ResponseAsync("groups.setLongPollSettings", ("group_id", 1), ("enabled", 0));

        Assert.Equal(100, await vk.ErrorAsync("groups.getLongPollServer", ("group_id", 1)));
    }

    // vk/facts.md §2: polling only reads by ts, so two pollers each get every event.
    [Fact]
    public async Task Each_poller_gets_every_event()
    {
        await using var vk = await TestVk.StartAsync();
        var (first, second) = (await vk.OpenLongPollAsync(), await vk.OpenLongPollAsync());

        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "раз");
        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "два");

        Assert.Equal(2, (await first.ReadAsync()).Count);
        Assert.Equal(2, (await second.ReadAsync()).Count);
        Assert.Empty(await first.ReadAsync());
    }

    [Fact]
    public async Task A_waiting_poll_returns_at_once_when_something_comes()
    {
        await using var vk = await TestVk.StartAsync();
        var poll = await vk.OpenLongPollAsync();

        var waiting = poll.ReadAsync(wait: 90);
        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "раз");

        Assert.Single(await waiting);
    }

    [Fact]
    public async Task A_poll_without_news_answers_the_same_ts()
    {
        await using var vk = await TestVk.StartAsync();
        var poll = await vk.OpenLongPollAsync();
        var ts = poll.Ts;

        Assert.Empty(await poll.ReadAsync(wait: 1));
        Assert.Equal(ts, poll.Ts);
    }

    // vk/facts.md §2: failed 1 brings the new ts, as a number.
    [Fact]
    public async Task An_outdated_ts_fails_with_a_numeric_ts()
    {
        await using var vk = await TestVk.StartAsync(new VkEmulatorOptions { RequestsPerSecond = 0, LongPollHistory = 2 });
        var poll = await vk.OpenLongPollAsync();

        for (var i = 0; i < 3; i++)
            vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "ещё");
        var answer = await poll.AskAsync();

        Assert.Equal(1, answer.GetProperty("failed").GetInt32());
        Assert.Equal(JsonValueKind.Number, answer.GetProperty("ts").ValueKind);
        poll.Ts = answer.GetProperty("ts").GetRawText();
        Assert.Empty(await poll.ReadAsync());
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("")]
    [InlineData("x")]
    public async Task A_foreign_ts_fails(string ts)
    {
        await using var vk = await TestVk.StartAsync();
        var poll = await vk.OpenLongPollAsync();

        poll.Ts = ts;

        Assert.Equal(1, (await poll.AskAsync()).GetProperty("failed").GetInt32());
    }

    // vk/facts.md §2: URL-escape the key.
    [Fact]
    public async Task A_key_that_was_not_escaped_fails()
    {
        await using var vk = await TestVk.StartAsync();
        var server = await vk.ResponseAsync("groups.getLongPollServer", ("group_id", 1));

        var answer = await vk.GetAsync($"{server.GetProperty("server").GetString()}?act=a_check&key={server.GetProperty("key").GetString()}&ts=1&wait=0");

        Assert.Equal(2, answer.GetProperty("failed").GetInt32());
    }

    [Fact]
    public async Task A_closing_server_ends_hanging_polls()
    {
        var vk = await TestVk.StartAsync();
        var poll = await vk.OpenLongPollAsync();
        var waiting = poll.AskAsync(wait: 90);

        await vk.DisposeAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => waiting);
    }
}
