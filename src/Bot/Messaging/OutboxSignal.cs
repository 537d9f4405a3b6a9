using System.Collections.Concurrent;
using BotHost.Domain;

namespace BotHost.Messaging;

/// <summary>Wakes a school's sender when rows may have become due.</summary>
internal sealed class OutboxSignal
{
    private readonly ConcurrentDictionary<SchoolKey, SemaphoreSlim> _signals = [];

    public void Pulse(SchoolKey school)
    {
        var signal = Of(school);
        try
        {
            if (signal.CurrentCount == 0)
                signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Someone else woke it at the same moment.
        }
    }

    public void PulseAll()
    {
        foreach (var school in _signals.Keys)
            Pulse(school);
    }

    public Task WaitAsync(SchoolKey school, TimeSpan timeout, CancellationToken cancellationToken) => Of(school).WaitAsync(timeout, cancellationToken);

    private SemaphoreSlim Of(SchoolKey school) => _signals.GetOrAdd(school, _ => new SemaphoreSlim(0, 1));
}
