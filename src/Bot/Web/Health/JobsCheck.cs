using BotHost.Jobs;
using BotHost.Telemetry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BotHost.Web.Health;

/// <summary>Whether Hangfire's server of this process gives signs of life.</summary>
internal sealed class JobsCheck(JobServer jobs, Pulse pulse) : IHealthCheck
{
    private static readonly TimeSpan Silent = TimeSpan.FromMinutes(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        if (pulse.Role != ProcessRole.Active)
            return HealthCheckResult.Healthy(); // the active check says it
        if (!jobs.Storage.IsCompletedSuccessfully)
            return Failed("starting");
        var storage = await jobs.Storage;
        try
        {
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            var servers = await Task.Run(() => storage.GetMonitoringApi().Servers(), cancellationToken);
            return servers.Any(server => now - (server.Heartbeat ?? server.StartedAt) < Silent) ? HealthCheckResult.Healthy() : Failed("no server");
        }
        catch (Exception ex) when (Persistence.Faults.IsOutage(ex))
        {
            return Failed("no answer");
        }
    }

    private static HealthCheckResult Failed(string state) => HealthCheckResult.Unhealthy(data: new Dictionary<string, object> { ["hangfire"] = state });
}
