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
        => EntitlementPolicy.MayAsk(Facts(chat, await TiesAsync(person, chat.Class, cancellationToken)));

    /// <param name="known">The person's ties to classes, looked up once.</param>
    public async Task<bool> MayAskAsync(Person person, Chat chat, Dictionary<Id<SchoolClass>, Ties> known, CancellationToken cancellationToken)
    {
        var key = chat.Class ?? default;
        if (!known.TryGetValue(key, out var ties))
            known[key] = ties = await TiesAsync(person, chat.Class, cancellationToken);
        return EntitlementPolicy.MayAsk(Facts(chat, ties));
    }

    public async Task<bool> BelongsAsync(Person person, Chat chat, CancellationToken cancellationToken)
        => EntitlementPolicy.Belongs(Facts(chat, await TiesAsync(person, chat.Class, cancellationToken)));

    /// <summary>What ties an account to a class, or to the school where no class is meant. A frozen account has no ties.</summary>
    public async Task<Ties> TiesAsync(Person person, Id<SchoolClass>? @class, CancellationToken cancellationToken)
    {
        if (person.IsFrozen)
            return Ties.None;
        var isAdministrator = await rights.IsAdministratorAsync(person, cancellationToken) || await rights.IsHeadAsync(person, cancellationToken);
        var ties = isAdministrator ? Ties.Administrator | Ties.Staff : await rights.StaffAsync(person, cancellationToken) is null ? Ties.None : Ties.Staff;
        if (@class is not { } id)
            return ties;
        if ((await GuardianClassesAsync(person, cancellationToken)).Contains(id))
            ties |= Ties.Guardian;
        if (await db.Pupils.FirstOrDefaultAsync(pupil => pupil.Account == person.Id && pupil.Class == id && pupil.LeftAt == null, cancellationToken) is { } own)
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
            select pupil.Class).Distinct().ToListAsync(cancellationToken);

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
