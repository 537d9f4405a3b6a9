using System.Text.Json;
using BotHost.Sandbox.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BotHost.Sandbox.Tests;

public sealed class ServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_mounts_the_emulator_into_its_own_server()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        await using var app = builder.Build();
        await using var emulator = new VkEmulator(TimeProvider.System);
        emulator.Setup.AddCommunity(new CommunitySetup(1, "key") { LongPollEvents = ["message_new"] });
        emulator.Setup.AddUser(101, "Анна", "Иванова");
        app.UseRouting();
        app.MapSandbox(emulator);
        await app.StartAsync(Cancellation);
        emulator.BaseAddress = new Uri(app.Urls.First() + "/");
        using var http = new HttpClient();

        var answer = await http.GetStringAsync(new Uri(emulator.BaseAddress, "method/groups.getLongPollServer?group_id=1&v=5.199&access_token=key"), Cancellation);
        using var document = JsonDocument.Parse(answer);
        var server = document.RootElement.GetProperty("response");
        emulator.People.WriteToCommunity(101, 1, "привет");
        var updates = await http.GetStringAsync(
            new Uri($"{server.GetProperty("server").GetString()}?act=a_check&key={Uri.EscapeDataString(server.GetProperty("key").GetString()!)}&ts={server.GetProperty("ts").GetString()}&wait=0"),
            Cancellation);

        Assert.Contains("привет", updates, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_senders_at_once_lose_nothing()
    {
        await using var vk = await TestVk.StartAsync();
        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, "привет");
        var poll = await vk.OpenLongPollAsync();

        await Task.WhenAll(Enumerable.Range(1, 50).Select(i => Task.WhenAll(
            vk.ResponseAsync("messages.send", ("peer_id", TestVk.Anna), ("random_id", i), ("message", $"{i}")),
            Task.Run(() => vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, $"{i}"), Cancellation))));

        var messages = vk.Emulator.View.Messages(TestVk.AnnasDialog);
        Assert.Equal(Enumerable.Range(1, 101).Select(number => (long)number), messages.Select(message => message.Cmid));
        Assert.Equal(50, messages.Where(message => message.IsFromCommunity).Select(message => message.Text).Distinct().Count());
        Assert.Equal(50, (await poll.ReadAsync()).Count);
    }

    [Fact]
    public async Task Only_the_last_messages_are_kept()
    {
        await using var vk = await TestVk.StartAsync(new VkEmulatorOptions { RequestsPerSecond = 0, KeepMessages = 10 });

        for (var i = 1; i <= 25; i++)
            vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, $"{i}");

        var messages = vk.Emulator.View.Messages(TestVk.AnnasDialog);
        Assert.InRange(messages.Count, 10, 20);
        Assert.Equal((25, "25"), (messages[^1].Cmid, messages[^1].Text));
        Assert.All(messages, message => Assert.Equal($"{message.Cmid}", message.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("method")]
    [InlineData("whp/x")]
    [InlineData("files/none/a.txt")]
    public async Task Other_addresses_are_not_found(string path)
    {
        await using var vk = await TestVk.StartAsync();

        using var response = await vk.Http.GetAsync(new Uri(vk.BaseAddress, path), Cancellation);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }

    // vk/facts.md §1: a bot may be handed a megabyte of text, and may hand one on.
    [Fact]
    public async Task A_megabyte_of_text_is_carried_in_and_refused_out()
    {
        await using var vk = await TestVk.StartAsync();
        var poll = await vk.OpenLongPollAsync();
        var text = new string('я', 1_000_000);

        vk.Emulator.People.WriteToCommunity(TestVk.Anna, TestVk.School, text);

        var received = Assert.Single(await poll.ReadAsync()).GetProperty("object").GetProperty("message").GetProperty("text").GetString();
        Assert.Equal(text.Length, received!.Length);
        Assert.Equal(914, await vk.ErrorAsync("messages.send", ("peer_id", TestVk.Anna), ("random_id", 1), ("message", text)));
    }

    [Fact]
    public void A_clock_runs_on_from_where_it_was_set()
    {
        var machine = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var clock = new SettableClock(machine);
        var noon = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

        clock.Set(noon, isFrozen: false);
        machine.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(noon.AddMinutes(1), clock.GetUtcNow());

        clock.Set(noon, isFrozen: true);
        machine.Advance(TimeSpan.FromMinutes(1));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(noon.AddHours(1), clock.GetUtcNow());
    }
}
