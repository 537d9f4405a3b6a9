using BotHost.Domain.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>"Я против" of an adult who answers for the child already. It decides nothing: it is put before whoever decides.</summary>
internal sealed class AccessObjections(
    BotDb db, Work work, Outbox outbox, ChildMatches matches, DeciderFinder deciders, AccessCards cards, AuditLog audit)
{
    public async Task ObjectAsync(Turn turn, AccessRequest request, CancellationToken cancellationToken)
    {
        if (!request.IsPending)
        {
            outbox.Answer(turn.Person, AccessReplies.Over);
            return;
        }
        if (await matches.FindAsync(request.Class, request.ChildName, cancellationToken) is not [var pupil]
            || !await matches.IsGuardianOfAnyAsync(turn.Person, [pupil], cancellationToken))
        {
            outbox.Answer(turn.Person, FamilyReplies.MayNotUnlink);
            return;
        }
        outbox.Answer(turn.Person, AccessCardReplies.ObjectionTaken);
        if (request.ObjectedAt is not null)
            return;
        request.ObjectedAt = work.Now;
        audit.Write(turn.Person, "access.objected", request.Id);
        await db.SaveChangesAsync(cancellationToken);
        await cards.RefreshAsync(request, cancellationToken);
        var asker = await db.People.FirstAsync(row => row.Id == request.Asker, cancellationToken);
        var reply = AccessCardReplies.Objected(
            pupil.ShortName, await cards.ClassNameAsync(request.Class, cancellationToken), cards.Profile(asker), request.Id.ToString());
        foreach (var decider in (await deciders.FindAsync(request.Class, request.AskedLine, request.Asker, cancellationToken)).People)
            outbox.Tell(decider, reply, isUrgent: true);
    }
}
