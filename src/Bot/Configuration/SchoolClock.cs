namespace BotHost.Configuration;

/// <summary>School time: the machine's, unless Clock:StartAt sets another start from which it runs on.</summary>
internal sealed class SchoolClock : TimeProvider
{
    private readonly TimeSpan _ahead;

    private SchoolClock(DateTimeOffset startAt) => _ahead = startAt - System.GetUtcNow();

    public static TimeProvider For(ClockOptions options) => options.StartAt is { } startAt ? new SchoolClock(startAt) : System;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
}
