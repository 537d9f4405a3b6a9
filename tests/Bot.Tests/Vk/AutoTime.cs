using Microsoft.Extensions.Time.Testing;

namespace BotHost.Tests.Vk;

/// <summary>
/// A clock that jumps to whatever is waited for, so that pauses cost a test nothing. Timeouts (of requests, polls and files) are timers
/// too; they are told by their exact length and never fire.
/// </summary>
internal sealed class AutoTime : FakeTimeProvider
{
    private static readonly TimeSpan[] Timeouts =
        [TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(35)];

    private readonly Lock gate = new();
    private readonly List<TimeSpan> held = [];
    private bool isHeld;

    /// <summary>How far the clock has jumped.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>The clock stands still until <see cref="Release"/>.</summary>
    public void Hold()
    {
        lock (gate)
            isHeld = true;
    }

    public void Release()
    {
        lock (gate)
        {
            isHeld = false;
            held.ForEach(Pass);
            held.Clear();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, base.CreateTimer(callback, state, dueTime, period));
        Jump(dueTime);
        return timer;
    }

    private void Jump(TimeSpan dueTime)
    {
        if (dueTime <= TimeSpan.Zero || Timeouts.Contains(dueTime))
            return;
        ThreadPool.QueueUserWorkItem(_ =>
        {
            lock (gate)
            {
                if (isHeld)
                    held.Add(dueTime);
                else
                    Pass(dueTime);
            }
        });
    }

    private void Pass(TimeSpan length)
    {
        Waited += length;
        Advance(length);
    }

    /// <summary>Some timers are made idle and set later.</summary>
    private sealed class Timer(AutoTime time, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isChanged = inner.Change(dueTime, period);
            time.Jump(dueTime);
            return isChanged;
        }

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
