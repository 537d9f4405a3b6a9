namespace BotHost.Vk;

/// <summary>
/// A token bucket: one permit every 1/N of the window, a few saved up while idle, and never more than N within any window, which the
/// bucket alone would not promise. For one caller at a time.
/// </summary>
internal sealed class VkPace
{
    /// <summary>VK counts by the second; the rest is for requests that the network squeezes together.</summary>
    private static readonly TimeSpan FirstWindow = TimeSpan.FromMilliseconds(1020);
    private static readonly TimeSpan WidestWindow = TimeSpan.FromMilliseconds(1200);
    private static readonly TimeSpan Widening = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(1100);
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private const int Saved = 3;

    private readonly TimeProvider time;
    private readonly long[] granted; // when the last N permits were given, as a ring
    private long window;
    private long bucket; // when the bucket will be full again, less what it holds
    private long restsUntil;
    private long lastYield; // 0 = never
    private int next;

    /// <param name="requestsPerSecond">0 = no limit.</param>
    public VkPace(int requestsPerSecond, TimeProvider time)
    {
        this.time = time;
        granted = new long[requestsPerSecond];
        window = Ticks(FirstWindow);
        var now = time.GetTimestamp();
        bucket = now - (Interval * Saved);
        restsUntil = now;
        Array.Fill(granted, now - window);
    }

    public bool IsUnlimited => granted.Length == 0;

    private long Interval => IsUnlimited ? 0 : Interlocked.Read(ref window) / granted.Length;

    /// <summary>
    /// VK said that it was too much: nothing goes out for a second. Once is an accident; again within a minute means that this network
    /// squeezes more than the window allows for, and the pace becomes a little slower.
    /// </summary>
    public void Yield()
    {
        var now = time.GetTimestamp();
        var before = Interlocked.Exchange(ref lastYield, now);
        if (before != 0 && time.GetElapsedTime(before, now) is var calm && calm > Rest) // sooner: requests of one and the same burst
        {
            var wider = Math.Min(Interlocked.Read(ref window) + Ticks(Widening), Ticks(WidestWindow));
            Interlocked.Exchange(ref window, calm < Memory ? wider : Ticks(FirstWindow));
        }

        Interlocked.Exchange(ref restsUntil, now + Ticks(Rest));
    }

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        long now;
        while ((now = time.GetTimestamp()) < Due())
        {
            // Rounded up: a delay of less than a millisecond would return at once, and this loop would spin.
            var wait = Math.Ceiling((Due() - now) * 1000.0 / time.TimestampFrequency);
            await Task.Delay(TimeSpan.FromMilliseconds(wait), time, cancellationToken);
        }

        if (IsUnlimited)
            return;
        bucket = Math.Max(bucket, now - (Interval * Saved)) + Interval;
        granted[next] = now;
        next = (next + 1) % granted.Length;
    }

    private long Due()
    {
        var rested = Interlocked.Read(ref restsUntil);
        return IsUnlimited ? rested : Math.Max(rested, Math.Max(bucket, granted[next] + Interlocked.Read(ref window)));
    }

    private long Ticks(TimeSpan length) => (long)(length.TotalSeconds * time.TimestampFrequency);
}
