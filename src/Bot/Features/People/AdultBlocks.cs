using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Invites;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>A court order and the like: closes every way to a child that is open now, and marks every later request.</summary>
internal sealed class AdultBlocks(
    BotDb db, Work work, Outbox outbox, Rights rights, PupilDesk pupils, ChildMatches matches, CodeDesk codes, FamilyDesk family, AccessCards cards,
    InviteDesk invites, AuditLog audit)
{
    /// <summary>Which adult: one of those linked, or one the bot does not know.</summary>
    public async Task BeginAsync(Turn turn, Id<Pupil> id, CancellationToken cancellationToken)
    {
        if (await pupils.FindAsync(turn, id, cancellationToken) is not { } pupil)
            return;
        var adults = await matches.AdultsAsync([pupil], cancellationToken);
        if (adults.Count == 0)
            await AskAsync(turn, id, "unknown", cancellationToken);
        else
            outbox.Answer(turn.Person, BlockReplies.WhichAdult(pupil, [.. adults.Select(adult => (adult.Id, cards.Profile(adult)))]));
    }

    /// <summary>What will happen, and to how many.</summary>
    public async Task AskAsync(Turn turn, Id<Pupil> id, string adult, CancellationToken cancellationToken)
    {
        if (await pupils.FindAsync(turn, id, cancellationToken) is not { } pupil)
            return;
        var live = await db.AccessCodes.CountAsync(
            row => row.Subject == id.Value && row.RevokedAt == null && row.ExpiresAt > work.Now && row.Uses < row.MaxUses, cancellationToken);
        var requests = await RequestsAsync(pupil, cancellationToken);
        outbox.Answer(turn.Person, BlockReplies.Ask(pupil, adult, live, requests.Count, Id.TryParse<Person>(adult, out _)));
    }

    public async Task SetAsync(Turn turn, Id<Pupil> id, string adult, CancellationToken cancellationToken)
    {
        if (await pupils.FindAsync(turn, id, cancellationToken) is not { } pupil)
            return;
        Id<Person>? known = Id.TryParse<Person>(adult, out var read) ? read : null;
        if (!await db.AdultBlocks.AnyAsync(row => row.Pupil == id && row.LiftedAt == null && row.Adult == known, cancellationToken))
            db.AdultBlocks.Add(new AdultBlock { Pupil = id, Adult = known, SetBy = turn.Person.Id, SetAt = work.Now });
        audit.Write(turn.Person, "block.set", pupil.Id);
        var revoked = await codes.RevokeAsync(id.Value, null, turn.Person, cancellationToken);
        var requests = await RequestsAsync(pupil, cancellationToken);
        foreach (var request in requests)
            await CloseAsync(turn, request, cancellationToken);
        foreach (var link in await db.Guardianships.Where(row => row.Pupil == id && row.Guardian == known && row.EndedAt == null).ToListAsync(cancellationToken))
            await family.EndAsync(link, turn.Person, cancellationToken);
        await invites.EndForFamilyAsync(pupil, cancellationToken);
        outbox.Answer(turn.Person, BlockReplies.Done(pupil, revoked, requests.Count, known is not null));
        await TellOthersAsync(turn.Person, BlockReplies.WasSet(pupil.ShortName, await cards.ClassNameAsync(pupil.Class, cancellationToken)), cancellationToken);
    }

    /// <summary>Only an administrator or the head: whoever is pressed to lift it can say so.</summary>
    public async Task LiftAsync(Turn turn, Id<Pupil> id, bool isSure, CancellationToken cancellationToken)
    {
        if (await pupils.FindAsync(turn, id, cancellationToken) is not { } pupil)
            return;
        if (!await rights.RunsSchoolAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, BlockReplies.LiftedByAdministrator(id.ToString()));
            return;
        }
        if (!isSure)
        {
            outbox.Answer(turn.Person, BlockReplies.AskLift(pupil));
            return;
        }
        foreach (var block in await db.AdultBlocks.Where(row => row.Pupil == id && row.LiftedAt == null).ToListAsync(cancellationToken))
            block.LiftedAt = work.Now;
        audit.Write(turn.Person, "block.lifted", pupil.Id);
        outbox.Answer(turn.Person, BlockReplies.Lifted(pupil));
        await TellOthersAsync(turn.Person, BlockReplies.WasLifted(pupil.ShortName, await cards.ClassNameAsync(pupil.Class, cancellationToken)), cancellationToken);
    }

    private async Task CloseAsync(Turn turn, AccessRequest request, CancellationToken cancellationToken)
    {
        request.End(RequestState.Rejected, work.Now, turn.Person.Id);
        audit.Write(turn.Person, "access.rejected", request.Id, "block");
        await cards.CloseAsync(request, "закрыта, поставлена отметка о запрете", cancellationToken);
        var asker = await db.People.FirstAsync(row => row.Id == request.Asker, cancellationToken);
        if (asker.CanBeWrittenTo)
            outbox.Tell(asker, AccessReplies.Closed(await cards.ClassNameAsync(request.Class, cancellationToken)));
    }

    /// <summary>Open requests whose typed name may mean this child.</summary>
    private async Task<IReadOnlyList<AccessRequest>> RequestsAsync(Pupil pupil, CancellationToken cancellationToken)
    {
        List<AccessRequest> found = [];
        foreach (var request in await cards.OpenAsync(pupil.Class, cancellationToken))
        {
            if ((await matches.FindAsync(pupil.Class, request.ChildName, cancellationToken)).Any(match => match.Id == pupil.Id))
                found.Add(request);
        }
        return found;
    }

    private async Task TellOthersAsync(Person actor, Reply reply, CancellationToken cancellationToken)
    {
        var others = (await rights.AdministratorsAsync(cancellationToken)).Concat(await rights.HeadsAsync(cancellationToken)).DistinctBy(person => person.Id);
        foreach (var other in others.Where(other => other.Id != actor.Id && other.CanBeWrittenTo))
            outbox.Tell(other, reply, isUrgent: true); // security
    }
}
