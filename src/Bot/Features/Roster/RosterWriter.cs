using System.Runtime.CompilerServices;
using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Privacy;
using BotHost.Domain.Roster;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Roster;

/// <summary>Makes the rows of one plan. Saving is the caller's.</summary>
internal sealed class RosterWriter(BotDb db, RosterState state, Id<Person>? actor, DateTimeOffset now, TimeZoneInfo zone)
{
    private const int RowsPerQuery = 500;
    private readonly Dictionary<string, Id<SchoolClass>> _classIds = [];
    private readonly Dictionary<string, StaffMember> _members = [];

    /// <summary>Filled while the rows are made.</summary>
    public RosterUndo Undo { get; } = new();

    public async Task WriteAsync(ImportPlan plan, CancellationToken cancellationToken)
    {
        await WriteClassesAsync(plan, cancellationToken);
        await WritePupilsAsync(plan, cancellationToken);
        await WriteStaffAsync(plan, cancellationToken);
        await WriteAccountsAsync(plan, cancellationToken);
        await WriteHomeroomsAsync(plan, cancellationToken);
        Audit("roster.imported", null,
            $"classes {plan.ClassesAdded.Count}, pupils {plan.PupilsAdded.Count}+{plan.PupilsMoved.Count}, "
            + $"staff {plan.StaffAdded.Count}, homerooms {plan.Homerooms.Count}");
    }

    private async Task WriteClassesAsync(ImportPlan plan, CancellationToken cancellationToken)
    {
        foreach (var known in state.Classes.OrderByDescending(row => row.IsArchived)) // a live class of the name wins
            _classIds[PersonName.Key(known.Name)] = known.Id;
        foreach (var name in plan.ClassesAdded)
        {
            var row = new SchoolClass { Name = name, Grade = ClassName.TryParse(name, out var parsed) ? parsed.Grade : null };
            db.Classes.Add(row);
            Undo.Classes.Add(row.Id);
            _classIds[PersonName.Key(name)] = row.Id;
        }
        var returned = plan.ClassesReturned.Select(it => it.Id);
        await foreach (var row in FindAsync(returned, ids => db.Classes.Where(row => ids.Contains(row.Id)), cancellationToken))
        {
            row.ArchivedAt = null;
            Undo.Classes.Add(row.Id);
        }
    }

    private async Task WritePupilsAsync(ImportPlan plan, CancellationToken cancellationToken)
    {
        foreach (var listed in plan.PupilsAdded)
        {
            var row = new Pupil
            {
                Class = ClassId(listed.Class), ShortName = listed.ShortName, SurnameHash = listed.SurnameHash, NameHash = listed.NameHash, EnrolledAt = now,
            };
            db.Pupils.Add(row);
            Undo.Added.Add(row.Id);
        }
        var moves = plan.PupilsMoved.ToDictionary(it => it.Id);
        var number = await db.Movements.MaxAsync(row => (int?)row.Number, cancellationToken) ?? 0;
        await foreach (var row in FindAsync(moves.Keys, ids => db.Pupils.Where(row => ids.Contains(row.Id)), cancellationToken))
        {
            var (from, to) = (row.Class, ClassId(moves[row.Id].To));
            Undo.Moved.Add(new PupilBefore(row.Id, from, to, row.ShortName));
            row.Class = to;
            row.ShortName = moves[row.Id].ShortName;
            var line = Movements.MovementDesk.Line(++number, row, from, to, MovementKind.Transferred, Domain.Schools.SchoolTime.DateOf(now, zone), zone, actor, now);
            db.Movements.Add(line); // the register tells where the child was
            Undo.Lines.Add(line.Id);
            Audit("pupil.moved", row.Id.ToString(), null);
        }
        var renames = plan.PupilsRenamed.ToDictionary(it => it.Id);
        await foreach (var row in FindAsync(renames.Keys, ids => db.Pupils.Where(row => ids.Contains(row.Id)), cancellationToken))
        {
            Undo.Renamed.Add(new NameBefore(row.Id, row.ShortName));
            row.ShortName = renames[row.Id].To;
        }
    }

    private async Task WriteStaffAsync(ImportPlan plan, CancellationToken cancellationToken)
    {
        foreach (var listed in plan.StaffAdded)
        {
            var row = new StaffMember
            {
                FullName = listed.FullName,
                NameKey = listed.NameKey,
                Position = listed.Position,
                Kind = StaffPositions.KindOf(listed.Position),
            };
            db.Staff.Add(row);
            Undo.Staff.Add(row.Id);
            _members[listed.NameKey] = row;
        }
        var changes = plan.StaffChanged.ToDictionary(it => it.Id);
        await foreach (var row in FindAsync(changes.Keys, ids => db.Staff.Where(row => ids.Contains(row.Id)), cancellationToken))
        {
            var change = changes[row.Id];
            Undo.Changed.Add(new StaffBefore(row.Id, row.Position, change.Returns));
            if (change.OldPosition != change.Position)
                (row.Position, row.Kind) = (change.Position, StaffPositions.KindOf(change.Position));
            if (!change.Returns)
                continue;
            row.Revoke(now); // an account of the time before the dismissal gets nothing back by a name on a list
            row.DismissedAt = null;
            Audit("staff.returned", row.Id.ToString(), null);
        }
    }

    private async Task WriteAccountsAsync(ImportPlan plan, CancellationToken cancellationToken)
    {
        await LoadMembersAsync(plan.AccountsVerified.Select(it => it.NameKey), cancellationToken);
        foreach (var verified in plan.AccountsVerified)
        {
            var member = _members[verified.NameKey];
            member.Verify(PersonOf(verified), Proof.Import, actor, now);
            Undo.Verified.Add(member.Id);
            Audit("staff.verified", member.Id.ToString(), "import");
        }
    }

    private Id<Person> PersonOf(StaffAccount verified)
    {
        if (state.Accounts.TryGetValue(verified.Account, out var known))
            return known.Person;
        var person = new Person { User = verified.Account, DisplayName = PersonName.Clean(verified.Name), FirstSeenAt = now };
        db.People.Add(person);
        return person.Id;
    }

    private async Task WriteHomeroomsAsync(ImportPlan plan, CancellationToken cancellationToken)
    {
        await LoadMembersAsync(plan.Homerooms.Select(it => it.TeacherKey), cancellationToken);
        var classes = plan.Homerooms.Select(it => ClassId(it.Class)).ToList();
        var live = db.Homerooms.Where(row => row.Until == null);
        await foreach (var row in FindAsync(classes, ids => live.Where(row => ids.Contains(row.Class)), cancellationToken))
        {
            row.End(now);
            Undo.Ended.Add(row.Id);
        }
        foreach (var change in plan.Homerooms)
        {
            var row = new HomeroomAssignment { Class = ClassId(change.Class), Teacher = _members[change.TeacherKey].Id, From = now };
            db.Homerooms.Add(row);
            Undo.Appointed.Add(row.Id);
            Audit("homeroom.assigned", row.Class.ToString(), null);
        }
    }

    /// <summary>The staff rows of these names that are not at hand yet.</summary>
    private async Task LoadMembersAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var wanted = keys.Where(key => !_members.ContainsKey(key)).ToHashSet();
        var ids = state.Staff.Where(row => wanted.Contains(row.NameKey)).OrderByDescending(row => row.IsDismissed).Select(row => row.Id);
        await foreach (var row in FindAsync(ids, chunk => db.Staff.Where(row => chunk.Contains(row.Id)), cancellationToken))
            if (row.DismissedAt is null || !_members.ContainsKey(row.NameKey))
                _members[row.NameKey] = row;
    }

    private static async IAsyncEnumerable<T> FindAsync<T, TKey>(
        IEnumerable<TKey> wanted, Func<TKey[], IQueryable<T>> query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chunk in wanted.Chunk(RowsPerQuery))
            foreach (var row in await query(chunk).ToListAsync(cancellationToken))
                yield return row;
    }

    private Id<SchoolClass> ClassId(string name) => _classIds[PersonName.Key(name)];

    private void Audit(string action, string? subject, string? reason)
        => db.Audit.Add(new AuditEntry { At = now, Actor = actor, Action = action, Subject = subject, Reason = reason });
}
