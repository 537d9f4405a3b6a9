using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Schools;

/// <summary>Takes up files whose reading was cut off by the end of a process.</summary>
internal sealed class ReceivedFilesJob(BotDb db, Work work, Outbox outbox, OutsideReads reads, RosterFiles files) : ISchoolJob
{
    public static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(3);
    private const int MaxAttempts = 3;
    private const int Page = 20;

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => db.ReceivedFiles.MinAsync(row => (DateTimeOffset?)row.DueAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await db.ReceivedFiles.Where(row => row.DueAt <= work.Now).OrderBy(row => row.DueAt).Take(Page).ToListAsync(cancellationToken);
        foreach (var file in due)
        {
            if (file.Attempts >= MaxAttempts)
            {
                await RosterFiles.GiveUpAsync(db, outbox, file, cancellationToken);
                continue;
            }
            file.Attempts++;
            file.DueAt = work.Now + RetryAfter;
            var (school, id) = (work.School, file.Id);
            work.AfterCommit(() => reads.Post(ct => files.ReadAsync(school, id, ct)));
        }
        return due.Count == Page;
    }
}
