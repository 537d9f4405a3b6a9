using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Features.People;
using BotHost.Features.Verification;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Schools;

/// <summary>Who may be named for messages of distress: administrators, the head and confirmed staff whom the bot may write to.</summary>
internal sealed class CrisisContacts(BotDb db, Offices offices)
{
    public async Task<IReadOnlyList<CrisisCandidate>> CandidatesAsync(CancellationToken cancellationToken)
    {
        List<CrisisCandidate> candidates = [];
        foreach (var person in (await offices.HoldersAsync(cancellationToken)).Select(it => it.Person).Distinct().Where(it => it.CanBeWrittenTo))
            candidates.Add(new CrisisCandidate(person, await offices.DescribeAsync(person, cancellationToken)));
        var staff = await (from row in db.Staff
                           join person in db.People on row.Account equals person.Id
                           where row.RevokedAt == null && row.DismissedAt == null && person.FrozenAt == null && person.LastWroteAt != null && person.UnreachableSince == null
                           select new { person, row.FullName, row.NameKey }).ToListAsync(cancellationToken);
        candidates.AddRange(staff.OrderBy(it => it.NameKey, StringComparer.Ordinal)
            .Where(it => candidates.TrueForAll(known => known.Person.Id != it.person.Id))
            .Select(it => new CrisisCandidate(it.person, StaffName.Short(it.FullName))));
        return candidates;
    }

    /// <summary>Who is named now, in words; null for nobody.</summary>
    public async Task<(Id<Person> Person, string Label)?> PresentAsync(CancellationToken cancellationToken)
    {
        var named = await (from school in db.Schools
                           join person in db.People on school.CrisisContact equals person.Id
                           select person).FirstOrDefaultAsync(cancellationToken);
        return named is null ? null : (named.Id, await offices.DescribeAsync(named, cancellationToken));
    }
}

internal sealed record CrisisCandidate(Person Person, string Label);
