using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Features.People;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>Loads what <see cref="EntitlementPolicy"/> judges. Rows that the unit of work has not saved yet are not seen.</summary>
internal sealed class Entitlements(BotDb db, Rights rights)
{
    public async Task<bool> MayAskAsync(Person person, Chat chat, CancellationToken cancellationToken)
        => EntitlementPolicy.MayAsk(await LoadAsync(person, chat, cancellationToken));

    public async Task<bool> BelongsAsync(Person person, Chat chat, CancellationToken cancellationToken)
        => EntitlementPolicy.Belongs(await LoadAsync(person, chat, cancellationToken));

    private async Task<EntitlementFacts> LoadAsync(Person person, Chat chat, CancellationToken cancellationToken)
    {
        if (person.IsFrozen)
            return new EntitlementFacts(null, false, false, false, false, false, false);
        var isAdministrator = await rights.IsAdministratorAsync(person, cancellationToken) || await rights.IsHeadAsync(person, cancellationToken);
        var isStaff = isAdministrator || await rights.StaffAsync(person, cancellationToken) is not null;
        if (chat.Class is not { } @class)
            return new EntitlementFacts(chat.Kind, false, false, false, isStaff, false, isAdministrator);
        var isGuardian = await db.Guardianships.AnyAsync(
            link => link.Guardian == person.Id && link.EndedAt == null
                && db.Pupils.Any(pupil => pupil.Id == link.Pupil && pupil.Class == @class && pupil.LeftAt == null)
                && !db.AdultBlocks.Any(block => block.Pupil == link.Pupil && block.Adult == person.Id && block.LiftedAt == null),
            cancellationToken);
        var isPupil = await db.Pupils.AnyAsync(pupil => pupil.Account == person.Id && pupil.Class == @class && pupil.LeftAt == null, cancellationToken);
        var leads = isStaff && await rights.LeadsAsync(person, @class, cancellationToken);
        return new EntitlementFacts(chat.Kind, chat.IsSharedWithParents, isGuardian, isPupil, isStaff, leads, isAdministrator);
    }
}
