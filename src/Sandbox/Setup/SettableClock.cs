namespace BotHost.Sandbox.Setup;

/// <summary>A clock that can be set from outside: VK's own time in a process where no test can reach in.</summary>
public sealed class SettableClock(TimeProvider machine) : TimeProvider
{
    private readonly Lock _gate = new();
    private TimeSpan _offset;
    private DateTimeOffset? _frozenAt;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _frozenAt ?? machine.GetUtcNow() + _offset;
    }

    /// <param name="isFrozen">The clock stands still until it is set again; otherwise it runs on from there.</param>
    public void Set(DateTimeOffset now, bool isFrozen)
    {
        lock (_gate)
        {
            _offset = now - machine.GetUtcNow();
            _frozenAt = isFrozen ? now : null;
        }
    }

    public void Advance(TimeSpan length)
    {
        lock (_gate)
        {
            _offset += length;
            _frozenAt += length;
        }
    }
}
