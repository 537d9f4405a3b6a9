using Microsoft.Playwright;

namespace BotHost.EndToEnd.Tests.Browser;

/// <summary>Pictures of the page, for people to look at: two of them are in the README.</summary>
internal static class Screenshots
{
    /// <summary>Beside the test results; BOTHOST_SCREENSHOTS names another folder.</summary>
    public static async Task KeepAsync(SandboxTab tab, string name, int width)
    {
        var folder = Environment.GetEnvironmentVariable("BOTHOST_SCREENSHOTS") ?? Path.Combine(AppContext.BaseDirectory, "screenshots");
        await tab.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{width}.png"), Animations = ScreenshotAnimations.Disabled });
    }
}
