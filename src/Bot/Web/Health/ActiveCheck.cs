using BotHost.Telemetry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BotHost.Web.Health;

/// <summary>Whether this process does the work. A standby is alive and not ready.</summary>
internal sealed class ActiveCheck(Pulse pulse) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var data = new Dictionary<string, object> { ["role"] = pulse.Role.ToString() };
        return Task.FromResult(pulse.Role == ProcessRole.Active ? HealthCheckResult.Healthy(data: data) : HealthCheckResult.Unhealthy(data: data));
    }
}
