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
            await CloseAsync(ofChat.Select(lease => lease.Id).ToList(), chat, cancellationToken);
            if (chat is not null && (await links.OpenAsync(chat.Id, cancellationToken)).Count == 0)
                await resets.WantAsync(chat, cancellationToken);
        }
        return due.Count == Page;
    }

    public static IQueryable<Lease> Due(BotDb db, DateTimeOffset now)
        => db.Leases.Where(lease => lease.ClosedAt == null && lease.ClosesAt <= now).OrderBy(lease => lease.ClosesAt).Take(Page);

    private async Task CloseAsync(List<Id<Lease>> ids, Chat? chat, CancellationToken cancellationToken)
    {
        var due = await (from lease in db.Leases
                         join invite in db.Invites on lease.Invite equals invite.Id
                         join person in db.People on lease.Person equals person.Id
                         where ids.Contains(lease.Id) && lease.ClosedAt == null
                         select new { lease, invite, person }).ToListAsync(cancellationToken);
        foreach (var row in due)
        {
            row.invite.LapseLease();
            await links.CloseAsync(row.lease, row.person, InviteReplies.LinkClosed(row.invite, chat?.Standing != ChatStanding.Managed, work.Now), cancellationToken);
        }
    }
}
