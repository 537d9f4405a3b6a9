using System.Threading.Channels;
using BotHost.Messaging;

namespace BotHost.Jobs;

/// <summary>
/// Runs a job at once when what has just been saved made it due. A wake-up may be lost: the next sweep finds the work by its due column.
/// </summary>
internal sealed class JobWaker(JobRunner runner) : BackgroundService
{
    private readonly Channel<(SchoolContext School, string Job)> _wakes = Channel.CreateUnbounded<(SchoolContext School, string Job)>();
    private int _unfinished;

    public bool IsIdle => Volatile.Read(ref _unfinished) == 0;

    /// <summary>Does not wait.</summary>
    public void Wake(SchoolContext school, string job)
    {
        Interlocked.Increment(ref _unfinished);
        _wakes.Writer.TryWrite((school, job));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (school, job) in _wakes.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await runner.RunAsync(Schedules.All.First(it => it.Name == job), school, stoppingToken);
            }
            catch (Exception ex) when (ex is not OperationCanceledException)
            {
                // The runner has logged it, and the next sweep tries again.
            }
            finally
            {
                Interlocked.Decrement(ref _unfinished);
            }
        }
    }
}
