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

    private IQueryable<Invite> Waiting => db.Invites.Where(invite => invite.State < InviteState.Leased);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => Waiting.MinAsync(invite => (DateTimeOffset?)invite.ExpiresAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await Waiting.Where(invite => invite.ExpiresAt <= work.Now)
            .OrderBy(invite => invite.ExpiresAt).Take(Page).Select(invite => new { invite.Id, invite.Chat }).ToListAsync(cancellationToken);
        foreach (var ofChat in due.GroupBy(invite => invite.Chat).OrderBy(group => group.Key.Value))
        {
            if (await rows.LockAsync(ofChat.Key, cancellationToken) is not { } chat)
                continue;
            var name = await names.OfAsync(chat, cancellationToken);
            foreach (var invite in ofChat)
                await ExpireAsync(invite.Id, chat, name, cancellationToken);
            await resets.WantAsync(chat, cancellationToken);
        }
        return due.Count == Page;
    }

    private async Task ExpireAsync(Id<Invite> id, Chat chat, string name, CancellationToken cancellationToken)
    {
        if (await Waiting.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } invite || !invite.End(InviteState.Expired, work.Now))
            return;
        audit.Write(null, "invite.expired", invite.Id);
        var person = await db.People.FirstAsync(row => row.Id == invite.Person, cancellationToken);
        if (person.CanBeWrittenTo && chat.IsBound)
            outbox.Tell(person, InviteReplies.Expired(invite, name));
    }
}
