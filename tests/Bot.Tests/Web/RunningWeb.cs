using BotHost.Configuration;
using BotHost.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BotHost.Tests.Web;

/// <summary>The web side alone, on two free ports.</summary>
internal sealed class RunningWeb : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningWeb(WebApplication app)
    {
        _app = app;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        (Public, Operator) = (Client(addresses[0]), Client(addresses[1]));
    }

    public HttpClient Public { get; }
    public HttpClient Operator { get; }

    public T Get<T>()
        where T : notnull
        => _app.Services.GetRequiredService<T>();

    public static async Task<RunningWeb> StartAsync(CancellationToken cancellationToken)
    {
        var configuration = BotConfiguration.Load(AppContext.BaseDirectory, "Development", builder => builder.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Web:Urls"] = "http://127.0.0.1:0", ["Web:OperatorUrls"] = "http://127.0.0.1:0" }));
        var app = BotWeb.CreateBuilder(configuration).Build();
        app.MapPages();
        await app.StartAsync(cancellationToken);
        return new RunningWeb(app);
    }

    public async ValueTask DisposeAsync()
    {
        Public.Dispose();
        Operator.Dispose();
        await _app.DisposeAsync();
    }

    private static HttpClient Client(string address)
        => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(address) };
}
