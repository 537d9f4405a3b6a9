using BotHost.Configuration;
using BotHost.Persistence;
using BotHost.Telemetry;
using BotHost.Web.Health;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BotHost.Web;

/// <summary>The process's web side: one application behind two listeners, the public one and the operator's.</summary>
internal static class BotWeb
{
    private const long MaxBodyBytes = 256 * 1024;

    /// <param name="schoolClock">Null: as configured.</param>
    public static WebApplicationBuilder CreateBuilder(BotConfiguration configuration, TimeProvider? schoolClock = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            EnvironmentName = configuration.Environment,
            ContentRootPath = configuration.Folder,
            ApplicationName = BotMetrics.Name,
        });
        builder.Configuration.AddConfiguration(configuration.Root);
        builder.Logging.AddConsoleLog(configuration.Root, configuration.IsDevelopment);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, configuration.Options.Web));
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = provider.ValidateOnBuild = true);
        builder.Services.AddRouting();
        DatabaseSetup.CreateFolder(configuration.Options.Database);
        builder.Services.AddBot(configuration.Options, schoolClock ?? SchoolClock.For(configuration.Options.Clock));
        builder.Services.AddSingleton(new OperatorSessions(TimeProvider.System));
        builder.Services.AddSingleton<Dashboard>().AddSingleton<VkCallbacks>().AddSingleton<VkCallbackEndpoint>();
        builder.Services.AddTelemetry(configuration.Root);
        builder.Services.AddBotHealth();
        builder.Services.AddHostedService<OutboxGauge>();
        return builder;
    }

    /// <param name="mapHome">Maps what is at home on the public listener in the status page's place: the sandbox's messenger.</param>
    public static void MapPages(this WebApplication app, Func<WebApplication, IEnumerable<IEndpointConventionBuilder>>? mapHome = null)
    {
        app.UseSecurityHeaders();
        app.UseRouting();
        app.UseListeners();
        app.MapBotHealth();
        foreach (var endpoint in mapHome?.Invoke(app) ?? [app.MapGet("/", StatusAsync)])
            endpoint.OnlyOn(Listener.Public);
        app.MapDownloads();
        app.MapDashboardEntry();
        Dashboard.Map(app);
        VkCallbackEndpoint.Map(app);
        app.MapPrometheusScrapingEndpoint("/metrics").OnlyOn(Listener.Operator);
    }

    /// <summary>Where people reach the public listener, once it listens.</summary>
    public static string Address(this WebApplication app)
        => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private static void Configure(KestrelServerOptions kestrel, WebOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        foreach (var address in ListenAddress.ParseAll(options.Urls)!)
            address.Listen(kestrel, listen => listen.MarkAs(Listener.Public));
        foreach (var address in ListenAddress.ParseAll(options.OperatorUrls)!)
            address.Listen(kestrel, listen => listen.MarkAs(Listener.Operator));
    }

    private static async Task<IResult> StatusAsync(HealthCheckService health, CancellationToken cancellationToken)
    {
        var report = await health.CheckHealthAsync(cancellationToken);
        return Results.Content(WebReplies.Status(report.Status != HealthStatus.Unhealthy), "text/html; charset=utf-8");
    }
}
