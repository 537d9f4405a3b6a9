namespace BotHost.Sandbox.Faults;

/// <summary>The faults that wait to strike. May be changed at any time.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Armed> _armed = [];
    private volatile bool _isEmpty = true;
    private long _strikes;
    private int _lastId;

    /// <summary>How often any fault has struck.</summary>
    public long Strikes => Interlocked.Read(ref _strikes);

    /// <returns>A number to remove it by.</returns>
    public int Add(Fault fault)
    {
        lock (_gate)
        {
            _armed.Add(new Armed(++_lastId, fault));
            _isEmpty = false;
            return _lastId;
        }
    }

    /// <summary>Calls that hang because of it go on.</summary>
    public void Remove(int id)
    {
        lock (_gate)
            RemoveWhere(armed => armed.Id == id);
    }

    public void Clear()
    {
        lock (_gate)
            RemoveWhere(_ => true);
    }

    /// <summary>The error for a call as a whole.</summary>
    internal int? TakeError(string method, long? peerId) =>
        Take(fault => fault is Fault.Error && Names(fault, method) && (fault.PeerId is null || fault.PeerId == peerId)) is { } armed
            ? ((Fault.Error)armed.Fault).Code
            : null;

    /// <summary>The error for one of many recipients.</summary>
    internal int? TakeRecipientError(string method, long peerId) =>
        Take(fault => fault is Fault.Error && Names(fault, method) && fault.PeerId == peerId) is { } armed
            ? ((Fault.Error)armed.Fault).Code
            : null;

    /// <summary>The fault for a request, other than an error of VK's own.</summary>
    /// <param name="code">The program, when the method is execute.</param>
    internal Armed? TakeTransport(string method, long? peerId, string? code) =>
        Take(fault => fault is not Fault.Error
            && (Names(fault, method) || code is not null && code.Contains($"API.{fault.Method}(", StringComparison.Ordinal))
            && (fault.PeerId is null || fault.PeerId == peerId));

    private static bool Names(Fault fault, string method) => fault.Method is null || fault.Method == method;

    private Armed? Take(Predicate<Fault> matches)
    {
        if (_isEmpty)
            return null;
        lock (_gate)
        {
            var armed = _armed.Find(candidate => candidate.HasStrikes && matches(candidate.Fault));
            if (armed is null)
                return null;
            Interlocked.Increment(ref _strikes);
            armed.Strike();
            return armed;
        }
    }

    private void RemoveWhere(Predicate<Armed> matches)
    {
        foreach (var armed in _armed.FindAll(matches))
        {
            armed.Removed.TrySetResult();
            _armed.Remove(armed);
        }
        _isEmpty = _armed.Count == 0;
    }
}

internal sealed class Armed(int id, Fault fault)
{
    private int? _left = fault.Times;

    public int Id { get; } = id;
    public Fault Fault { get; } = fault;
    public bool HasStrikes => _left is not <= 0;
    public TaskCompletionSource Removed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Strike() => _left--;
}
