using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>Loads what <see cref="EntitlementPolicy"/> judges. Rows that the unit of work has not saved yet are not seen.</summary>
internal sealed class Entitlements(BotDb db, Rights rights, PupilConsents consents)
{
    public async Task<bool> MayAskAsync(Person person, Chat chat, CancellationToken cancellationToken)
        => EntitlementPolicy.MayAsk(await FactsAsync(person, chat, cancellationToken));

    /// <param name="known">The person's ties to classes, looked up once.</param>
    public async Task<bool> MayAskAsync(Person person, Chat chat, Dictionary<Id<SchoolClass>, Ties> known, CancellationToken cancellationToken)
    {
        var key = chat.Class ?? default;
        if (!known.TryGetValue(key, out var ties))
            known[key] = ties = await TiesAsync(person, chat.Class, cancellationToken);
        return EntitlementPolicy.MayAsk(Facts(chat, ties) with { IsListed = await IsListedAsync(person, chat.Kind, cancellationToken) });
    }

    public async Task<bool> BelongsAsync(Person person, Chat chat, CancellationToken cancellationToken)
        => EntitlementPolicy.Belongs(await FactsAsync(person, chat, cancellationToken));

    /// <summary>What ties an account to a class, or to the school where no class is meant. A frozen account has no ties.</summary>
    public async Task<Ties> TiesAsync(Person person, Id<SchoolClass>? @class, CancellationToken cancellationToken)
    {
        if (person.IsFrozen)
            return Ties.None;
        var isAdministrator = await rights.RunsSchoolAsync(person, cancellationToken);
        var ties = isAdministrator ? Ties.Administrator | Ties.Staff : await rights.StaffAsync(person, cancellationToken) is null ? Ties.None : Ties.Staff;
        if (@class is not { } id)
            return ties;
        if ((await GuardianClassesAsync(person, cancellationToken)).Contains(id))
            ties |= Ties.Guardian;
        if (await db.Pupils.FirstOrDefaultAsync(pupil => pupil.Account == person.Id && pupil.LeftAt == null
            && (pupil.Class == id || db.GroupMembers.Any(member => member.Pupil == pupil.Id && member.Group == id && member.Until == null)), cancellationToken) is { } own)
            ties |= await consents.HasAsync(own, cancellationToken) ? Ties.Pupil : Ties.PupilInWaiting;
        if (ties.HasFlag(Ties.Staff) && await rights.LeadsAsync(person, id, cancellationToken))
            ties |= Ties.Homeroom;
        return ties;
    }

    /// <summary>Classes of the children that the account answers for and is not kept away from.</summary>
    public Task<List<Id<SchoolClass>>> GuardianClassesAsync(Person person, CancellationToken cancellationToken)
        => (from link in db.Guardianships
            join pupil in db.Pupils on link.Pupil equals pupil.Id
            where link.Guardian == person.Id && link.EndedAt == null && pupil.LeftAt == null
                && !db.AdultBlocks.Any(block => block.Pupil == pupil.Id && block.Adult == person.Id && block.LiftedAt == null)
            select pupil.Class)
            .Union(from link in db.Guardianships
                   join pupil in db.Pupils on link.Pupil equals pupil.Id
                   join member in db.GroupMembers on pupil.Id equals member.Pupil
                   where link.Guardian == person.Id && link.EndedAt == null && pupil.LeftAt == null && member.Until == null
                       && !db.AdultBlocks.Any(block => block.Pupil == pupil.Id && block.Adult == person.Id && block.LiftedAt == null)
                   select member.Group)
            .ToListAsync(cancellationToken);

    private async Task<EntitlementFacts> FactsAsync(Person person, Chat chat, CancellationToken cancellationToken)
        => Facts(chat, await TiesAsync(person, chat.Class, cancellationToken)) with { IsListed = await IsListedAsync(person, chat.Kind, cancellationToken) };

    /// <summary>A place on a list ends with what it rests on: the child's or the deputy's stay at the school.</summary>
    private async Task<bool> IsListedAsync(Person person, ChatKind? kind, CancellationToken cancellationToken) => kind switch
    {
        _ when person.IsFrozen => false,
        ChatKind.HeadDeputies => await db.ListEntries.AnyAsync(row => row.List == SchoolList.Deputies && row.Person == person.Id && row.Until == null
            && db.Staff.Any(staff => staff.Account == person.Id && staff.RevokedAt == null && staff.DismissedAt == null), cancellationToken),
        ChatKind.HeadParentActive => await db.ListEntries.AnyAsync(row => row.List == SchoolList.ParentActive && row.Person == person.Id && row.Until == null
            && db.Guardianships.Any(link => link.Guardian == person.Id && link.EndedAt == null && db.Pupils.Any(pupil => pupil.Id == link.Pupil && pupil.LeftAt == null)), cancellationToken),
        ChatKind.HeadPupilActive => await db.ListEntries.AnyAsync(row => row.List == SchoolList.PupilActive && row.Person == person.Id && row.Until == null
            && db.Pupils.Any(pupil => pupil.Account == person.Id && pupil.LeftAt == null), cancellationToken),
        _ => false,
    };

    private static EntitlementFacts Facts(Chat chat, Ties ties) => new(
        chat.Kind, chat.IsSharedWithParents, ties.HasFlag(Ties.Guardian), ties.HasFlag(Ties.Pupil),
        ties.HasFlag(Ties.Staff), ties.HasFlag(Ties.Homeroom), ties.HasFlag(Ties.Administrator));
}

/// <summary>What an account is to a class and to the school.</summary>
[Flags]
internal enum Ties
{
    None = 0,
    Guardian = 1,
    Pupil = 2,
    Homeroom = 4,
    Staff = 8,
    Administrator = 16,

    /// <summary>A pupil of the class whose adults have not agreed yet.</summary>
    PupilInWaiting = 32,
}
