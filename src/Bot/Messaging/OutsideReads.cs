using System.Threading.Channels;

namespace BotHost.Messaging;

/// <summary>
/// Reads that take a while (a file, a profile) and must not hold a transaction open: posted after the commit of what asked for them.
/// What is posted here is lost with the process: who posts keeps a row, or lets the person ask again.
/// </summary>
internal sealed partial class OutsideReads(ILogger<OutsideReads> logger) : BackgroundService
{
    private const int Readers = 2;
    private readonly Channel<Func<CancellationToken, Task>> _reads = Channel.CreateBounded<Func<CancellationToken, Task>>(1000);
    private int _unfinished;

    public bool IsIdle => Volatile.Read(ref _unfinished) == 0;

    /// <summary>Never waits. Where too much is waiting already, the read is not done.</summary>
    public void Post(Func<CancellationToken, Task> read)
    {
        Interlocked.Increment(ref _unfinished);
        if (!_reads.Writer.TryWrite(read))
            Interlocked.Decrement(ref _unfinished);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
        => Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Run(() => ReadAsync(stoppingToken), stoppingToken)));

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await foreach (var read in _reads.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                await read(cancellationToken);
            }
            catch (Exception ex) when (ex is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                Log.Failed(logger, ex.GetType().Name, ex.TargetSite?.DeclaringType?.FullName ?? "");
            }
            finally
            {
                Interlocked.Decrement(ref _unfinished);
            }
        }
    }

    private static partial class Log
    {
        // Not the exception itself: its message may hold a file's name or a link.
        [LoggerMessage(Level = LogLevel.Error, Message = "A read outside the database failed: {Fault} in {Where}.")]
        public static partial void Failed(ILogger logger, string fault, string where);
    }
}
