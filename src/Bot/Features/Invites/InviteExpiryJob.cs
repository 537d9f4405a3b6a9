using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Features.Chats;
using BotHost.Features.Privacy;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>Ends the invites whose time is over and offers new ones. One that is leased just now lives to the end of its lease.</summary>
internal sealed class InviteExpiryJob(BotDb db, Work work, Outbox outbox, ChatRows rows, LinkResets resets, ChatNames names, AuditLog audit) : ISchoolJob
{
    private const int Page = 100;

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => Waiting(db).MinAsync(invite => (DateTimeOffset?)invite.ExpiresAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await Due(db, work.Now).Select(invite => new { invite.Id, invite.Chat }).ToListAsync(cancellationToken);
        foreach (var ofChat in due.GroupBy(invite => invite.Chat).OrderBy(group => group.Key.Value))
        {
            if (await rows.LockAsync(ofChat.Key, cancellationToken) is not { } chat)
                continue;
            await ExpireAsync(chat, ofChat.Select(invite => invite.Id).ToList(), cancellationToken);
            await resets.WantAsync(chat, cancellationToken);
        }
        return due.Count == Page;
    }

    public static IQueryable<Invite> Due(BotDb db, DateTimeOffset now)
        => Waiting(db).Where(invite => invite.ExpiresAt <= now).OrderBy(invite => invite.ExpiresAt).Take(Page);

    /// <summary>In the words of the partial index: SQLite proves nothing that is not written there.</summary>
    private static IQueryable<Invite> Waiting(BotDb db)
        => db.Invites.Where(invite => invite.State < InviteState.Joined && invite.State != InviteState.Leased);

    private async Task ExpireAsync(Chat chat, List<Id<Invite>> ids, CancellationToken cancellationToken)
    {
        var name = await names.OfAsync(chat, cancellationToken);
        var due = await (from invite in Waiting(db)
                         join person in db.People on invite.Person equals person.Id
                         where ids.Contains(invite.Id)
                         select new { invite, person }).ToListAsync(cancellationToken);
        foreach (var row in due.Where(row => row.invite.End(InviteState.Expired, work.Now)))
        {
            audit.Write(null, "invite.expired", row.invite.Id);
            if (row.person.CanBeWrittenTo && chat.IsBound)
                outbox.Tell(row.person, InviteReplies.Expired(row.invite, name));
        }
    }
}
