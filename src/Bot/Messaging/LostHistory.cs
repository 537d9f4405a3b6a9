using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Messaging;

/// <summary>
/// After the messenger lost a part of what happened: unanswered dialogs are read and taken in as if they came now (what was taken in already is a repeat),
/// and every chat is looked at anew. A mark in the database outlives a kill between the loss and the mending.
/// </summary>
internal sealed class LostHistory(Inbox inbox, UnitOfWork unitOfWork, TimeProvider schoolClock)
{
    /// <returns>False when the messenger could not be asked: to be tried again.</returns>
    public async Task<bool> MendAsync(SchoolContext school, CancellationToken cancellationToken)
    {
        var isLost = await unitOfWork.ReadAsync(
            school, (scope, ct) => scope.GetRequiredService<BotDb>().Cursors.AnyAsync(row => row.HistoryLost, ct), cancellationToken);
        if (!isLost)
            return true;
        if (await school.Messenger.GetUnansweredAsync(schoolClock.GetUtcNow(), cancellationToken) is not { } unanswered)
            return false;
        await inbox.AcceptAsync(school, new UpdateBatch(unanswered, "", HistoryLost: false, IsBacklogRead: false), cancellationToken);
        await unitOfWork.RunAsync(school, (scope, ct) => FinishAsync(scope.GetRequiredService<BotDb>(), scope.GetRequiredService<Work>(), ct), cancellationToken);
        return true;
    }

    private static async Task FinishAsync(BotDb db, Work work, CancellationToken cancellationToken)
    {
        await db.Chats.Where(chat => chat.GoneAt == null).ExecuteUpdateAsync(chat => chat.SetProperty(it => it.LookDueAt, work.Now), cancellationToken);
        await db.Cursors.ExecuteUpdateAsync(cursor => cursor.SetProperty(it => it.HistoryLost, false), cancellationToken);
    }
}
