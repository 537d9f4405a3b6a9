namespace BotHost.Vk;

/// <summary>
/// A token bucket: one permit every 1/N of the window, a few saved up while idle, and never more than N within any window, which the
/// bucket alone would not promise. For one caller at a time.
/// </summary>
internal sealed class VkPace
{
    /// <summary>VK counts by the second; the margin is for requests that the network squeezes together.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1010);

    private const int Saved = 5;

    private readonly TimeProvider time;
    private readonly long[] granted; // when the last N permits were given, as a ring
    private readonly long window;
    private readonly long interval;
    private long bucket; // when the bucket will be full again, less what it holds
    private long pausedUntil;
    private int next;

    public VkPace(int requestsPerSecond, TimeProvider time)
    {
        this.time = time;
        granted = new long[requestsPerSecond];
        window = (long)(Window.TotalSeconds * time.TimestampFrequency);
        interval = requestsPerSecond == 0 ? 0 : window / requestsPerSecond;
        var now = time.GetTimestamp();
        bucket = now - (interval * Saved);
        pausedUntil = now;
        Array.Fill(granted, now - window);
    }

    public bool IsUnlimited => granted.Length == 0;

    /// <summary>Nothing more goes out for a while: VK said that it was too much.</summary>
    public void Pause(TimeSpan length) =>
        Interlocked.Exchange(ref pausedUntil, time.GetTimestamp() + (long)(length.TotalSeconds * time.TimestampFrequency));

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
        bucket = Math.Max(bucket, now - (interval * Saved)) + interval;
        granted[next] = now;
        next = (next + 1) % granted.Length;
    }

    private long Due()
    {
        var paused = Interlocked.Read(ref pausedUntil);
        return IsUnlimited ? paused : Math.Max(paused, Math.Max(bucket, granted[next] + window));
    }
}
