using System.Text.Json;
using BotHost.Sandbox.Setup;
using BotHost.Sandbox.State;
using Microsoft.Extensions.Time.Testing;

namespace BotHost.Sandbox.Tests;

/// <summary>An emulator behind a real socket with one community and two people, and a client as bare as can be.</summary>
internal sealed class TestVk : IAsyncDisposable
{
    public const long School = 1;
    public const long Anna = 101;
    public const long Boris = 102;
    public const string Token = "vk1.a.test";

    private readonly SandboxServer _server;

    private TestVk(VkEmulator emulator, FakeTimeProvider time, SandboxServer server)
    {
        Emulator = emulator;
        Time = time;
        _server = server;
    }

    public VkEmulator Emulator { get; }
    public FakeTimeProvider Time { get; }
    public HttpClient Http { get; } = new();
    public Uri BaseAddress => _server.BaseAddress;
    public Uri ApiUrl => _server.ApiUrl;
    public static ConversationKey AnnasDialog => ConversationKey.Dialog(Anna, School);

    public static async Task<TestVk> StartAsync(VkEmulatorOptions? options = null, params string[] events)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var emulator = new VkEmulator(time, options ?? new VkEmulatorOptions { RequestsPerSecond = 0 });
        emulator.Setup.AddCommunity(new CommunitySetup(School, Token)
        {
            Name = "Школа № 1",
            ScreenName = "school1",
            LongPollEvents = events.Length > 0 ? events : ["message_new", "message_event"],
        });
        emulator.Setup.AddUser(Anna, "Анна", "Иванова");
        emulator.Setup.AddUser(new UserSetup(Boris, "Борис", "Петров") { ScreenName = "boris_p" });
        return new TestVk(emulator, time, await SandboxServer.StartAsync(emulator, TestContext.Current.CancellationToken));
    }

    /// <summary>The whole answer: response, error, execute_errors.</summary>
    public async Task<JsonElement> CallAsync(string method, params (string Name, object Value)[] parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.ApiUrl, method))
        {
            Content = new FormUrlEncodedContent(
                parameters.Append(("v", "5.199")).Select(pair => KeyValuePair.Create(pair.Item1, Convert.ToString(pair.Item2, System.Globalization.CultureInfo.InvariantCulture)))),
        };
        request.Headers.Authorization = new("Bearer", Token);
        return await ReadAsync(await Http.SendAsync(request, TestContext.Current.CancellationToken));
    }

    public async Task<JsonElement> ResponseAsync(string method, params (string Name, object Value)[] parameters)
    {
        var answer = await CallAsync(method, parameters);
        Assert.True(answer.TryGetProperty("response", out var response), answer.GetRawText());
        return response;
    }

    public async Task<int> ErrorAsync(string method, params (string Name, object Value)[] parameters)
    {
        var answer = await CallAsync(method, parameters);
        Assert.True(answer.TryGetProperty("error", out var error), answer.GetRawText());
        return error.GetProperty("error_code").GetInt32();
    }

    public async Task<JsonElement> GetAsync(string pathAndQuery) =>
        await ReadAsync(await Http.GetAsync(new Uri(BaseAddress, pathAndQuery), TestContext.Current.CancellationToken));

    public async Task<TestPoll> OpenLongPollAsync()
    {
        var server = await ResponseAsync("groups.getLongPollServer", ("group_id", School));
        return new TestPoll(this, server.GetProperty("server").GetString()!, server.GetProperty("key").GetString()!, server.GetProperty("ts").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        await Emulator.DisposeAsync();
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            response.EnsureSuccessStatusCode();
            using var document = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());
            return document.RootElement.Clone();
        }
    }
}

/// <summary>A reader of the long poll that names the ts it was last given.</summary>
internal sealed class TestPoll(TestVk vk, string server, string key, string ts)
{
    public string Ts { get; set; } = ts;
    public string Key { get; set; } = key;

    public Task<JsonElement> AskAsync(int wait = 0) =>
        vk.GetAsync($"{server}?act=a_check&key={Uri.EscapeDataString(Key)}&ts={Ts}&wait={wait}");

    /// <summary>The updates that came since the last time.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadAsync(int wait = 0)
    {
        var answer = await AskAsync(wait);
        Ts = answer.GetProperty("ts").GetString()!;
        return [.. answer.GetProperty("updates").EnumerateArray()];
    }
}
