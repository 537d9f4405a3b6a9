using BotHost.Jobs;

namespace BotHost.Messaging;

/// <summary>Whether the bot has anything left to do now: for the virtual clock and for tests, which wait for this instead of sleeping.</summary>
internal sealed class BotActivity(SchoolDirectory schools, Lanes lanes, SchoolRunners runners, OutboxSignal signal, UnitOfWork unitOfWork, JobWaker jobs, OutsideReads reads)
{
    /// <summary>Set by whoever runs the messenger's emulator: whether all its updates have been taken in.</summary>
    public Func<bool> IsFeedDrained { get; set; } = () => true;

    public bool IsIdle => IsFeedDrained() && lanes.IsIdle && jobs.IsIdle && reads.IsIdle && runners.All.All(runner => runner.Sender.IsIdle);

    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        // Two quiet looks in a row: what was handled between them may have caused something new.
        for (var quiet = 0; quiet < 2; quiet = IsIdle ? quiet + 1 : 0)
        {
            foreach (var runner in runners.All)
                runner.Sender.ForgetIdle();
            Wake();
            while (!IsIdle)
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellationToken);
        }
    }

    public void Wake()
    {
        foreach (var school in schools.All)
            signal.Pulse(school.Key);
    }

    public Task<DateTimeOffset?> NextOutboxDueAsync(SchoolContext school, CancellationToken cancellationToken)
        => unitOfWork.ReadAsync(school, (scope, ct) => scope.GetRequiredService<OutboxStore>().NextDueAsync(ct), cancellationToken);
}
