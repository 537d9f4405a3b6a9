using Microsoft.Playwright;

namespace BotHost.EndToEnd.Tests.Browser;

/// <summary>One test's time with the school.</summary>
internal sealed class SandboxVisit(IBrowser browser, Uri address, Action leave) : IAsyncDisposable
{
    public const int Desktop = 1440;
    public const int Phone = 360;

    /// <summary>Milliseconds that a person waits for something on the screen.</summary>
    public const float Patience = 30_000;

    /// <summary>People of the demo school, by their accounts.</summary>
    public const long Administrator = 101;
    public const long Homeroom5A = 103;
    public const long Homeroom7B = 104;
    public const long Mother = 201;
    public const long Stranger = 401;

    private readonly List<IBrowserContext> _contexts = [];

    public Uri Address => address;

    /// <summary>A tab in a browser of its own, with an eye on what it asks of other machines and on errors of its scripts.</summary>
    public async Task<SandboxTab> OpenAsync(int width, string hash = "")
    {
        var isPhone = width < 760;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = isPhone ? 780 : 900 },
            HasTouch = isPhone,
            Locale = "ru-RU",
            TimezoneId = "Asia/Vladivostok", // the page shows the school's time wherever it is looked at
        });
        _contexts.Add(context);
        context.SetDefaultTimeout(Patience);
        var tab = new SandboxTab(await context.NewPageAsync(), isPhone, address);
        await tab.GoAsync(hash);
        return tab;
    }

    /// <summary>Another tab of the same browser, as one more person.</summary>
    public async Task<SandboxTab> OpenBesideAsync(SandboxTab tab, string hash)
    {
        var beside = new SandboxTab(await tab.Page.Context.NewPageAsync(), tab.IsPhone, address);
        await beside.GoAsync(hash);
        return beside;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
            await context.CloseAsync();
        leave();
    }
}
