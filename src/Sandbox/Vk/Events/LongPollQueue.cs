using System.Security.Cryptography;

namespace BotHost.Sandbox.Vk.Events;

/// <summary>
/// The events of one community in order. Reading takes nothing out: every poller names the last event it has seen (ts), so two
/// pollers get everything twice. Guarded by the world's lock.
/// </summary>
internal sealed class LongPollQueue
{
    private readonly List<byte[]> _events = [];
    private readonly Dictionary<string, LongPollKeyState> _keys = new(StringComparer.Ordinal);
    private long _firstTs = 1; // ts of _events[0]; an event's ts is what the reader names after reading it
    private TaskCompletionSource? _signal;

    public LongPollQueue() => Key = NewKey();

    public string Key { get; private set; }

    public long LastTs => _firstTs + _events.Count - 1;

    public bool IsClosed { get; private set; }

    public void Add(byte[] json, int history)
    {
        _events.Add(json);
        if (_events.Count >= history * 2)
            Forget(_events.Count - history);
        Signal();
    }

    public LongPollKeyState StateOf(string? key) =>
        key is null ? LongPollKeyState.Expired : _keys.GetValueOrDefault(key, LongPollKeyState.Expired);

    /// <param name="isKnown">False when the queue no longer, or not yet, knows this ts.</param>
    public ReadOnlySpan<byte[]> ReadAfter(long ts, int history, int batch, out bool isKnown)
    {
        isKnown = ts <= LastTs && ts >= Math.Max(_firstTs - 1, LastTs - history);
        if (!isKnown)
            return [];
        var start = (int)(ts - _firstTs + 1);
        var available = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_events)[start..];
        return available.Length <= batch ? available : available[..batch];
    }

    public Task NextEvent() => (_signal ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>failed 2 for the old key; ts stays good.</summary>
    public void ExpireKey()
    {
        _keys[Key] = LongPollKeyState.Expired;
        Key = NewKey();
        Signal();
    }

    /// <summary>failed 1 for whoever has not read everything yet.</summary>
    public void LoseHistory()
    {
        Forget(_events.Count);
        _firstTs++; // even the newest ts is now too old
        Signal();
    }

    /// <summary>failed 3: neither key nor ts is good any more, and what was not read is lost.</summary>
    public void LoseSession()
    {
        _keys[Key] = LongPollKeyState.Lost;
        Key = NewKey();
        LoseHistory();
    }

    public void Close()
    {
        IsClosed = true;
        Signal();
    }

    private void Forget(int count)
    {
        _events.RemoveRange(0, count);
        _firstTs += count;
    }

    private void Signal()
    {
        _signal?.SetResult();
        _signal = null;
    }

    private string NewKey()
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) + "+/="; // a reader that does not escape it fails
        _keys[key] = LongPollKeyState.Good;
        return key;
    }
}

internal enum LongPollKeyState
{
    Good,
    Expired,
    Lost,
}
