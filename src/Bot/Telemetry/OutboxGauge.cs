using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Telemetry;

/// <summary>Measures each school's outbox now and then: how much is due, and how long the oldest row has waited.</summary>
internal sealed class OutboxGauge(Pulse pulse, BotOptions options, IServiceScopeFactory scopes, TimeProvider schoolClock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (pulse.Role != ProcessRole.Active)
                continue;
            try
            {
                foreach (var school in options.Schools)
                    await MeasureAsync(new SchoolKey(school.Key), stoppingToken);
            }
            catch (Exception ex) when (Faults.IsOutage(ex))
            {
                // The health check says so; the next tick measures again.
            }
        }
    }

    private async Task MeasureAsync(SchoolKey school, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BotDb>();
        db.School = school;
        var now = schoolClock.GetUtcNow();
        var due = db.Outbox.Where(row => row.State == OutboxState.Pending && row.DueAt <= now);
        var depth = await due.CountAsync(cancellationToken);
        var oldest = depth == 0 ? null : await due.MinAsync(row => (DateTimeOffset?)row.DueAt, cancellationToken);
        BotMetrics.OutboxWaiting(school, depth, now - oldest ?? TimeSpan.Zero);
    }
}
