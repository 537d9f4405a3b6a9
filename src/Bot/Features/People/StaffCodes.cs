using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Invites;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>A code handed over in person proves that an account belongs to a staff member.</summary>
internal sealed class StaffCodes(BotDb db, Work work, Outbox outbox, Rights rights, InviteDesk invites, AccessCards cards, AuditLog audit)
{
    /// <summary>Works at the school, and nobody proved to be this person yet.</summary>
    public Task<bool> IsOpenAsync(Id<StaffMember> id, CancellationToken cancellationToken)
        => db.Staff.AnyAsync(row => row.Id == id && row.DismissedAt == null && (row.Account == null || row.RevokedAt != null), cancellationToken);

    public async Task RedeemAsync(Person account, Id<StaffMember> id, Person issuer, CancellationToken cancellationToken)
    {
        var staff = await db.Staff.FirstAsync(row => row.Id == id, cancellationToken);
        staff.Verify(account.Id, Proof.Code, issuer.Id, work.Now);
        audit.Write(account, "staff.verified", staff.Id, nameof(Proof.Code));
        await db.SaveChangesAsync(cancellationToken);
        outbox.Answer(account, CodeReplies.StaffVerified(staff.FullName));
        var reply = CodeReplies.TellStaffVerified(staff.FullName, cards.Profile(account));
        foreach (var person in (await rights.AdministratorsAsync(cancellationToken)).Where(person => person.CanBeWrittenTo && person.Id != account.Id))
            outbox.Tell(person, reply, isUrgent: true); // an appointment is told at once (design §8)
        await invites.OfferStaffRoomAsync(account, cancellationToken);
    }
}
