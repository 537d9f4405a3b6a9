using BotHost.Domain.Roster;
using BotHost.Features.Chats;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Movements;

/// <summary>Movements whose day has come.</summary>
internal sealed class MovementJob(BotDb db, Work work, Outbox outbox, ChatNames names, MovementDesk desk, MovementChats chats) : ISchoolJob
{
    private const int PageSize = 20;

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => Planned().MinAsync(row => (DateTimeOffset?)row.EffectiveAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await Planned().Where(row => row.EffectiveAt <= work.Now).OrderBy(row => row.EffectiveAt).ThenBy(row => row.Number).Take(PageSize).ToListAsync(cancellationToken);
        foreach (var movement in due)
            await ApplyAsync(movement, cancellationToken);
        return due.Count == PageSize;
    }

    private async Task ApplyAsync(Movement movement, CancellationToken cancellationToken)
    {
        var recorder = await db.People.FirstOrDefaultAsync(person => person.Id == movement.RecordedBy, cancellationToken);
        var act = MovementReplies.Act(movement, await names.ClassAsync(movement.From, cancellationToken), await names.ClassAsync(movement.To, cancellationToken));
        var refusal = await desk.ApplyDueAsync(movement, recorder, cancellationToken);
        if (recorder is not { CanBeWrittenTo: true })
            return;
        outbox.Tell(recorder, refusal is { } reason
            ? MovementReplies.Impossible(movement, act, reason)
            : MovementReplies.CameTrue(movement, act, (await chats.FindAsync(movement, cancellationToken)).Count));
    }

    private IQueryable<Movement> Planned() => db.Movements.Where(row => row.AppliedAt == null && row.CancelledAt == null);
}
