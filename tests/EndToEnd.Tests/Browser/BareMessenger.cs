using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using BotHost.Sandbox;
using BotHost.Sandbox.Setup;
using BotHost.Sandbox.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace BotHost.EndToEnd.Tests.Browser;

/// <summary>The page on an emulator without a bot: a test speaks for the community by VK's API, so that it decides what people are shown.</summary>
internal sealed class BareMessenger : IAsyncDisposable
{
    public const long School = 1;
    public const long Anna = 101;
    public const long Boris = 102;
    private const string Token = "vk1.a.bare";

    private readonly SandboxServer _server;
    private readonly SandboxPage _page;
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();
    private int _lastRandomId;

    private BareMessenger(SandboxServer server, SandboxPage page, WebApplication app, SandboxVisit visit)
        => (_server, _page, _app, Visit) = (server, page, app, visit);

    public SandboxVisit Visit { get; }

    public VkEmulator Emulator => _server.Emulator;

    public static async Task<BareMessenger> StartAsync(SandboxSite site, CancellationToken cancellationToken)
    {
        var browser = await site.BrowserAsync(cancellationToken);
        var clock = new SettableClock(TimeProvider.System);
        clock.Set(new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero), isFrozen: true);
        var emulator = new VkEmulator(clock, new VkEmulatorOptions { RequestsPerSecond = 0 });
        emulator.Setup.AddCommunity(new CommunitySetup(School, Token) { Name = "Школа № 1", LongPollEvents = ["message_new", "message_event"] });
        emulator.Setup.AddUser(Anna, "Анна", "Иванова");
        emulator.Setup.AddUser(Boris, "Борис", "Петров");
        var server = await SandboxServer.StartAsync(emulator, cancellationToken);
        var page = new SandboxPage(emulator, new NoBot(clock), new SandboxStage(School, [new(Anna, "родитель", "мама", "мама"), new(Boris, "учитель", "", "учитель")], []));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        page.Map(app, app.Lifetime.ApplicationStopping);
        page.Open();
        await app.StartAsync(cancellationToken);
        return new BareMessenger(server, page, app, new SandboxVisit(browser, new Uri(app.Urls.First()), () => { }));
    }

    /// <summary>A call of VK's API with the community's token.</summary>
    public async Task<JsonElement> CallAsync(string method, params (string Name, object Value)[] parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.ApiUrl, method))
        {
            Content = new FormUrlEncodedContent(parameters.Append(("v", "5.199")).Select(it => KeyValuePair.Create(it.Item1, Convert.ToString(it.Item2, CultureInfo.InvariantCulture)))),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(answer.RootElement.TryGetProperty("response", out var result), answer.RootElement.GetRawText());
        return result.Clone();
    }

    public Task<JsonElement> SendAsync(long peer, string text, params (string Name, object Value)[] more)
        => CallAsync("messages.send", [("peer_id", peer), ("random_id", ++_lastRandomId), ("message", text), .. more]);

    /// <returns>How the photo is named in an attachment.</returns>
    public async Task<string> UploadPhotoAsync(byte[] png)
    {
        var server = await CallAsync("photos.getMessagesUploadServer", ("peer_id", Anna));
        using var file = new ByteArrayContent(png);
        using var form = new MultipartFormDataContent { { file, "photo", "plan.png" } };
        using var response = await _http.PostAsync(new Uri(server.GetProperty("upload_url").GetString()!), form, TestContext.Current.CancellationToken);
        using var uploaded = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var fields = uploaded.RootElement.EnumerateObject().Select(it => (it.Name, (object)it.Value.ToString())).ToArray();
        var saved = (await CallAsync("photos.saveMessagesPhoto", fields))[0];
        return $"photo{saved.GetProperty("owner_id")}_{saved.GetProperty("id")}_{saved.GetProperty("access_key").GetString()}";
    }

    /// <summary>The number of the event that a pressed button sent.</summary>
    public async Task<string> PressedEventAsync()
    {
        await Until.TrueAsync("the press has reached the community", _ => Task.FromResult(Emulator.Journal.Updates.Any(it => it.Type == "message_event")), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(Emulator.Journal.Updates.Last(it => it.Type == "message_event").JsonText);
        return json.RootElement.GetProperty("object").GetProperty("event_id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        await Visit.DisposeAsync();
        await _app.DisposeAsync();
        _page.Dispose();
        _http.Dispose();
        await _server.DisposeAsync();
        await Emulator.DisposeAsync();
    }

    /// <summary>Only a clock: there is no bot's process.</summary>
    private sealed class NoBot(SettableClock clock) : ISandboxHost
    {
        public DateTimeOffset Now => clock.GetUtcNow();

        public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

        public Task<DateTimeOffset> NextDigestAsync(CancellationToken cancellationToken) => Task.FromResult(Now);

        public Task<bool> AdvanceToAsync(DateTimeOffset target, Action<DateTimeOffset> moved, CancellationToken cancellationToken)
        {
            clock.Set(target, isFrozen: true);
            moved(target);
            return Task.FromResult(true);
        }

        public Task<IReadOnlyList<string>> InvitesOfAsync(long personId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

        public void Reset(bool isEmpty) => throw new NotSupportedException("There is no school to begin anew.");
    }
}
