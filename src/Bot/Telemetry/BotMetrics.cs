using System.Diagnostics;
using System.Diagnostics.Metrics;
using BotHost.Domain;

namespace BotHost.Telemetry;

/// <summary>
/// Everything the bot counts and traces, under the one name "BotHost". Lengths of time are in seconds.
/// Tags hold school keys, fixed words and codes only: never a person, a text or a link.
/// </summary>
internal static class BotMetrics
{
    public const string Name = "BotHost";

    private static readonly ActivitySource Traces = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Received = Meter.CreateCounter<long>("bothost.updates.received", "{update}", "Updates stored in the inbox.");
    private static readonly Counter<long> Repeated = Meter.CreateCounter<long>("bothost.updates.repeated", "{update}", "Updates dropped: stored before.");
    private static readonly Histogram<double> Handling = Meter.CreateHistogram<double>("bothost.updates.handling", "s", "Time from taking an update to its commit.");
    private static readonly Counter<long> Parked = Meter.CreateCounter<long>("bothost.updates.parked", "{update}", "Updates that failed each time they were tried.");
    private static readonly Counter<long> Finished = Meter.CreateCounter<long>("bothost.outbox.finished", "{row}", "Outbox rows that ended, by kind and state.");
    private static readonly Histogram<double> Latency = Meter.CreateHistogram<double>("bothost.outbox.latency", "s", "Time from a row's due time to the messenger's answer.");
    private static readonly Gauge<long> Depth = Meter.CreateGauge<long>("bothost.outbox.depth", "{row}", "Rows that are due and unsent.");
    private static readonly Gauge<double> Age = Meter.CreateGauge<double>("bothost.outbox.age", "s", "How long the oldest due row has waited.");
    private static readonly Histogram<double> Calls = Meter.CreateHistogram<double>("bothost.vk.calls", "s", "Calls of VK by method and code (0: accepted).");
    private static readonly UpDownCounter<long> Lanes = Meter.CreateUpDownCounter<long>("bothost.lanes.busy", "{lane}", "Lanes at work.");
    private static readonly Histogram<double> Jobs = Meter.CreateHistogram<double>("bothost.jobs", "s", "Runs of recurring jobs by outcome.");

    public static void UpdatesReceived(SchoolKey school, int count) => Received.Add(count, School(school));

    public static void UpdatesRepeated(SchoolKey school, int count) => Repeated.Add(count, School(school));

    /// <param name="kind">The update's discriminator: "text", "button" …</param>
    public static void UpdateHandled(SchoolKey school, string kind, TimeSpan elapsed)
        => Handling.Record(elapsed.TotalSeconds, School(school), new("kind", kind));

    public static void UpdateParked(SchoolKey school) => Parked.Add(1, School(school));

    /// <param name="kind">"Send", "Edit", "ResetLink" …</param>
    /// <param name="state">"Sent", "Failed", "Uncertain", "Dropped".</param>
    public static void OutboxFinished(SchoolKey school, string kind, string state, int count)
        => Finished.Add(count, School(school), new("kind", kind), new("state", state));

    public static void OutboxLatency(SchoolKey school, TimeSpan elapsed) => Latency.Record(elapsed.TotalSeconds, School(school));

    public static void OutboxWaiting(SchoolKey school, long depth, TimeSpan age)
    {
        Depth.Record(depth, School(school));
        Age.Record(age.TotalSeconds, School(school));
    }

    /// <param name="method">The method's name without its parameters.</param>
    public static void VkCalled(string method, int code, TimeSpan elapsed)
        => Calls.Record(elapsed.TotalSeconds, new("method", method), new("code", code));

    /// <summary>A span: updates handled in one transaction, a call of the messenger, a mailing's part, a run of a job. Null where nobody listens.</summary>
    /// <param name="name">A fixed word.</param>
    public static Activity? Span(string name, SchoolKey school, int count = 1)
        => Traces.StartActivity(name)?.SetTag("school", school.Value).SetTag("count", count);

    public static void LaneBusy() => Lanes.Add(1);

    public static void LaneIdle() => Lanes.Add(-1);

    /// <param name="outcome">"done" or "failed".</param>
    public static void JobRan(string job, string outcome, TimeSpan elapsed)
        => Jobs.Record(elapsed.TotalSeconds, new("job", job), new("outcome", outcome));

    private static KeyValuePair<string, object?> School(SchoolKey school) => new("school", school.Value);
}
