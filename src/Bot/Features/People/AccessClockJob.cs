using BotHost.Configuration;
using BotHost.Domain.People;
using BotHost.Features.Privacy;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>Reminds the decider of a request, asks the next in line, and closes what nobody decided.</summary>
internal sealed class AccessClockJob(
    BotDb db, Work work, Outbox outbox, AccessCards cards, DeciderFinder deciders, AuditLog audit, BotOptions options) : ISchoolJob
{
    private const int PageSize = 100;

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => db.AccessRequests.Where(row => row.DueAt != null).MinAsync(row => row.DueAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await db.AccessRequests.Where(row => row.DueAt != null && row.DueAt <= work.Now).OrderBy(row => row.DueAt).Take(PageSize).ToListAsync(cancellationToken);
        foreach (var request in due)
        {
            await (RequestClock.Next(request, work.Now) switch
            {
                RequestStep.Expire => ExpireAsync(request, cancellationToken),
                RequestStep.Escalate => EscalateAsync(request, cancellationToken),
                RequestStep.Remind => RemindAsync(request, cancellationToken),
                _ => Task.CompletedTask,
            });
        }
        return due.Count == PageSize;
    }

    /// <summary>The same decider again; or, where the line could not be asked at first, whoever can be asked now.</summary>
    private async Task RemindAsync(AccessRequest request, CancellationToken cancellationToken)
    {
        request.Reminded();
        var found = await deciders.FindAsync(request.Class, request.IsAsked ? request.AskedLine : DeciderLine.Homeroom, request.Asker, cancellationToken);
        if (!request.IsAsked)
            Ask(request, found);
        await cards.AskAsync(request, found, CardOccasion.Reminder, cancellationToken);
    }

    private async Task EscalateAsync(AccessRequest request, CancellationToken cancellationToken)
    {
        var found = await deciders.FindAsync(request.Class, request.AskedLine + 1, request.Asker, cancellationToken);
        if (found.People.Count == 0)
        {
            request.StopEscalating();
            return;
        }
        Ask(request, found);
        await cards.AskAsync(request, found, CardOccasion.Escalated, cancellationToken);
        audit.Write(null, "access.escalated", request.Id, found.Choice.Line.ToString());
        var asker = await db.People.FirstAsync(row => row.Id == request.Asker, cancellationToken);
        if (asker.CanBeWrittenTo)
            outbox.Tell(asker, AccessReplies.Escalated(request, await cards.ClassNameAsync(request.Class, cancellationToken)));
    }

    private void Ask(AccessRequest request, Deciders found)
    {
        var times = AccessSubmission.Times(options, work);
        request.Ask(found.Choice.Line, found.People.Count > 0, times.RemindAt, times.EscalateAt);
    }

    private async Task ExpireAsync(AccessRequest request, CancellationToken cancellationToken)
    {
        request.End(RequestState.Expired, work.Now);
        audit.Write(null, "access.expired", request.Id);
        await cards.CloseAsync(request, "истекла, за 14 дней её никто не решил", cancellationToken);
        var asker = await db.People.FirstAsync(row => row.Id == request.Asker, cancellationToken);
        if (asker.CanBeWrittenTo)
            outbox.Tell(asker, AccessReplies.Expired(await cards.ClassNameAsync(request.Class, cancellationToken)));
    }
}
