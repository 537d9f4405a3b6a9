using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Domain.Verification;
using BotHost.Features.Invites;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Verification;

/// <summary>Links an account to a staff record by a proof, and all that follows: the class, the staff room, the badge, the words to everybody.</summary>
internal sealed class StaffConfirmation(
    BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, Offices offices, VerificationCards cards, HomeroomDesk homerooms, InviteDesk invites)
{
    /// <summary>An administrator ticked "проверил(а) лично".</summary>
    /// <param name="class">The class that the wish is about; null for none.</param>
    public async Task ApproveAsync(VerificationRequest request, Person decider, HomeroomWish wish, SchoolClass? @class, CancellationToken cancellationToken)
    {
        var asker = await db.People.FirstAsync(person => person.Id == request.Asker, cancellationToken);
        var staff = await FindOrAddAsync(request, cancellationToken);
        Verify(staff, asker, Proof.CheckedInPerson, decider);
        request.End(RequestState.Approved, work.Now, decider.Id);
        audit.Write(decider, "verification.approved", request.Id, "checked in person");
        await db.SaveChangesAsync(cancellationToken);
        var led = @class is not null && wish != HomeroomWish.None
            && await homerooms.AppointAsync(@class, staff, wish, decider, isTold: true, cancellationToken) is not HomeroomDecision.MustConfirm;
        await CloseAsync(request, decider, cancellationToken);
        if (asker.CanBeWrittenTo)
            outbox.Tell(asker, VerifyReplies.Approved(staff.FullName, led ? @class!.Name : null), isUrgent: true);
        await invites.OfferStaffRoomAsync(asker, cancellationToken);
        outbox.Answer(decider, StaffReplies.GiveBadge(staff));
    }

    /// <summary>An administrator names the profile of a staff member and has checked it in person.</summary>
    public async Task<LinkOutcome> LinkAsync(StaffMember staff, Person account, Person by, CancellationToken cancellationToken)
    {
        if (staff.IsVerified && staff.Account == account.Id)
            return LinkOutcome.Linked;
        if (await rights.PupilAsync(account, cancellationToken) is not null)
            return LinkOutcome.IsPupil;
        if (!await offices.MayDecideAsync(by, account.Id, cancellationToken))
            return LinkOutcome.NotYours;
        if (await rights.StaffAsync(account, cancellationToken) is not null)
            return LinkOutcome.OtherStaff;
        if (staff.IsVerified)
            return LinkOutcome.OtherAccount;
        Verify(staff, account, Proof.CheckedInPerson, by);
        audit.Write(by, "staff.verified", staff.Id, "checked in person");
        await db.SaveChangesAsync(cancellationToken);
        await ApprovePendingAsync(account, by, "checked in person", cancellationToken);
        if (account.CanBeWrittenTo)
            outbox.Tell(account, VerifyReplies.Approved(staff.FullName, null), isUrgent: true);
        await invites.OfferStaffRoomAsync(account, cancellationToken);
        return LinkOutcome.Linked;
    }

    /// <summary>The record that a code is handed out for: of the list, or new and unclaimed.</summary>
    public async Task<StaffMember> FindOrAddAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        // One account is one staff member: a role that was taken back comes back to its own record.
        var own = await db.Staff.FirstOrDefaultAsync(staff => staff.Account == request.Asker && staff.DismissedAt == null, cancellationToken);
        if (own is not null && (own.IsVerified || own.NameKey == request.NameKey))
            return own;
        var listed = request.CodeFor is { } id
            ? await db.Staff.FirstOrDefaultAsync(staff => staff.Id == id && staff.Account == null && staff.DismissedAt == null, cancellationToken)
            : await db.Staff.Where(staff => staff.NameKey == request.NameKey && staff.Account == null && staff.DismissedAt == null)
                .OrderBy(staff => staff.Id).FirstOrDefaultAsync(cancellationToken);
        if (listed is not null)
        {
            listed.Position ??= request.Position;
            return listed;
        }
        var added = new StaffMember { FullName = request.FullName, NameKey = request.NameKey, Position = request.Position, Kind = request.Kind };
        db.Staff.Add(added);
        return added;
    }

    /// <summary>A staff code may still be redeemed: the record is there and nobody has claimed it.</summary>
    public Task<bool> IsOpenAsync(Id<StaffMember> id, CancellationToken cancellationToken)
        => db.Staff.AnyAsync(staff => staff.Id == id && staff.DismissedAt == null && (staff.Account == null || staff.RevokedAt != null), cancellationToken);

    /// <summary>The code that was handed over in person was typed by this account. The code itself has been judged and spent by the caller.</summary>
    public async Task RedeemAsync(Person account, Id<StaffMember> id, Person issuer, CancellationToken cancellationToken)
    {
        if (await db.Staff.FirstOrDefaultAsync(row => row.Account == account.Id && row.RevokedAt == null && row.DismissedAt == null, cancellationToken) is { } verified)
        {
            outbox.Answer(account, VerifyReplies.AlreadyVerified(verified.FullName, null));
            return;
        }
        var staff = await db.Staff.FirstAsync(row => row.Id == id, cancellationToken);
        Verify(staff, account, Proof.Code, issuer);
        audit.Write(account, "staff.verified", staff.Id, "code");
        await db.SaveChangesAsync(cancellationToken);
        outbox.Answer(account, VerifyReplies.Approved(staff.FullName, null));
        var request = await ApprovePendingAsync(account, issuer, "code", cancellationToken);
        foreach (var other in await offices.OthersAsync([account.Id, issuer.Id], cancellationToken))
            outbox.Tell(other, StaffReplies.CodeNotice(staff, await offices.DescribeAsync(issuer, cancellationToken)), isUrgent: true);
        if (issuer.CanBeWrittenTo)
            await TellIssuerAsync(issuer, staff, account, request, cancellationToken);
        await invites.OfferStaffRoomAsync(account, cancellationToken);
    }

    /// <summary>The account is confirmed by another way while its request waits.</summary>
    private async Task<VerificationRequest?> ApprovePendingAsync(Person account, Person by, string reason, CancellationToken cancellationToken)
    {
        var request = await db.Verifications.FirstOrDefaultAsync(row => row.Asker == account.Id && row.State == RequestState.Pending, cancellationToken);
        if (request is null)
            return null;
        request.End(RequestState.Approved, work.Now, by.Id);
        audit.Write(by, "verification.approved", request.Id, reason);
        await CloseAsync(request, by, cancellationToken);
        return request;
    }

    private async Task TellIssuerAsync(Person issuer, StaffMember staff, Person account, VerificationRequest? request, CancellationToken cancellationToken)
    {
        outbox.Tell(issuer, StaffReplies.CodeRedeemed(staff, work.School.Messenger.BuildProfileLink(account.User)));
        if (request?.HomeroomOf is not { } led || await db.Classes.FirstOrDefaultAsync(row => row.Id == led && row.ArchivedAt == null, cancellationToken) is not { } @class)
            return;
        var present = await homerooms.TeacherOfAsync(@class.Id, cancellationToken);
        if (present?.Id != staff.Id)
            outbox.Tell(issuer, DecisionReplies.AskAboutClass(request, @class.Name, present));
    }

    private async Task CloseAsync(VerificationRequest request, Person decider, CancellationToken cancellationToken)
        => await cards.CloseAsync(request, DecisionReplies.Ended(request, await offices.DescribeAsync(decider, cancellationToken), work.School.Zone), cancellationToken);

    private void Verify(StaffMember staff, Person account, Proof proof, Person by)
    {
        if (!staff.IsVerified)
            staff.Verify(account.Id, proof, by.Id, work.Now);
    }
}

internal enum LinkOutcome
{
    Linked,
    IsPupil,

    /// <summary>One's own account, or an administrator's.</summary>
    NotYours,

    /// <summary>The account is somebody else of the staff.</summary>
    OtherStaff,

    /// <summary>The record has another account.</summary>
    OtherAccount,
}
