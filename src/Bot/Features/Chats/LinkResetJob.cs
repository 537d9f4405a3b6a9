using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>Resets links whose wanted reset has come due.</summary>
internal sealed class LinkResetJob(BotDb db, Work work, ChatRows rows, LinkResets resets) : ISchoolJob
{
    public const string Name = "chat-link-reset";
    private const int Page = 50;

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => db.Chats.Where(chat => chat.ResetDueAt != null).MinAsync(chat => chat.ResetDueAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await db.Chats.Where(chat => chat.ResetDueAt <= work.Now).OrderBy(chat => chat.Id).Select(chat => chat.Id).Take(Page).ToListAsync(cancellationToken);
        foreach (var id in due)
        {
            if (await rows.LockAsync(id, cancellationToken) is not { ResetDueAt: { } at } chat || at > work.Now)
                continue;
            await resets.PlanAsync(chat, cancellationToken); // a lease may have been opened since
            if (chat.ResetDueAt > work.Now)
                continue;
            await resets.NowAsync(chat, cancellationToken);
            chat.ForgetReset(); // also where the bot lost the right meanwhile
        }
        return due.Count == Page;
    }
}
