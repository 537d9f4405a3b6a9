using BotHost.Features.People;
using BotHost.Jobs;
using BotHost.Messaging;

namespace BotHost.Features.Years;

/// <summary>On 25 August the administrators are asked to look at the plan of the new year.</summary>
internal sealed class RolloverReminderJob(Outbox outbox, Rights rights, DailyRuns runs) : ISchoolJob
{
    public const string Name = "rollover-reminder";

    private static readonly TimeOnly _at = new(9, 0);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => runs.NextAsync(Name, _at, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        if (await runs.DueAsync(Name, _at, cancellationToken) is not { } date)
            return false;
        if (date is { Month: 8, Day: 25 })
            foreach (var administrator in (await rights.AdministratorsAsync(cancellationToken)).Where(person => person.CanBeWrittenTo))
                outbox.Tell(administrator, RolloverReplies.Soon);
        runs.MarkDone(Name, date);
        return false;
    }
}
