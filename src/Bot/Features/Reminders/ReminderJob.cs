using BotHost.Domain.Audiences;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Reminders;
using BotHost.Features.Audiences;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Reminders;

/// <summary>Sends what is due and settles when it comes next; what downtime made late is made up for while it makes sense.</summary>
internal sealed class ReminderJob(BotDb db, Work work, Outbox outbox, AudienceFinder audiences, ReminderDesk desk) : ISchoolJob
{
    public const string Name = "reminders";

    private const int PageSize = 100;

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => db.Reminders.Where(row => row.NextAt != null).MinAsync(row => row.NextAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await db.Reminders.Where(row => row.NextAt != null && row.NextAt <= work.Now).OrderBy(row => row.NextAt).Take(PageSize).ToListAsync(cancellationToken);
        foreach (var it in due)
        {
            var owner = await db.People.FirstAsync(person => person.Id == it.Owner, cancellationToken);
            if (owner.IsFrozen)
                it.Cancel(work.Now);
            else
                await SendAsync(it, owner, cancellationToken);
            if (ReminderRule.Parse(it.Rule).IsRepeated)
                await desk.SettleAsync(it, cancellationToken);
            else if (it.State == ReminderState.Active)
                (it.State, it.NextAt) = (ReminderState.Done, null);
        }
        return due.Count == PageSize;
    }

    private async Task SendAsync(Reminder it, Person owner, CancellationToken cancellationToken)
    {
        var subject = await desk.EventAsync(it, cancellationToken);
        var decision = MissedPolicy.Decide(ReminderRule.Parse(it.Rule).Kind, it.NextAt!.Value, work.Now, subject?.StartsAt);
        if (decision == MissedDecision.Skip)
        {
            if (owner.CanBeWrittenTo)
                outbox.Tell(owner, ReminderReplies.Missed(it, it.NextAt.Value, work.School.Zone));
        }
        else if (it.Audience is not { } stored)
        {
            if (owner.CanBeWrittenTo)
                outbox.Tell(owner, ReminderReplies.Own(it, decision == MissedDecision.SendLate), isUrgent: true); // at the hour they asked for
        }
        else
            await SendToOthersAsync(it, owner, Audience.Parse(stored), subject is null ? "" : $"«{subject.Title}», {RussianDate.Full(subject.StartsAt, work.School.Zone)}", decision == MissedDecision.SendLate, cancellationToken);
    }

    private async Task SendToOthersAsync(Reminder it, Person owner, Audience audience, string subject, bool isLate, CancellationToken cancellationToken)
    {
        if (AudiencePolicy.Decide(await audiences.SpeakerAsync(owner, cancellationToken), audience) != AudienceDecision.Allowed)
        {
            it.Cancel(work.Now); // the class or the office is another's now
            return;
        }
        var reply = ReminderReplies.ForOthers(it, await audiences.DescribeAsync(owner, audience, cancellationToken), isLate);
        if (subject.Length > 0)
            reply = reply with { Text = $"{subject}.\n{reply.Text}" };
        foreach (var chat in await audiences.ChatsAsync(audience, cancellationToken))
        {
            if (chat is { GoneAt: null, Conversation: { } conversation })
                outbox.Post(conversation, reply, it.IsUrgent);
        }
        if (audience.Circle == Circle.None)
            return;
        var people = await (await audiences.PeopleAsync(audience, cancellationToken))
            .Where(person => person.LastWroteAt != null && person.UnreachableSince == null
                && (it.IsUrgent || person.News != Domain.Announcements.NewsPreference.UrgentOnly)).ToListAsync(cancellationToken);
        if (people.Count > 0)
            outbox.Mail(people, reply, it.IsUrgent);
    }
}
