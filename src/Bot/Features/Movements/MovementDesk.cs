using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Domain.Schools;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Movements;

/// <summary>The register: judges, records, applies on the day, withdraws, undoes.</summary>
internal sealed class MovementDesk(BotDb db, Work work, AuditLog audit, Rights rights, MovementEffects effects)
{
    public static readonly TimeSpan UndoFor = TimeSpan.FromMinutes(10);

    public DateOnly Today => SchoolTime.DateOf(work.Now, work.School.Zone);

    public async Task<MovementDecision> JudgeAsync(MovementDraft draft, CancellationToken cancellationToken)
    {
        var pupil = await PupilAsync(draft.Pupil, cancellationToken);
        var staff = await StaffAsync(draft.Staff, cancellationToken);
        return MovementPolicy.Decide(await FactsAsync(draft.Kind!.Value, draft.IsStaff, pupil, staff, draft.To, draft.EffectiveOn!.Value, null, cancellationToken));
    }

    /// <summary>Writes the line and, when its day has come, makes it so.</summary>
    /// <returns>Null when the register does not take it any more.</returns>
    public async Task<Movement?> RecordAsync(MovementDraft draft, Person by, CancellationToken cancellationToken)
    {
        if (await JudgeAsync(draft, cancellationToken) is MovementDecision.Refused)
            return null;
        var pupil = await PupilAsync(draft.Pupil, cancellationToken);
        var staff = await StaffAsync(draft.Staff, cancellationToken) ?? (draft.Kind == MovementKind.Hired ? Newcomer(draft) : null);
        var movement = new Movement
        {
            Number = await NextNumberAsync(cancellationToken),
            Kind = draft.Kind!.Value,
            Pupil = pupil?.Id,
            Staff = staff?.Id,
            Name = pupil?.ShortName ?? (staff is null ? draft.Name! : StaffName.Short(staff.FullName)),
            From = pupil?.Class,
            To = draft.To,
            OrderNumber = draft.Order,
            EffectiveOn = draft.EffectiveOn!.Value,
            EffectiveAt = SchoolTime.At(draft.EffectiveOn.Value, TimeOnly.MinValue, work.School.Zone),
            RecordedAt = work.Now,
            RecordedBy = by.Id,
            SurnameHash = draft.SurnameHash,
            NameHash = draft.NameHash,
        };
        db.Movements.Add(movement);
        audit.Write(by, "movement.recorded", movement.Id, movement.Kind.ToString());
        await db.SaveChangesAsync(cancellationToken);
        if (movement.EffectiveOn <= Today)
            await effects.ApplyAsync(movement, by, cancellationToken);
        return movement;
    }

    /// <summary>Several pupils leave today without an order: a new list of the school does not name them, or their stay has ended.</summary>
    /// <returns>How many.</returns>
    public async Task<int> LeaveAsync(IReadOnlyCollection<Id<Pupil>> pupils, Person? by, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var number = await NextNumberAsync(cancellationToken);
        var leavers = await db.Pupils.Where(row => pupils.Contains(row.Id) && row.LeftAt == null).ToListAsync(cancellationToken);
        foreach (var pupil in leavers)
        {
            var movement = new Movement
            {
                Number = number++, Kind = MovementKind.Left, Pupil = pupil.Id, Name = pupil.ShortName, From = pupil.Class, EffectiveOn = Today,
                EffectiveAt = SchoolTime.At(Today, TimeOnly.MinValue, work.School.Zone), RecordedAt = work.Now, RecordedBy = by?.Id,
            };
            db.Movements.Add(movement);
            await effects.ApplyAsync(movement, by, cancellationToken);
        }
        return leavers.Count;
    }

    /// <summary>The day has come. The school may have changed since the line was written.</summary>
    /// <returns>Why it cannot be; null when it is done.</returns>
    public async Task<MovementRefusal?> ApplyDueAsync(Movement movement, Person? by, CancellationToken cancellationToken)
    {
        var pupil = await PupilAsync(movement.Pupil, cancellationToken);
        var staff = await StaffAsync(movement.Staff, cancellationToken);
        var facts = await FactsAsync(movement.Kind, movement.Staff is not null, pupil, staff, movement.To, movement.EffectiveOn, movement.Id, cancellationToken);
        if (MovementPolicy.Decide(facts with { Today = Today > movement.EffectiveOn ? movement.EffectiveOn : Today }) is MovementDecision.Refused refused)
        {
            movement.Cancel(work.Now);
            audit.Write(null, "movement.impossible", movement.Id, refused.Reason.ToString());
            return refused.Reason;
        }
        await effects.ApplyAsync(movement, by, cancellationToken);
        return null;
    }

    /// <summary>Takes back a line whose day has not come.</summary>
    public async Task WithdrawAsync(Movement movement, Person by, CancellationToken cancellationToken)
    {
        movement.Cancel(work.Now);
        audit.Write(by, "movement.withdrawn", movement.Id);
        await db.SaveChangesAsync(cancellationToken);
    }

    public bool MayUndo(Movement movement) => movement.IsInForce && work.Now - movement.AppliedAt < UndoFor;

    public async Task UndoAsync(Movement movement, Person by, CancellationToken cancellationToken)
    {
        movement.Cancel(work.Now);
        await effects.UndoAsync(movement, cancellationToken);
        audit.Write(by, "movement.undone", movement.Id);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<Movement?> FindAsync(string id, CancellationToken cancellationToken)
        => Id.TryParse<Movement>(id, out var read) ? await db.Movements.FirstOrDefaultAsync(row => row.Id == read, cancellationToken) : null;

    /// <summary>A line without an order of its own: an import or the year's rollover moved a child.</summary>
    public static Movement Line(int number, Pupil pupil, Id<SchoolClass>? from, Id<SchoolClass>? to, MovementKind kind, DateOnly on, TimeZoneInfo zone, Id<Person>? by, DateTimeOffset now)
    {
        var line = new Movement
        {
            Number = number, Kind = kind, Pupil = pupil.Id, Name = pupil.ShortName, From = from, To = to,
            EffectiveOn = on, EffectiveAt = SchoolTime.At(on, TimeOnly.MinValue, zone), RecordedAt = now, RecordedBy = by,
        };
        line.Apply(now);
        return line;
    }

    public async Task<int> NextNumberAsync(CancellationToken cancellationToken)
        => (await db.Movements.MaxAsync(row => (int?)row.Number, cancellationToken) ?? 0) + 1;

    /// <summary>On the list from the day of the order on, and linked to nobody until the role is confirmed.</summary>
    private StaffMember Newcomer(MovementDraft draft)
    {
        var staff = new StaffMember
        {
            FullName = draft.FullName!, NameKey = Domain.Language.PersonName.Key(draft.FullName), Position = draft.Position,
            Kind = Roster.StaffPositions.KindOf(draft.Position), DismissedAt = work.Now,
        };
        db.Staff.Add(staff);
        return staff;
    }

    private async Task<MovementFacts> FactsAsync(
        MovementKind kind, bool isStaff, Pupil? pupil, StaffMember? staff, Id<SchoolClass>? to, DateOnly on, Id<Movement>? own, CancellationToken cancellationToken)
    {
        var state = (pupil, staff) switch
        {
            ({ LeftAt: not null }, _) or (_, { DismissedAt: not null }) => MemberState.Gone,
            ({ OnLeaveSince: not null }, _) or (_, { OnLeaveSince: not null }) => MemberState.OnLeave,
            (null, null) => MemberState.Unknown,
            _ => MemberState.Present,
        };
        var hasPlanned = (pupil is not null || staff is not null) && await db.Movements.AnyAsync(
            row => (row.Pupil != null && row.Pupil == (pupil == null ? null : pupil.Id) || row.Staff != null && row.Staff == (staff == null ? null : staff.Id))
                && row.AppliedAt == null && row.CancelledAt == null && (own == null || row.Id != own), cancellationToken);
        return new MovementFacts(
            kind, isStaff, state, pupil?.Class, to,
            to is { } id && await db.Classes.AnyAsync(row => row.Id == id && row.ArchivedAt == null, cancellationToken),
            kind == MovementKind.Dismissed && staff is not null && await IsLastAdministratorAsync(staff, cancellationToken), hasPlanned, on, Today);
    }

    private async Task<bool> IsLastAdministratorAsync(StaffMember staff, CancellationToken cancellationToken)
    {
        var administrators = (await rights.AdministratorsAsync(cancellationToken)).ConvertAll(person => person.Id);
        return staff.Account is { } account && administrators.Contains(account) && administrators.Count == 1;
    }

    private async Task<Pupil?> PupilAsync(Id<Pupil>? id, CancellationToken cancellationToken)
        => id is { } known ? await db.Pupils.FirstOrDefaultAsync(row => row.Id == known, cancellationToken) : null;

    private async Task<StaffMember?> StaffAsync(Id<StaffMember>? id, CancellationToken cancellationToken)
        => id is { } known ? await db.Staff.FirstOrDefaultAsync(row => row.Id == known, cancellationToken) : null;
}
