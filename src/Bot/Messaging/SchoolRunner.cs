using BotHost.Configuration;
using BotHost.Persistence;
using BotHost.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Messaging;

/// <summary>One school's two loops: reading its updates and sending its outbox.</summary>
internal sealed partial class SchoolRunner(SchoolContext school, OutboxSender sender, Inbox inbox, UnitOfWork unitOfWork, LostHistory history, Pulse pulse, ILogger<SchoolRunner> logger)
{
    public SchoolContext School => school;

    public OutboxSender Sender => sender;

    /// <summary>The messenger had nothing more when it was last asked: sweeps may judge what happened.</summary>
    public bool IsBacklogRead { get; private set; } = school.Source is null;

    /// <summary>False while a part of the history was lost and has not been made up for.</summary>
    public bool IsMended { get; private set; } = true;

    /// <summary>How far the updates have been taken in; null before the first batch.</summary>
    public string? Cursor { get; private set; }

    public Task RunAsync(CancellationToken cancellationToken) => Loops.RunAsync(
    [
        // Each on a thread of its own: SQLite's asynchronous methods do not yield.
        Task.Run(() => sender.RunAsync(cancellationToken), cancellationToken),
        Task.Run(() => ReadAsync(cancellationToken), cancellationToken),
    ]);

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await inbox.ResumeAsync(school, cancellationToken);
                if (school.Source is not { } source)
                    return;
                var cursor = await unitOfWork.ReadAsync(
                    school, (scope, ct) => scope.GetRequiredService<BotDb>().Cursors.Select(row => row.Cursor).FirstOrDefaultAsync(ct), cancellationToken);
                await foreach (var batch in source.ReadAsync(cursor, cancellationToken))
                {
                    await inbox.AcceptAsync(school, batch, cancellationToken);
                    IsMended &= !batch.HistoryLost;
                    Cursor = batch.Cursor;
                    IsBacklogRead |= batch.IsBacklogRead;
                    pulse.FeedAnswered(school.Key);
                    if (batch.IsBacklogRead)
                        IsMended = await history.MendAsync(school, cancellationToken);
                }
            }
            catch (Exception ex) when (Faults.IsOutage(ex))
            {
                // The cursor was not saved: the same updates are read again when the database is back.
                Log.DatabaseOut(logger, school.Key.Value, ex.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Reading for {School} waits: the database is out ({Fault}).")]
        public static partial void DatabaseOut(ILogger logger, string school, string fault);
    }
}

/// <summary>The runners of all schools.</summary>
internal sealed class SchoolRunners(
    SchoolDirectory schools, Inbox inbox, UnitOfWork unitOfWork, OutboxSignal signal, BotOptions options, LostHistory history, Pulse pulse, ILoggerFactory loggers)
{
    public IReadOnlyList<SchoolRunner> All { get; } =
    [
        .. schools.All.Select(school => new SchoolRunner(
            school,
            new OutboxSender(school, unitOfWork, signal, options, loggers.CreateLogger<OutboxSender>()),
            inbox,
            unitOfWork,
            history,
            pulse,
            loggers.CreateLogger<SchoolRunner>())),
    ];

    /// <summary>Everything that the messenger had has been taken in.</summary>
    public bool IsCaughtUp(SchoolContext school) => All.First(runner => runner.School == school).IsBacklogRead;
}
