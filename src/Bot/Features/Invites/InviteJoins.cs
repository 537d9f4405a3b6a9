using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Features.Chats;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>An invite that counted at the moment of a join.</summary>
/// <param name="HadLease">The link was being shown to its owner at that moment.</param>
internal sealed record OwnWay(Invite? Invite, bool HadLease)
{
    public static OwnWay None { get; } = new(null, false);
}

/// <summary>Joins seen from the invite's side. The caller holds the chat's row.</summary>
internal sealed class InviteJoins(BotDb db, Work work, Outbox outbox, AuditLog audit, ChatNames names, LeaseDesk leases, LeaseLinks links, LinkResets resets)
{
    /// <summary>An older join is told when people may be written to.</summary>
    private static readonly TimeSpan _justNow = TimeSpan.FromMinutes(30);

    public async Task<OwnWay> FindAsync(Person person, Chat chat, DateTimeOffset joinedAt, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var invites = await db.Invites.Where(invite => invite.Person == person.Id && invite.Chat == chat.Id && invite.State != InviteState.Joined)
            .OrderByDescending(invite => invite.IssuedAt).Take(5).ToListAsync(cancellationToken);
        foreach (var invite in invites)
        {
            var ofInvite = await db.Leases.Where(lease => lease.Invite == invite.Id).ToListAsync(cancellationToken);
            var leasedUntil = ofInvite.Max(lease => (DateTimeOffset?)lease.ClosesAt);
            if (invite.Accepts(joinedAt, leasedUntil))
                return new OwnWay(invite, ofInvite.Exists(lease => lease.Covers(joinedAt)));
        }
        return OwnWay.None;
    }

    public async Task JoinAsync(Invite invite, Person person, Chat chat, DateTimeOffset joinedAt, CancellationToken cancellationToken)
    {
        invite.Join(joinedAt);
        audit.Write(person, "invite.joined", invite.Id);
        var name = await names.OfAsync(chat, cancellationToken);
        await leases.EndAsync(invite, person, InviteReplies.LinkUsed, cancellationToken);
        if (person.CanBeWrittenTo)
            outbox.Tell(person, InviteReplies.Joined(name), isUrgent: work.Now - joinedAt < _justNow);
        if ((await links.OpenAsync(chat.Id, cancellationToken)).Count == 0)
            await resets.WantAsync(chat, cancellationToken);
    }

    /// <summary>
    /// A stranger came while the link was being shown to one person alone, or to a parent of that very pupil:
    /// most likely the link was opened in another profile.
    /// </summary>
    public async Task ExplainOtherProfileAsync(Chat chat, Coming coming, Person? stranger, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var shown = await (from lease in db.Leases
                           join invite in db.Invites on lease.Invite equals invite.Id
                           join person in db.People on lease.Person equals person.Id
                           where lease.Chat == chat.Id && lease.ClosesAt > coming.At && lease.OpenedAt <= coming.At + Invite.ClockSkew
                           select new { lease, invite, person }).ToListAsync(cancellationToken);
        var waiting = shown.Where(row => row.lease.Covers(coming.At) && row.invite.IsLive && row.person.CanBeWrittenTo).DistinctBy(row => row.invite.Id).ToList();
        foreach (var row in waiting)
        {
            var isChild = stranger is not null && await IsChildOfAsync(stranger, row.person, cancellationToken);
            if (isChild || waiting.Count == 1)
                outbox.Tell(row.person, InviteReplies.OtherProfile(row.invite, await names.OfAsync(chat, cancellationToken), isChild), isUrgent: true);
        }
    }

    private Task<bool> IsChildOfAsync(Person child, Person guardian, CancellationToken cancellationToken)
        => db.Pupils.AnyAsync(
            pupil => pupil.Account == child.Id
                && db.Guardianships.Any(link => link.Pupil == pupil.Id && link.Guardian == guardian.Id && link.EndedAt == null), cancellationToken);
}
