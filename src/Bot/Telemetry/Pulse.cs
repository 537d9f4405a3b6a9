using System.Collections.Concurrent;
using BotHost.Domain;

namespace BotHost.Telemetry;

/// <summary>What the running parts last said of themselves, in machine time. The health checks read it; it decides nothing.</summary>
internal sealed class Pulse(TimeProvider machineTime)
{
    private readonly ConcurrentDictionary<SchoolKey, SchoolPulse> _schools = new();

    /// <summary>Set by whoever holds the database's one active place.</summary>
    public ProcessRole Role { get; set; } = ProcessRole.Starting;

    public IReadOnlyDictionary<SchoolKey, SchoolPulse> Schools => _schools;

    /// <summary>The school is served by this process; from now on silence is a finding.</summary>
    /// <param name="isPolled">Its updates come by long poll, which answers at least every half minute.</param>
    public void Serves(SchoolKey school, bool isPolled)
        => _schools[school] = new SchoolPulse { IsPolled = isPolled, FeedAnsweredAt = machineTime.GetTimestamp() };

    /// <summary>The messenger answered a poll, with or without updates.</summary>
    public void FeedAnswered(SchoolKey school) => Update(school, pulse => pulse with { FeedAnsweredAt = machineTime.GetTimestamp() });

    /// <param name="code">The messenger's code; null when the token was accepted.</param>
    public void TokenAnswered(SchoolKey school, int? code) => Update(school, pulse => pulse with { TokenRefusedWith = code });

    public TimeSpan SinceFeedAnswered(SchoolPulse pulse) => machineTime.GetElapsedTime(pulse.FeedAnsweredAt);

    private void Update(SchoolKey school, Func<SchoolPulse, SchoolPulse> change)
        => _schools.AddOrUpdate(school, _ => change(new SchoolPulse()), (_, pulse) => change(pulse));
}

internal enum ProcessRole
{
    Starting,

    /// <summary>Another process is active on this database; this one takes over when that ends.</summary>
    Standby,
    Active,
}

internal sealed record SchoolPulse
{
    public bool IsPolled { get; init; }

    /// <summary>A timestamp of the machine's clock.</summary>
    public long FeedAnsweredAt { get; init; }
    public int? TokenRefusedWith { get; init; }
}
