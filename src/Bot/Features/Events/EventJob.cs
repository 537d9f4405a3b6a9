using BotHost.Domain.Events;
using BotHost.Domain.People;
using BotHost.Features.People;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Events;

/// <summary>A day before: who leads, where is the link; fifteen minutes before: the link; afterwards: how was it.</summary>
internal sealed class EventJob(BotDb db, Work work, Outbox outbox, EventPosts posts, Rights rights) : ISchoolJob
{
    public const string Name = "events";

    private const int PageSize = 50;

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => db.Events.Where(row => row.DueAt != null).MinAsync(row => row.DueAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await db.Events.Where(row => row.DueAt != null && row.DueAt <= work.Now).OrderBy(row => row.DueAt).Take(PageSize).ToListAsync(cancellationToken);
        foreach (var it in due)
        {
            await TakeStepAsync(it, cancellationToken);
            it.DueAt = EventPolicy.NextDue(it, posts.PublishAt(it), work.Now);
        }
        return due.Count > 0;
    }

    private async Task TakeStepAsync(SchoolEvent it, CancellationToken cancellationToken)
    {
        var zone = work.School.Zone;
        switch (EventPolicy.Decide(it, posts.PublishAt(it), work.Now))
        {
            case EventStep.AskForLink:
                it.LinkAskedAt = work.Now;
                await AskAsync(it, EventReplies.WhoAndWhere(it, zone), cancellationToken);
                break;
            case EventStep.TellMissing:
                it.MissingToldAt = work.Now;
                await AskAsync(it, EventReplies.StillMissing(it, zone), cancellationToken);
                break;
            case EventStep.Publish:
                it.PublishedAt = work.Now;
                await posts.TellAsync(it, EventReplies.Begins(it, zone), isPinned: false, hasLink: true, cancellationToken);
                break;
            case EventStep.AskResult:
                it.ResultAskedAt = work.Now;
                if (await FirstReachableAsync(it, cancellationToken) is { } host)
                    outbox.Tell(host, EventReplies.HowWasIt(it, zone));
                break;
        }
    }

    /// <summary>Host, planner and the administrators: somebody must start the call, and the bot cannot.</summary>
    private async Task AskAsync(SchoolEvent it, Reply question, CancellationToken cancellationToken)
    {
        var own = await db.People.Where(person => person.Id == it.PlannedBy || person.Id == it.Host).ToListAsync(cancellationToken);
        foreach (var person in own.Concat(await rights.AdministratorsAsync(cancellationToken)).Distinct().Where(person => person is { CanBeWrittenTo: true, IsFrozen: false }))
            outbox.Tell(person, question);
    }

    private async Task<Person?> FirstReachableAsync(SchoolEvent it, CancellationToken cancellationToken)
    {
        var own = await db.People.Where(person => person.Id == it.PlannedBy || person.Id == it.Host).ToListAsync(cancellationToken);
        return own.OrderBy(person => person.Id == it.Host ? 0 : 1).FirstOrDefault(person => person is { CanBeWrittenTo: true, IsFrozen: false });
    }
}
