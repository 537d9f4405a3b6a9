using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Features.Chats;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>The messages that show a chat's link for the minutes of a lease. The caller holds the chat's row.</summary>
internal sealed class LeaseLinks(BotDb db, Work work, Outbox outbox, ChatNames names, LoadedLinks loaded)
{
    /// <summary>Leases by which somebody may be looking at the link now.</summary>
    public async Task<List<Lease>> OpenAsync(Id<Chat> chat, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken); // those opened and closed just now count
        return await db.Leases.Where(lease => lease.Chat == chat && lease.ClosedAt == null && lease.ClosesAt > work.Now).ToListAsync(cancellationToken);
    }

    public async Task ShowAsync(Lease lease, Person person, Chat chat, bool isFresh, CancellationToken cancellationToken)
    {
        var reply = InviteReplies.Link(
            await names.OfAsync(chat, cancellationToken), lease.ClosesAt, work.School.Zone, isFresh, chat.Standing != ChatStanding.Managed);
        if (!LeaseDesk.CanShowLink(chat) && await loaded.HandOutAsync(chat, cancellationToken) is { } url)
        {
            lease.LinkEntry = outbox.Answer(person, reply.WithoutMenu().Row(Choice.Open(LoadedLinks.Button, url))).Id;
            return;
        }
        lease.LinkEntry = outbox.ShowLink(person, chat.Conversation!.Value, reply, lease.ClosesAt, chat.ResetEntry).Id;
    }

    /// <summary>The link was reset under those who were looking at it: each gets the new one.</summary>
    public async Task RefreshAsync(Chat chat, CancellationToken cancellationToken)
    {
        foreach (var lease in await OpenAsync(chat.Id, cancellationToken))
        {
            var person = await db.People.FirstAsync(row => row.Id == lease.Person, cancellationToken);
            Withdraw(lease, person);
            await ShowAsync(lease, person, chat, isFresh: true, cancellationToken);
        }
    }

    /// <summary>Closes a lease; its message shows the link no longer.</summary>
    public async Task CloseAsync(Lease lease, Person person, Reply instead, CancellationToken cancellationToken)
    {
        lease.Close(work.Now);
        if (lease.LinkEntry is { } entry)
            await outbox.EditAsync(entry, ConversationRef.Dialog(person.User), instead, person, cancellationToken);
    }

    /// <summary>Closes a lease whose place another message takes at once.</summary>
    public void Replace(Lease lease, Person person)
    {
        lease.Close(work.Now);
        Withdraw(lease, person);
    }

    private void Withdraw(Lease lease, Person person)
    {
        if (lease.LinkEntry is { } entry)
            outbox.Delete(entry, ConversationRef.Dialog(person.User));
    }
}
