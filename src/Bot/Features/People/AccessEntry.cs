using BotHost.Domain.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>What an account is already, for the rules of who may ask for what.</summary>
internal sealed class AccessEntry(BotDb db, Rights rights)
{
    /// <returns>The kind refusal to an account that cannot ask at all; null when it may go on.</returns>
    public async Task<Reply?> RefuseAsync(Person person, AskerKind kind, CancellationToken cancellationToken)
    {
        var facts = await FactsAsync(person, kind, cancellationToken);
        return AccessPolicy.Decide(facts) is AccessDecision.Refused refused ? AccessReplies.Refused(refused.Reason) : null;
    }

    /// <summary>What is known of the account alone, without the child it asks about.</summary>
    public async Task<AccessFacts> FactsAsync(Person person, AskerKind kind, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken); // requests that this unit of work has made before count too
        return new AccessFacts(
            kind,
            await IsPupilAsync(person, cancellationToken),
            await IsAdultAsync(person, cancellationToken),
            IsOwnChild: false,
            await db.AccessRequests.CountAsync(row => row.Asker == person.Id && row.State == RequestState.Pending, cancellationToken),
            SameOpen: null);
    }

    public async Task<bool> IsPupilAsync(Person person, CancellationToken cancellationToken) => await rights.PupilAsync(person, cancellationToken) is not null;

    /// <summary>Linked as somebody's guardian, on the staff, or holding an office.</summary>
    public async Task<bool> IsAdultAsync(Person person, CancellationToken cancellationToken)
        => await db.Guardianships.AnyAsync(link => link.Guardian == person.Id && link.EndedAt == null, cancellationToken)
            || await rights.StaffAsync(person, cancellationToken) is not null
            || await rights.RunsSchoolAsync(person, cancellationToken);
}
