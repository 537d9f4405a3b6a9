using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>Tells the homeroom teacher who came in: collected for an hour, and through the quiet hours.</summary>
internal sealed class JoinsToldJob(BotDb db, Work work, Outbox outbox, ChatRows rows, ChatKeepers keepers, ChatNames names, MemberNames people) : ISchoolJob
{
    private const int Page = 50;

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => db.Chats.Where(chat => chat.JoinsTellAt != null).MinAsync(chat => chat.JoinsTellAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await db.Chats.Where(chat => chat.JoinsTellAt <= work.Now).OrderBy(chat => chat.Id).Select(chat => chat.Id).Take(Page).ToListAsync(cancellationToken);
        foreach (var id in due)
            await TellAsync(id, cancellationToken);
        return due.Count == Page;
    }

    private async Task TellAsync(Id<Chat> id, CancellationToken cancellationToken)
    {
        if (await rows.LockAsync(id, cancellationToken) is not { } chat)
            return;
        chat.JoinsTellAt = null;
        var joined = await db.ChatMembers.Where(member => member.Chat == id && member.IsJoinUntold).OrderBy(member => member.JoinedAt).ToListAsync(cancellationToken);
        joined.ForEach(member => member.IsJoinUntold = false);
        List<string> lines = [];
        foreach (var member in joined.Where(member => member.IsInside))
            lines.Add(await people.OfAsync(member.User, chat.Class, cancellationToken));
        if (lines.Count == 0 || !chat.IsBound)
            return;
        var reply = ChatReplies.Joined(await names.OfAsync(chat, cancellationToken), lines);
        if (chat.Standing == ChatStanding.Detached)
            reply = ChatCareReplies.SaidInside(chat, await names.OfAsync(chat, cancellationToken), lines, [.. joined.Where(member => member.IsInside)]);
        foreach (var keeper in (await keepers.OfAsync(chat, cancellationToken)).People)
            outbox.Tell(keeper, reply);
    }
}
