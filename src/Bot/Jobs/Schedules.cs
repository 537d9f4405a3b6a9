using BotHost.Features.Digests;

namespace BotHost.Jobs;

/// <summary>
/// All schedules of the bot. Hangfire wakes each job every Clock:SweepInterval; what is due is said by the tables, so a sweep that was missed is made up for by the next.
/// </summary>
internal static class Schedules
{
    public static IReadOnlyList<Schedule> All { get; } =
    [
        new("digest", "at Digest:Time, 17:00 unless configured", typeof(DigestJob)),
    ];
}

/// <param name="Name">As in Hangfire and in the job runs' table.</param>
/// <param name="When">School time, for people.</param>
internal sealed record Schedule(string Name, string When, Type Job);
