using BotHost.Messaging;

namespace BotHost.Jobs;

/// <summary>A school clock that somebody moves: for the sandbox, the demo and tests. Machine time is not touched by it.</summary>
/// <param name="machine">The clock that it runs on with by itself between the moves; null: it stands still.</param>
public sealed class VirtualClock(DateTimeOffset start, TimeProvider? machine = null) : TimeProvider
{
    private long _ticks = start.UtcTicks - (machine?.GetUtcNow().UtcTicks ?? 0); // ahead of the machine's, where there is one

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks) + MachineTicks, TimeSpan.Zero);

    /// <summary>Moves forward; a moment in the past changes nothing.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        if (moment > GetUtcNow())
            Interlocked.Exchange(ref _ticks, moment.UtcTicks - MachineTicks);
    }

    private long MachineTicks => machine?.GetUtcNow().UtcTicks ?? 0;
}

/// <summary>Lets virtual time pass, from due instant to due instant, through the same schedules that Hangfire wakes.</summary>
internal sealed class VirtualTime(VirtualClock clock, SchoolDirectory schools, JobRunner runner, BotActivity activity)
{
    /// <param name="moved">Told each instant, before its work is done: the emulator's clock goes with it.</param>
    public async Task AdvanceToAsync(DateTimeOffset target, Action<DateTimeOffset> moved, CancellationToken cancellationToken)
    {
        await activity.SettleAsync(cancellationToken);
        await RunDueAsync(cancellationToken);
        await activity.SettleAsync(cancellationToken);
        while (await NextDueAsync(cancellationToken) is { } due && due <= target)
        {
            Move(due, moved);
            await RunDueAsync(cancellationToken);
            await activity.SettleAsync(cancellationToken);
        }
        Move(target, moved);
        await activity.SettleAsync(cancellationToken);
    }

    /// <summary>Does what is due at this very moment, each job once: also what another's work has made due.</summary>
    private async Task RunDueAsync(CancellationToken cancellationToken)
    {
        foreach (var school in schools.All)
        {
            HashSet<Schedule> ran = [];
            while ((await runner.DuesAsync(school, cancellationToken)).Where(it => it.Value <= clock.GetUtcNow() && ran.Add(it.Key)).ToList() is { Count: > 0 } due)
            {
                foreach (var (schedule, _) in due)
                    await runner.RunAsync(schedule, school, cancellationToken);
            }
        }
    }

    private void Move(DateTimeOffset moment, Action<DateTimeOffset> moved)
    {
        clock.MoveTo(moment);
        moved(clock.GetUtcNow());
        activity.Wake();
    }

    /// <summary>The first instant after now at which a job or a waiting message is due.</summary>
    private async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? first = null;
        foreach (var school in schools.All)
        {
            var dues = (await runner.DuesAsync(school, cancellationToken)).Values.Append(await activity.NextOutboxDueAsync(school, cancellationToken));
            // What is due in the past and still there after its job ran is not the clock's to wait for.
            var next = dues.Where(due => due > clock.GetUtcNow()).Min();
            first = first is null || next < first ? next ?? first : first;
        }
        return first;
    }
}
