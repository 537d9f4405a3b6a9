using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Chats;
using BotHost.Features.Invites;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Features.Verification;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Movements;

/// <summary>What a movement does in the bot on its day: roster, codes, invites, offices, and the words to those whom it concerns.</summary>
internal sealed class MovementEffects(
    BotDb db, Work work, Outbox outbox, AuditLog audit, Rights rights, CodeDesk codes, InviteRevocations revocations,
    HomeroomDesk homerooms, Offices offices, ChatNames names, MovedFamilies families, MovementChats chats)
{
    public async Task ApplyAsync(Movement movement, Person? by, CancellationToken cancellationToken)
    {
        var (surname, name) = (movement.SurnameHash, movement.NameHash);
        movement.Apply(work.Now);
        audit.Write(by, "movement.applied", movement.Id);
        if (movement.Kind == MovementKind.Enrolled)
            Enrol(movement, surname!, name!);
        else if (movement.Pupil is { } pupil)
            await OfPupilAsync(movement, await db.Pupils.FirstAsync(row => row.Id == pupil, cancellationToken), by, cancellationToken);
        else
            await OfStaffAsync(movement, await db.Staff.FirstAsync(row => row.Id == movement.Staff, cancellationToken), by, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await TellTeachersAsync(movement, by, cancellationToken);
    }

    /// <summary>The roster is as it was. Invites that were taken back are given anew when they are asked for.</summary>
    public async Task UndoAsync(Movement movement, CancellationToken cancellationToken)
    {
        if (movement.Staff is { } staffId)
        {
            var staff = await db.Staff.FirstAsync(row => row.Id == staffId, cancellationToken);
            (staff.DismissedAt, staff.OnLeaveSince) = movement.Kind switch
            {
                MovementKind.Hired => (work.Now, null),
                MovementKind.LongLeave => (staff.DismissedAt, (DateOnly?)null),
                MovementKind.Returned => (staff.DismissedAt, movement.EffectiveOn),
                _ => (null, staff.OnLeaveSince), // the role itself is confirmed anew
            };
            return;
        }
        var pupil = await db.Pupils.FirstAsync(row => row.Id == movement.Pupil, cancellationToken);
        switch (movement.Kind)
        {
            case MovementKind.Enrolled:
                pupil.LeftAt = pupil.EnrolledAt;
                break;
            case MovementKind.Left:
                pupil.LeftAt = null;
                break;
            case MovementKind.Transferred:
                pupil.Class = movement.From!.Value;
                break;
            case MovementKind.LongLeave:
                pupil.OnLeaveSince = null;
                break;
            default:
                pupil.OnLeaveSince = movement.EffectiveOn;
                break;
        }
        await db.SaveChangesAsync(cancellationToken);
        await families.TellBackAsync(movement, pupil, cancellationToken);
    }

    private void Enrol(Movement movement, string surname, string name)
    {
        var pupil = new Pupil
        {
            Class = movement.To!.Value, ShortName = movement.Name, SurnameHash = surname, NameHash = name, EnrolledAt = movement.EffectiveAt,
        };
        db.Pupils.Add(pupil);
        movement.Pupil = pupil.Id;
    }

    private async Task OfPupilAsync(Movement movement, Pupil pupil, Person? by, CancellationToken cancellationToken)
    {
        switch (movement.Kind)
        {
            case MovementKind.Left:
                pupil.LeftAt = movement.EffectiveAt;
                pupil.OnLeaveSince = null;
                if (by is not null)
                    await codes.RevokeAsync(pupil.Id.Value, null, by, cancellationToken);
                break;
            case MovementKind.Transferred:
                pupil.Class = movement.To!.Value;
                break;
            case MovementKind.LongLeave:
                pupil.OnLeaveSince = movement.EffectiveOn;
                return;
            default:
                (pupil.OnLeaveSince, pupil.LeftAt) = (null, null);
                pupil.Class = movement.To ?? pupil.Class;
                break;
        }
        await db.SaveChangesAsync(cancellationToken);
        await families.TellAsync(movement, pupil, null, cancellationToken);
    }

    private async Task OfStaffAsync(Movement movement, StaffMember staff, Person? by, CancellationToken cancellationToken)
    {
        switch (movement.Kind)
        {
            case MovementKind.Hired:
                staff.DismissedAt = null;
                if (staff.Account is not null)
                    staff.Revoke(work.Now); // an account of the time before gets nothing back by an order
                break;
            case MovementKind.Dismissed:
                await DismissAsync(movement, staff, by, cancellationToken);
                break;
            case MovementKind.LongLeave:
                staff.OnLeaveSince = movement.EffectiveOn;
                break;
            default:
                staff.OnLeaveSince = null;
                break;
        }
    }

    private async Task DismissAsync(Movement movement, StaffMember staff, Person? by, CancellationToken cancellationToken)
    {
        var recorder = by ?? await db.People.FirstAsync(row => row.Id == movement.RecordedBy, cancellationToken);
        await homerooms.EndAllAsync(staff, recorder, cancellationToken);
        await codes.RevokeAsync(staff.Id.Value, CodeKind.Staff, recorder, cancellationToken);
        staff.DismissedAt = movement.EffectiveAt;
        staff.OnLeaveSince = null;
        if (staff.Account is { } account && staff.RevokedAt is null)
        {
            staff.Revoke(work.Now);
            foreach (var grant in await db.Roles.Where(row => row.Person == account && row.RevokedAt == null).ToListAsync(cancellationToken))
                grant.Revoke(recorder.Id, work.Now);
            await db.SaveChangesAsync(cancellationToken);
            var person = await db.People.FirstAsync(row => row.Id == account, cancellationToken);
            await revocations.EndForAsync(person, cancellationToken);
            if (person.CanBeWrittenTo)
                outbox.Tell(person, MovementReplies.Dismissed);
        }
        var office = await offices.DescribeAsync(recorder, cancellationToken);
        foreach (var other in await offices.OthersAsync([recorder.Id, .. staff.Account is { } own ? [own] : Array.Empty<Domain.Id<Person>>()], cancellationToken))
            outbox.Tell(other, MovementReplies.StaffNotice(movement, office), isUrgent: true);
    }

    /// <summary>The homeroom teachers of both classes, but for the one who wrote the line.</summary>
    private async Task TellTeachersAsync(Movement movement, Person? by, CancellationToken cancellationToken)
    {
        if (movement.Staff is not null)
            return;
        var act = MovementReplies.Act(movement, await names.ClassAsync(movement.From, cancellationToken), await names.ClassAsync(movement.To, cancellationToken));
        var left = await chats.FindAsync(movement, cancellationToken);
        foreach (var @class in new[] { movement.From, movement.To }.OfType<Domain.Id<SchoolClass>>().Distinct())
            foreach (var teacher in await rights.HomeroomTeachersAsync(@class, cancellationToken))
                if (teacher.Id != by?.Id && teacher.CanBeWrittenTo)
                    outbox.Tell(teacher, MovementReplies.TeacherNotice(movement, act, @class == movement.From ? left.Count : 0));
    }
}
