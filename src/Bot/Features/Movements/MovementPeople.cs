using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Movements;

/// <summary>The accounts that a movement concerns.</summary>
internal sealed class MovementPeople(BotDb db)
{
    /// <summary>A pupil's adults who are not kept away, and the pupil's own account; or the staff member's account.</summary>
    public async Task<IReadOnlyList<(Person Person, bool IsPupil)>> OfAsync(Movement movement, CancellationToken cancellationToken)
    {
        if (movement.Staff is { } staff)
            return [.. (await (from row in db.Staff
                               join person in db.People on row.Account equals person.Id
                               where row.Id == staff
                               select person).ToListAsync(cancellationToken)).Select(person => (person, false))];
        var adults = await (from link in db.Guardianships
                            join person in db.People on link.Guardian equals person.Id
                            where link.Pupil == movement.Pupil && link.EndedAt == null
                                && !db.AdultBlocks.Any(block => block.Pupil == link.Pupil && block.Adult == person.Id && block.LiftedAt == null)
                            select person).Distinct().ToListAsync(cancellationToken);
        var own = await (from pupil in db.Pupils
                         join person in db.People on pupil.Account equals person.Id
                         where pupil.Id == movement.Pupil
                         select person).ToListAsync(cancellationToken);
        return [.. adults.Select(person => (person, false)), .. own.Select(person => (person, true))];
    }

    /// <summary>Whoever belongs to a class through a child in it: adults who are not kept away, and pupils.</summary>
    public Task<List<Person>> OfClassAsync(Id<SchoolClass> @class, CancellationToken cancellationToken)
        => db.People.Where(person => db.Pupils.Any(pupil => pupil.Class == @class && pupil.LeftAt == null
            && (pupil.Account == person.Id || (db.Guardianships.Any(link => link.Pupil == pupil.Id && link.Guardian == person.Id && link.EndedAt == null)
                && !db.AdultBlocks.Any(block => block.Pupil == pupil.Id && block.Adult == person.Id && block.LiftedAt == null))))).ToListAsync(cancellationToken);
}
