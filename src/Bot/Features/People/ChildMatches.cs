using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Security;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>Which pupils of a class a typed name may mean. For deciders only: an asker is never told.</summary>
internal sealed class ChildMatches(BotDb db, Work work, PupilNames names)
{
    public async Task<IReadOnlyList<Pupil>> FindAsync(Id<SchoolClass> @class, string? typed, CancellationToken cancellationToken)
    {
        var hashes = names.Candidates(work.School.Key, typed).Names;
        var found = await db.Pupils.Where(pupil => pupil.Class == @class && pupil.LeftAt == null && hashes.Contains(pupil.NameHash)).ToListAsync(cancellationToken);
        return [.. found.OrderBy(pupil => pupil.ShortName, StringComparer.Ordinal)];
    }

    public Task<bool> IsGuardianOfAnyAsync(Person person, IReadOnlyList<Pupil> pupils, CancellationToken cancellationToken)
    {
        var ids = pupils.Select(pupil => pupil.Id).ToList();
        return db.Guardianships.AnyAsync(link => link.Guardian == person.Id && link.EndedAt == null && ids.Contains(link.Pupil), cancellationToken);
    }

    /// <summary>Adults linked to any of these pupils.</summary>
    public Task<List<Person>> AdultsAsync(IReadOnlyList<Pupil> pupils, CancellationToken cancellationToken)
    {
        var ids = pupils.Select(pupil => pupil.Id).ToList();
        return (from link in db.Guardianships
                join person in db.People on link.Guardian equals person.Id
                where ids.Contains(link.Pupil) && link.EndedAt == null
                select person).Distinct().ToListAsync(cancellationToken);
    }

    /// <summary>The strongest mark that any of these pupils carries against this account.</summary>
    public async Task<BlockMark> BlockAsync(IReadOnlyList<Pupil> pupils, Id<Person> asker, CancellationToken cancellationToken)
    {
        var ids = pupils.Select(pupil => pupil.Id).ToList();
        var blocks = await db.AdultBlocks.Where(block => ids.Contains(block.Pupil) && block.LiftedAt == null).ToListAsync(cancellationToken);
        return blocks.Any(block => block.Adult == asker) ? BlockMark.ThisAccount : blocks.Count > 0 ? BlockMark.Child : BlockMark.None;
    }
}
