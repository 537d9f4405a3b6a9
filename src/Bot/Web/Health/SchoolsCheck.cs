using BotHost.Telemetry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BotHost.Web.Health;

/// <summary>Whether each school's messenger answers and takes its token.</summary>
internal sealed class SchoolsCheck(Pulse pulse) : IHealthCheck
{
    /// <summary>A long poll is answered within 25 seconds, its client waits 35, and a try or two may fail.</summary>
    private static readonly TimeSpan FeedIsSilent = TimeSpan.FromMinutes(2);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var states = pulse.Schools.ToDictionary(school => school.Key.Value, school => (object)State(school.Value));
        return Task.FromResult(states.Values.All(state => state is "ok")
            ? HealthCheckResult.Healthy(data: states)
            : HealthCheckResult.Unhealthy(data: states));
    }

    private string State(SchoolPulse school) => school switch
    {
        { TokenRefusedWith: { } code } => $"token refused ({code})",
        { IsPolled: true } when pulse.SinceFeedAnswered(school) > FeedIsSilent => "long poll silent",
        _ => "ok",
    };
}
