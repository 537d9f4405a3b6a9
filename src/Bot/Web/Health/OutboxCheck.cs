using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BotHost.Web.Health;

/// <summary>Whether the database answers, and whether what is due leaves in time. Mailings may take long and are not counted.</summary>
internal sealed class OutboxCheck(IServiceScopeFactory scopes, BotOptions options, TimeProvider schoolClock) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            var states = new Dictionary<string, object>();
            foreach (var school in options.Schools)
                states[school.Key] = await AgeAsync(new SchoolKey(school.Key), cancellationToken) is { } age && age > Late ? $"late by {(int)age.TotalSeconds} s" : "ok";
            return states.Values.All(state => state is "ok") ? HealthCheckResult.Healthy(data: states) : HealthCheckResult.Unhealthy(data: states);
        }
        catch (Exception ex) when (Faults.IsOutage(ex))
        {
            return HealthCheckResult.Unhealthy(data: new Dictionary<string, object> { ["database"] = "no answer" });
        }
    }

    private async Task<TimeSpan?> AgeAsync(SchoolKey school, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDb>();
        db.School = school;
        var now = schoolClock.GetUtcNow();
        var oldest = await db.Outbox
            .Where(row => row.State == OutboxState.Pending && row.Priority != OutboxPriority.Bulk && row.DueAt <= now)
            .MinAsync(row => (DateTimeOffset?)row.DueAt, cancellationToken);
        return now - oldest;
    }
}
