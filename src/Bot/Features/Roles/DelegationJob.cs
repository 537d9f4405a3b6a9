using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Roles;

/// <summary>Tells both when a delegation is over. That it is over is said by its time alone.</summary>
internal sealed class DelegationJob(BotDb db, Work work, Outbox outbox) : ISchoolJob
{
    private const int PageSize = 50;

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => db.Delegations.Where(row => row.EndedAt == null).MinAsync(row => (DateTimeOffset?)row.Until, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await db.Delegations.Where(row => row.EndedAt == null && row.Until <= work.Now).OrderBy(row => row.Until).Take(PageSize).ToListAsync(cancellationToken);
        foreach (var delegation in due)
        {
            delegation.EndedAt = work.Now;
            var people = await db.People.Where(row => row.Id == delegation.From || row.Id == delegation.To).ToListAsync(cancellationToken);
            foreach (var person in people.Where(person => person.CanBeWrittenTo))
                outbox.Tell(person, person.Id == delegation.From ? DelegationReplies.YouAreBack : DelegationReplies.Over);
        }
        return due.Count == PageSize;
    }
}
