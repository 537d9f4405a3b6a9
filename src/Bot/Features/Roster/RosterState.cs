using BotHost.Domain;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Roster;

/// <summary>What the school has, as far as an import concerns it: read at once, changed by nobody.</summary>
internal sealed record RosterState(
    IReadOnlyList<KnownClass> Classes,
    IReadOnlyList<KnownPupil> Pupils,
    IReadOnlyList<KnownStaff> Staff,
    IReadOnlyDictionary<Id<SchoolClass>, Id<StaffMember>> Homerooms,
    IReadOnlyDictionary<UserRef, KnownAccount> Accounts)
{
    private const int AccountsPerQuery = 500;

    /// <param name="listed">The accounts that the file names.</param>
    public static async Task<RosterState> LoadAsync(BotDb db, IReadOnlyCollection<UserRef> listed, CancellationToken cancellationToken)
    {
        var classes = await db.Classes.AsNoTracking()
            .Select(row => new KnownClass(row.Id, row.Name, row.ArchivedAt != null)).ToListAsync(cancellationToken);
        var pupils = await db.Pupils.AsNoTracking().Where(row => row.LeftAt == null)
            .Select(row => new KnownPupil(row.Id, row.Class, row.ShortName, row.NameHash)).ToListAsync(cancellationToken);
        var staff = await db.Staff.AsNoTracking()
            .Select(row => new KnownStaff(
                row.Id, row.FullName, row.NameKey, row.Position, row.Account, row.RevokedAt != null, row.DismissedAt != null))
            .ToListAsync(cancellationToken);
        var homerooms = await db.Homerooms.AsNoTracking().Where(row => row.Until == null)
            .Select(row => new { row.Class, row.Teacher, row.From }).ToListAsync(cancellationToken);
        var teachers = homerooms.OrderByDescending(row => row.From).DistinctBy(row => row.Class).ToDictionary(row => row.Class, row => row.Teacher);
        return new RosterState(classes, pupils, staff, teachers, await LoadAccountsAsync(db, listed, cancellationToken));
    }

    private static async Task<Dictionary<UserRef, KnownAccount>> LoadAccountsAsync(
        BotDb db, IReadOnlyCollection<UserRef> listed, CancellationToken cancellationToken)
    {
        var accounts = new Dictionary<UserRef, KnownAccount>();
        foreach (var users in listed.Chunk(AccountsPerQuery))
        {
            var people = await db.People.AsNoTracking().Where(row => users.Contains(row.User))
                .Select(row => new { row.Id, row.User }).ToListAsync(cancellationToken);
            Id<Person>?[] ids = [.. people.Select(row => (Id<Person>?)row.Id)];
            var pupilAccounts = await db.Pupils.AsNoTracking().Where(row => row.Account != null && ids.Contains(row.Account))
                .Select(row => row.Account).ToListAsync(cancellationToken);
            foreach (var person in people)
                accounts[person.User] = new KnownAccount(person.Id, pupilAccounts.Contains(person.Id));
        }
        return accounts;
    }
}

internal sealed record KnownClass(Id<SchoolClass> Id, string Name, bool IsArchived);

internal sealed record KnownPupil(Id<Pupil> Id, Id<SchoolClass> Class, string ShortName, string NameHash);

internal sealed record KnownStaff(
    Id<StaffMember> Id, string FullName, string NameKey, string? Position, Id<Person>? Account, bool IsRevoked, bool IsDismissed)
{
    public bool IsVerified => Account is not null && !IsRevoked && !IsDismissed;
}

internal sealed record KnownAccount(Id<Person> Person, bool IsPupil);
