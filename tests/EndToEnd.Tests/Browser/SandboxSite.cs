using System.Text.Json;
using BotHost.Tests.Databases;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BotHost.EndToEnd.Tests.Browser.SandboxSite))]

namespace BotHost.EndToEnd.Tests.Browser;

/// <summary>The bot as a fresh clone starts it, and a real browser to look at it with. Both live as long as the test run.</summary>
public sealed class SandboxSite : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    // The flags keep the browser from looking up its maker's hosts.
    private static readonly string[] Flags =
        ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly string _folder = Directory.CreateTempSubdirectory("bothost-page-").FullName;
    private HostProcess? _host;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Uri? _address;

    /// <summary>A school as it is in the morning, for one test at a time.</summary>
    internal async Task<SandboxVisit> VisitAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Chromium))
            Prerequisite.Missing($"there is no browser at {Chromium}: install the package chromium.");
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_browser is null)
                await StartAsync(cancellationToken);
            else
                await ResetAsync(cancellationToken);
            return new SandboxVisit(_browser!, _address!, () => _one.Release());
        }
        catch
        {
            _one.Release();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
        _one.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        _host = HostProcess.Start("", _folder, new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Clock__StartAt"] = "2026-11-23T06:00:00Z", // Monday, 9:00 in Moscow
            ["Database__ConnectionString"] = $"Data Source={Path.Combine(_folder, "data", "bot.db")}",
        });
        _address = await _host.AddressAsync(cancellationToken);
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(15_000);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, ChromiumSandbox = false, Args = Flags });
    }

    private async Task ResetAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = _address };
        var before = await SchoolAsync(http, cancellationToken);
        using var nothing = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        await http.PostAsync(new Uri("page/reset", UriKind.Relative), nothing, cancellationToken);
        while (await SchoolAsync(http, cancellationToken) is not { } now || now == before)
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
    }

    /// <summary>Null while none is open.</summary>
    private static async Task<string?> SchoolAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var stage = JsonDocument.Parse(await http.GetStringAsync(new Uri("page/stage", UriKind.Relative), cancellationToken));
            return stage.RootElement.GetProperty("school").GetString();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
