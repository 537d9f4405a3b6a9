using BotHost.Domain.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Messaging;

/// <summary>
/// What to do with rows that were Sending when the process ended. While the messenger drops repeats they are simply sent again with the same key;
/// later the dialog's history is asked; what cannot be found out is uncertain.
/// </summary>
internal sealed class OutboxRecovery(UnitOfWork unitOfWork)
{
    /// <summary>Shorter than the hour for which VK drops repeats.</summary>
    private static readonly TimeSpan _repeatIsSafe = TimeSpan.FromMinutes(50);

    public async Task RunAsync(SchoolContext school, CancellationToken cancellationToken)
    {
        var found = await unitOfWork.ReadAsync(
            school,
            async (scope, ct) => (Now: scope.GetRequiredService<Work>().Now, Rows: await scope.GetRequiredService<BotDb>().Outbox
                .AsNoTracking().Where(row => row.State == OutboxState.Sending).OrderBy(row => row.Id).ToListAsync(ct)),
            cancellationToken);
        foreach (var row in found.Rows)
        {
            var verdict = await JudgeAsync(school, row, found.Now, cancellationToken);
            await unitOfWork.RunAsync(school, (scope, ct) => RecordAsync(scope.GetRequiredService<BotDb>(), row, verdict, found.Now, ct), cancellationToken);
        }
    }

    private static async Task<(OutboxState State, MessageRef? Message)> JudgeAsync(
        SchoolContext school, OutboxEntry row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (row.Kind == OutboxKind.RemoveMember)
            return (await CameBackAsync(school, row, cancellationToken) ? OutboxState.Dropped : OutboxState.Pending, null);
        if (row.Kind != OutboxKind.Send || now - row.SendingSince <= _repeatIsSafe)
            return (OutboxState.Pending, null); // doing it again changes nothing
        return await school.Messenger.FindSentAsync(row.Conversation, row.ClientKey, cancellationToken) switch
        {
            FoundMessage.Found found => (OutboxState.Sent, found.Message),
            FoundMessage.NotThere => (OutboxState.Pending, null),
            _ => (row.IsSafeToRepeat ? OutboxState.Pending : OutboxState.Uncertain, null),
        };
    }

    /// <summary>Removed before the end and let in again since: removing twice would put out someone who belongs there.</summary>
    private static async Task<bool> CameBackAsync(SchoolContext school, OutboxEntry row, CancellationToken cancellationToken)
    {
        var members = await school.Messenger.GetMembersAsync(row.Conversation, cancellationToken);
        return members?.FirstOrDefault(member => member.User == row.Member)?.JoinedAt > row.SendingSince;
    }

    private static async Task RecordAsync(
        BotDb db, OutboxEntry row, (OutboxState State, MessageRef? Message) verdict, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stored = await db.Outbox.FirstAsync(it => it.Id == row.Id, cancellationToken);
        stored.State = verdict.State;
        stored.SendingSince = verdict.State == OutboxState.Pending ? null : stored.SendingSince;
        if (verdict.State is OutboxState.Pending)
            return;
        stored.FinishedAt = now;
        stored.Message = verdict.Message ?? stored.Message;
        if (verdict.State == OutboxState.Sent)
            stored.Content = null;
    }
}
