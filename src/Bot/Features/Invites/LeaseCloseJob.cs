using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Features.Chats;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>Takes the link away when a lease is over. When it was the chat's last one, the link is to be reset.</summary>
internal sealed class LeaseCloseJob(BotDb db, Work work, ChatRows rows, LeaseLinks links, LinkResets resets) : ISchoolJob
{
    private const int Page = 100;

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => db.Leases.Where(lease => lease.ClosedAt == null).MinAsync(lease => (DateTimeOffset?)lease.ClosesAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await Due(db, work.Now).Select(lease => new { lease.Id, lease.Chat }).ToListAsync(cancellationToken);
        foreach (var ofChat in due.GroupBy(lease => lease.Chat).OrderBy(group => group.Key.Value))
        {
            var chat = await rows.LockAsync(ofChat.Key, cancellationToken);
            foreach (var lease in ofChat)
                await CloseAsync(lease.Id, chat, cancellationToken);
            if (chat is not null && (await links.OpenAsync(chat.Id, cancellationToken)).Count == 0)
                await resets.WantAsync(chat, cancellationToken);
        }
        return due.Count == Page;
    }

    public static IQueryable<Lease> Due(BotDb db, DateTimeOffset now)
        => db.Leases.Where(lease => lease.ClosedAt == null && lease.ClosesAt <= now).OrderBy(lease => lease.ClosesAt).Take(Page);

    private async Task CloseAsync(Id<Lease> id, Chat? chat, CancellationToken cancellationToken)
    {
        if (await db.Leases.FirstOrDefaultAsync(row => row.Id == id && row.ClosedAt == null, cancellationToken) is not { } lease)
            return;
        var invite = await db.Invites.FirstAsync(row => row.Id == lease.Invite, cancellationToken);
        var person = await db.People.FirstAsync(row => row.Id == lease.Person, cancellationToken);
        invite.LapseLease();
        await links.CloseAsync(lease, person, InviteReplies.LinkClosed(invite, chat?.Standing != ChatStanding.Managed, work.Now), cancellationToken);
    }
}
