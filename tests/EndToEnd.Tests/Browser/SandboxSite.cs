using System.Collections.Concurrent;
using BotHost.Tests.Databases;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BotHost.EndToEnd.Tests.Browser.SandboxSite))]

namespace BotHost.EndToEnd.Tests.Browser;

/// <summary>Some demo schools, and a real browser to look at them with. They live as long as the test run.</summary>
public sealed class SandboxSite : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly int MostSchools = Math.Clamp(Environment.ProcessorCount - 1, 1, 3);

    // The flags keep the browser from looking up its maker's hosts.
    private static readonly string[] Flags =
        ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly SemaphoreSlim _places = new(MostSchools, MostSchools);
    private readonly SemaphoreSlim _launching = new(1, 1);
    private readonly ConcurrentBag<SandboxProcess> _free = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A school as it is in the morning, for one test alone.</summary>
    internal Task<SandboxVisit> VisitAsync(CancellationToken cancellationToken) => VisitAsync(isEmpty: false, cancellationToken);

    /// <summary>A school that nobody has set up, for one test alone.</summary>
    internal Task<SandboxVisit> VisitEmptyAsync(CancellationToken cancellationToken) => VisitAsync(isEmpty: true, cancellationToken);

    private async Task<SandboxVisit> VisitAsync(bool isEmpty, CancellationToken cancellationToken)
    {
        var browser = await BrowserAsync(cancellationToken);
        await _places.WaitAsync(cancellationToken);
        try
        {
            var isUsed = _free.TryTake(out var school);
            school ??= await SandboxProcess.StartAsync(cancellationToken);
            if (isUsed || isEmpty)
                await school.ResetAsync(isEmpty, cancellationToken);
            return new SandboxVisit(browser, school.Address, () => Leave(school));
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    internal async Task<IBrowser> BrowserAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Chromium))
            Prerequisite.Missing($"there is no browser at {Chromium}: install the package chromium.");
        await _launching.WaitAsync(cancellationToken);
        try
        {
            Assertions.SetDefaultExpectTimeout(SandboxVisit.Patience);
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, ChromiumSandbox = false, Args = Flags });
        }
        finally
        {
            _launching.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        foreach (var school in _free)
            await school.DisposeAsync();
        _places.Dispose();
        _launching.Dispose();
    }

    private void Leave(SandboxProcess school)
    {
        _free.Add(school);
        _places.Release();
    }
}
