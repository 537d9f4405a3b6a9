using System.Text.Json;

namespace BotHost.Sandbox.Tests;

/// <summary>The Callback API (vk/facts.md §3).</summary>
public sealed class CallbackTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_is_confirmed_and_gets_events_with_the_secret()
    {
        await using var receiver = await TestReceiver.StartAsync();
        await using var vk = await StartAsync();
        var code = await vk.ResponseAsync("groups.getCallbackConfirmationCode", ("group_id", 1));
        receiver.ConfirmationCode = code.GetProperty("code").GetString()!;

        var added = await vk.ResponseAsync("groups.addCallbackServer", ("group_id", 1), ("url", receiver.Url), ("title", "bot"), ("secret_key", "тайна\"1"));
        var id = added.GetProperty("server_id").GetInt32();
        await vk.ResponseAsync("groups.setCallbackSettings", ("group_id", 1), ("server_id", id), ("message_new", 1));
        await vk.Emulator.Callbacks.WhenIdleAsync(TestVk.School, Cancellation);
        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "привет");
        var (body, retry) = await receiver.NextAsync();

        Assert.Equal("message_new", body.GetProperty("type").GetString());
        Assert.Equal("тайна\"1", body.GetProperty("secret").GetString());
        Assert.Equal(TestVk.School, body.GetProperty("group_id").GetInt64());
        Assert.Matches("^[0-9a-f]{40}$", body.GetProperty("event_id").GetString());
        Assert.Null(retry);
        Assert.Equal("ok", await StatusAsync(vk));
    }

    [Fact]
    public async Task A_wrong_code_leaves_the_server_failed_and_silent()
    {
        await using var receiver = await TestReceiver.StartAsync();
        await using var vk = await StartAsync();
        receiver.ConfirmationCode = "wrong";

        Assert.False(await vk.Emulator.Callbacks.AddAsync(TestVk.School, receiver.Url, "", ["message_new"], Cancellation));
        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "в пустоту");
        await vk.Emulator.Callbacks.WhenIdleAsync(TestVk.School, Cancellation);
        Assert.Equal("failed", await StatusAsync(vk));

        receiver.ConfirmationCode = "c0ffee00";
        await vk.ResponseAsync("groups.editCallbackServer", ("group_id", 1), ("server_id", 1), ("url", receiver.Url), ("title", "bot"), ("secret_key", "s"));
        await vk.Emulator.Callbacks.WhenIdleAsync(TestVk.School, Cancellation);
        Assert.Equal("ok", await StatusAsync(vk));
    }

    [Fact]
    public async Task Whatever_is_not_ok_is_sent_again_and_order_holds()
    {
        await using var receiver = await TestReceiver.StartAsync();
        await using var vk = await StartAsync();
        receiver.Answers.Enqueue((500, "ok"));
        receiver.Answers.Enqueue((200, "{}"));
        receiver.Answers.Enqueue((503, ""));

        Assert.True(await vk.Emulator.Callbacks.AddAsync(TestVk.School, receiver.Url, "", ["message_new"], Cancellation));
        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "раз");
        vk.Emulator.People.WriteToCommunity(TestVk.Boris, TestVk.School, "два");
        await vk.Emulator.Callbacks.WhenIdleAsync(TestVk.School, Cancellation);

        var received = new List<(string?, string?)>();
        for (var i = 0; i < 5; i++)
        {
            var (body, retry) = await receiver.NextAsync();
            received.Add((body.GetProperty("object").GetProperty("message").GetProperty("text").GetString(), retry));
        }
        Assert.Equal([("раз", null), ("раз", "1"), ("раз", "2"), ("раз", "3"), ("два", null)], received);
    }

    [Fact]
    public async Task A_receiver_detaches_itself()
    {
        await using var receiver = await TestReceiver.StartAsync();
        await using var vk = await StartAsync();
        await vk.Emulator.Callbacks.AddAsync(TestVk.School, receiver.Url, "", ["message_new"], Cancellation);
        receiver.Answers.Enqueue((200, "remove"));

        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "раз");
        await vk.Emulator.Callbacks.WhenIdleAsync(TestVk.School, Cancellation);

        Assert.Equal(0, (await vk.ResponseAsync("groups.getCallbackServers", ("group_id", 1))).GetProperty("count").GetInt32());
    }

    // vk/facts.md §3: long poll and callback may be on at once; then each delivers.
    [Fact]
    public async Task Both_ways_deliver_the_same_event()
    {
        await using var receiver = await TestReceiver.StartAsync();
        await using var vk = await StartAsync();
        await vk.Emulator.Callbacks.AddAsync(TestVk.School, receiver.Url, "", ["message_new"], Cancellation);
        var poll = await vk.OpenLongPollAsync();

        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "раз");

        var (body, _) = await receiver.NextAsync();
        Assert.Equal(Assert.Single(await poll.ReadAsync()).GetProperty("event_id").GetString(), body.GetProperty("event_id").GetString());
    }

    [Fact]
    public async Task The_registry_has_limits()
    {
        await using var vk = await StartAsync();
        (string, object)[] server = [("group_id", 1), ("url", "http://127.0.0.1:9/x"), ("title", "bot")];

        Assert.Equal(100, await vk.ErrorAsync("groups.addCallbackServer", ("group_id", 1), ("url", "x"), ("title", "bot")));
        Assert.Equal(100, await vk.ErrorAsync("groups.addCallbackServer", ("group_id", 1), ("url", "http://127.0.0.1:9/"), ("title", "fifteen letters")));
        Assert.Equal(104, await vk.ErrorAsync("groups.deleteCallbackServer", ("group_id", 1), ("server_id", 5)));
        for (var i = 0; i < 10; i++)
            await vk.ResponseAsync("groups.addCallbackServer", server);
        Assert.Equal(2000, await vk.ErrorAsync("groups.addCallbackServer", server));
        await vk.ResponseAsync("groups.deleteCallbackServer", ("group_id", 1), ("server_id", 5));
        await vk.ResponseAsync("groups.addCallbackServer", server);
        var settings = await vk.ResponseAsync("groups.getCallbackSettings", ("group_id", 1), ("server_id", 11));
        Assert.Equal(0, settings.GetProperty("events").GetProperty("message_new").GetInt32());
    }

    private static Task<TestVk> StartAsync() => TestVk.StartAsync(new VkEmulatorOptions
    {
        RequestsPerSecond = 0,
        CallbackRetryDelay = TimeSpan.FromMilliseconds(1),
    });

    private static async Task<string?> StatusAsync(TestVk vk)
    {
        JsonElement servers = await vk.ResponseAsync("groups.getCallbackServers", ("group_id", 1));
        return servers.GetProperty("items")[0].GetProperty("status").GetString();
    }
}
