using System.Net.Http.Json;
using System.Text.Json;

namespace BotHost.EndToEnd.Tests.Browser;

/// <summary>The bot as a fresh clone starts it: on the demo school, at 9:00 on Monday, 23 November 2026.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private readonly HostProcess _host;
    private readonly string _folder;
    private readonly HttpClient _http;

    private SandboxProcess(HostProcess host, string folder, Uri address)
        => (_host, _folder, _http) = (host, folder, new HttpClient { BaseAddress = address });

    public Uri Address => _http.BaseAddress!;

    public static async Task<SandboxProcess> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("bothost-page-").FullName;
        var host = HostProcess.Start("", folder, new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Clock__StartAt"] = "2026-11-23T06:00:00Z",
            ["Database__ConnectionString"] = $"Data Source={Path.Combine(folder, "data", "bot.db")}",
        });
        return new SandboxProcess(host, folder, await host.AddressAsync(cancellationToken));
    }

    /// <summary>Begins the school anew, as the page's buttons do.</summary>
    /// <param name="isEmpty">As its administrator finds it on the first morning.</param>
    public async Task ResetAsync(bool isEmpty, CancellationToken cancellationToken)
    {
        var before = await SchoolAsync(cancellationToken);
        using (await _http.PostAsJsonAsync(new Uri("page/reset", UriKind.Relative), new { isEmpty }, cancellationToken))
            await Until.TrueAsync(
                "the school begins anew", async ct => await SchoolAsync(ct) is { } now && now != before, cancellationToken, _ => Task.FromResult(_host.Describe()));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Null while none is open.</summary>
    private async Task<string?> SchoolAsync(CancellationToken cancellationToken)
    {
        try
        {
            var stage = await _http.GetFromJsonAsync<JsonElement>(new Uri("page/stage", UriKind.Relative), cancellationToken);
            return stage.GetProperty("school").GetString();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
