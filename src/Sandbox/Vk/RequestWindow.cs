using System.Diagnostics;

namespace BotHost.Sandbox.Vk;

/// <summary>Counts the requests of the last second of machine time, as VK limits them. Guarded by the world's lock.</summary>
internal sealed class RequestWindow
{
    private readonly Queue<long> _times = new();

    /// <returns>False when this request is one too many. A refused request does not count.</returns>
    public bool TryTake(int limit)
    {
        if (limit <= 0)
            return true;
        var now = Stopwatch.GetTimestamp();
        while (_times.TryPeek(out var oldest) && now - oldest >= Stopwatch.Frequency)
            _times.Dequeue();
        if (_times.Count >= limit)
            return false;
        _times.Enqueue(now);
        return true;
    }
}
