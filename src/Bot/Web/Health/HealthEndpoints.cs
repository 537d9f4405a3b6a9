using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BotHost.Web.Health;

internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void AddBotHealth(this IServiceCollection services)
        => services.AddHealthChecks()
            .AddCheck<ActiveCheck>("active")
            .AddCheck<SchoolsCheck>("schools")
            .AddCheck<OutboxCheck>("outbox", timeout: Patience)
            .AddCheck<JobsCheck>("jobs", timeout: Patience);

    /// <summary>Live: the process answers. Ready: it does its work; 503 says which part does not.</summary>
    public static void MapBotHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    // States and school keys only: an exception's message may name a server or a person.
    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            status = Word(report.Status),
            checks = report.Entries.ToDictionary(
                entry => entry.Key,
                entry => new { status = Word(entry.Value.Status), details = entry.Value.Data.Count > 0 ? entry.Value.Data : null }),
        },
        context.RequestAborted);

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ok",
        HealthStatus.Degraded => "degraded",
        _ => "failed",
    };
}
