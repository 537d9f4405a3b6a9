using System.Globalization;
using BotHost.Domain;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>Who an account is at the school, from the database alone. Asked again where an act happens, never remembered in a button.</summary>
internal sealed class Rights(BotDb db, Work work)
{
    /// <summary>The owner named in the configuration always gets in.</summary>
    public bool IsOwner(Person person)
        => work.School.Options.Owner is { } owner && person.User.Key == owner.ToString(CultureInfo.InvariantCulture);

    public async Task<bool> IsAdministratorAsync(Person person, CancellationToken cancellationToken)
        => !person.IsFrozen && (IsOwner(person) || await HasAsync(person, Role.Administrator, cancellationToken));

    public async Task<bool> IsHeadAsync(Person person, CancellationToken cancellationToken)
        => !person.IsFrozen && (IsOwner(person) || await HasAsync(person, Role.Head, cancellationToken));

    /// <summary>An administrator or the head: sees every class and decides where nobody nearer can.</summary>
    public async Task<bool> RunsSchoolAsync(Person person, CancellationToken cancellationToken)
        => await IsAdministratorAsync(person, cancellationToken) || await IsHeadAsync(person, cancellationToken);

    /// <summary>The verified staff record of an account; null for everyone else.</summary>
    public async Task<StaffMember?> StaffAsync(Person person, CancellationToken cancellationToken)
        => person.IsFrozen
            ? null
            : await db.Staff.FirstOrDefaultAsync(staff => staff.Account == person.Id && staff.RevokedAt == null && staff.DismissedAt == null, cancellationToken);

    /// <summary>Classes that the account leads as a verified teacher, and those of colleagues for whom it stands in now.</summary>
    public Task<List<SchoolClass>> HomeroomOfAsync(Person person, CancellationToken cancellationToken)
        => (from assignment in db.Homerooms
            join teacher in db.Staff on assignment.Teacher equals teacher.Id
            join @class in db.Classes on assignment.Class equals @class.Id
            where assignment.Until == null && @class.ArchivedAt == null && teacher.RevokedAt == null && teacher.DismissedAt == null
                && (teacher.Account == person.Id
                    || db.Delegations.Any(row => row.From == teacher.Account && row.To == person.Id && row.EndedAt == null && row.Until > work.Now
                        && db.Staff.Any(own => own.Account == person.Id && own.RevokedAt == null && own.DismissedAt == null)))
            select @class).Distinct().ToListAsync(cancellationToken);

    public async Task<bool> LeadsAsync(Person person, Id<SchoolClass> @class, CancellationToken cancellationToken)
        => !person.IsFrozen && (await HomeroomOfAsync(person, cancellationToken)).Any(it => it.Id == @class);

    /// <summary>Who is asked about a class now: its verified homeroom teachers, or the colleagues who stand in for them.</summary>
    public async Task<List<Person>> HomeroomTeachersAsync(Id<SchoolClass> @class, CancellationToken cancellationToken)
    {
        var teachers = await (from assignment in db.Homerooms
                              join teacher in db.Staff on assignment.Teacher equals teacher.Id
                              join person in db.People on teacher.Account equals person.Id
                              where assignment.Class == @class && assignment.Until == null && teacher.RevokedAt == null && teacher.DismissedAt == null && person.FrozenAt == null
                              select person).ToListAsync(cancellationToken);
        var ids = teachers.ConvertAll(person => person.Id);
        var standIns = await (from row in db.Delegations
                              join person in db.People on row.To equals person.Id
                              join staff in db.Staff on person.Id equals staff.Account
                              where ids.Contains(row.From) && row.EndedAt == null && row.Until > work.Now
                                  && person.FrozenAt == null && staff.RevokedAt == null && staff.DismissedAt == null
                              select new { row.From, person }).ToListAsync(cancellationToken);
        return [.. teachers.Where(person => standIns.TrueForAll(it => it.From != person.Id)).Concat(standIns.Select(it => it.person)).Distinct()];
    }

    public Task<List<Person>> AdministratorsAsync(CancellationToken cancellationToken) => HoldersAsync(Role.Administrator, cancellationToken);

    public Task<List<Person>> HeadsAsync(CancellationToken cancellationToken) => HoldersAsync(Role.Head, cancellationToken);

    /// <summary>Pupils that the account answers for and who are still at the school.</summary>
    public Task<List<Pupil>> ChildrenAsync(Person guardian, CancellationToken cancellationToken)
        => (from link in db.Guardianships
            join pupil in db.Pupils on link.Pupil equals pupil.Id
            where link.Guardian == guardian.Id && link.EndedAt == null && pupil.LeftAt == null
            select pupil).ToListAsync(cancellationToken);

    /// <summary>The pupil whose own account this is; null for everyone else.</summary>
    public Task<Pupil?> PupilAsync(Person person, CancellationToken cancellationToken)
        => db.Pupils.FirstOrDefaultAsync(pupil => pupil.Account == person.Id && pupil.LeftAt == null, cancellationToken);

    /// <summary>How a paper names its maker: "Иванова М. П.", or the account where it is no colleague's.</summary>
    public async Task<string> SignatureAsync(Person maker, CancellationToken cancellationToken)
        => await StaffAsync(maker, cancellationToken) is { } staff ? StaffName.Short(staff.FullName) : $"учётная запись {maker.User.Key}";

    public Task<Person?> FindAsync(UserRef user, CancellationToken cancellationToken)
        => db.People.FirstOrDefaultAsync(person => person.User == user, cancellationToken);

    private Task<bool> HasAsync(Person person, Role role, CancellationToken cancellationToken)
        => db.Roles.AnyAsync(grant => grant.Person == person.Id && grant.Role == role && grant.RevokedAt == null, cancellationToken);

    private Task<List<Person>> HoldersAsync(Role role, CancellationToken cancellationToken)
        => (from grant in db.Roles
            join person in db.People on grant.Person equals person.Id
            where grant.Role == role && grant.RevokedAt == null && person.FrozenAt == null
            select person).Distinct().ToListAsync(cancellationToken);
}
