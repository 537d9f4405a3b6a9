namespace BotHost.Vk;

/// <summary>Waits that grow from one failure to the next, with jitter, so that many schools do not come back in the same instant.</summary>
internal sealed class VkBackoff(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private TimeSpan next = First;
    private bool hasFailed;

    public void Reset()
    {
        next = First;
        hasFailed = false;
    }

    /// <summary>For failures that are everyday life when they come alone and a hot loop when they do not.</summary>
    public Task WaitUnlessFirstAsync(CancellationToken cancellationToken)
    {
        if (hasFailed)
            return WaitAsync(cancellationToken);
        hasFailed = true;
        return Task.CompletedTask;
    }

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        hasFailed = true;
        var wait = next * (0.5 + Random.Shared.NextDouble());
        next = next * 2 < Longest ? next * 2 : Longest;
        await Task.Delay(wait, time, cancellationToken);
    }
}
