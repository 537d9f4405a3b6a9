using BotHost.Domain.Audiences;
using BotHost.Domain.Events;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Audiences;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Features.Reminders;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Events;

/// <summary>What happens to an event: planned, moved, cancelled, given a host or a link; each with all that hangs on it.</summary>
internal sealed class EventDesk(
    BotDb db, Work work, Outbox outbox, AudienceFinder audiences, EventPosts posts, ReminderDesk reminders, AuditLog audit, JobWaker waker)
{
    public async Task ShowAsync(Person reader, SchoolEvent it, bool mayManage, CancellationToken cancellationToken)
        => outbox.Answer(reader, EventReplies.Card(it, await FactsAsync(it, mayManage, cancellationToken), work.School.Zone));

    /// <summary>Leading a class is enough for its events, teaching for lessons; the administration plans everything.</summary>
    public async Task<bool> MayPlanAsync(Person person, EventKind kind, Audience audience, CancellationToken cancellationToken)
    {
        var speaker = await audiences.SpeakerAsync(person, cancellationToken);
        return AudiencePolicy.Decide(speaker, audience) == AudienceDecision.Allowed || speaker.IsLeadership
            || speaker.IsStaff && kind is EventKind.Lesson or EventKind.Consultation && !audience.IsSchoolWide && (audience.Circle & Circle.Staff) == 0;
    }

    public async Task PlanAsync(Turn turn, SchoolEvent it, CancellationToken cancellationToken)
    {
        if (it.State != EventState.Draft || it.StartsAt <= work.Now)
        {
            outbox.Answer(turn.Person, it.State == EventState.Draft ? EventReplies.WhenIsOver : EventReplies.TooLate);
            return;
        }
        if (!await MayPlanAsync(turn.Person, it.Kind, Audience.Parse(it.Audience), cancellationToken))
        {
            outbox.Answer(turn.Person, EventReplies.NotYours);
            return;
        }
        var all = await SeriesAsync(it, cancellationToken);
        foreach (var one in all)
        {
            one.State = EventState.Planned;
            Settle(one);
        }
        await posts.TellAsync(it, EventReplies.Announced(it, work.School.Zone, all.Count), isPinned: true, hasLink: false, cancellationToken);
        audit.Write(turn.Person, "event.planned", it.Id);
        outbox.Answer(turn.Person, EventReplies.Planned(it, work.School.Zone));
    }

    public async Task MoveAsync(Turn turn, SchoolEvent it, DateTimeOffset startsAt, CancellationToken cancellationToken)
    {
        var wasPublished = it.PublishedAt is not null;
        it.MoveTo(startsAt);
        if (it.State == EventState.Draft)
        {
            await ShowAsync(turn.Person, it, mayManage: true, cancellationToken);
            return;
        }
        Settle(it);
        var moved = EventReplies.Moved(it, work.School.Zone);
        await posts.EditAsync(it, moved, linksOnly: false, cancellationToken);
        await posts.UnpinAsync(it, cancellationToken);
        await posts.TellAsync(it, moved, isPinned: true, hasLink: false, cancellationToken);
        await reminders.FollowAsync(it, cancellationToken);
        audit.Write(turn.Person, wasPublished ? "event.moved-late" : "event.moved", it.Id);
        outbox.Answer(turn.Person, EventReplies.MovedForPlanner(it, work.School.Zone, await ConflictsAsync(it, cancellationToken)));
    }

    public async Task CancelAsync(Turn turn, SchoolEvent it, bool isWholeSeries, CancellationToken cancellationToken)
    {
        foreach (var one in isWholeSeries ? await SeriesAsync(it, cancellationToken) : [it])
        {
            if (one.State != EventState.Planned || one != it && one.StartsAt <= work.Now)
                continue; // what has been is not undone
            (one.State, one.DueAt) = (EventState.Cancelled, null);
            await posts.EditAsync(one, EventReplies.Cancelled(one, work.School.Zone), linksOnly: false, cancellationToken);
            await posts.UnpinAsync(one, cancellationToken);
            if (one == it)
                await posts.TellAsync(one, EventReplies.Cancelled(one, work.School.Zone), isPinned: false, hasLink: false, cancellationToken);
            await reminders.FollowAsync(one, cancellationToken);
            audit.Write(turn.Person, "event.cancelled", one.Id);
        }
        outbox.Answer(turn.Person, EventReplies.CancelledForPlanner);
    }

    /// <summary>Given in time it waits; given late it goes out at once; changed, the messages that show it change.</summary>
    public async Task SetLinkAsync(SchoolEvent it, string link, CancellationToken cancellationToken)
    {
        (it.Link, it.IsOnSite) = (link, false);
        if (it.PublishedAt is not null)
            await posts.EditAsync(it, EventReplies.Begins(it, work.School.Zone), linksOnly: true, cancellationToken);
        Settle(it);
    }

    /// <summary>"Иванова" is looked for among the staff; a verified account is asked for the link itself.</summary>
    public async Task SetHostAsync(Person speaker, SchoolEvent it, string said, CancellationToken cancellationToken)
    {
        var isSelf = said.Trim().Trim('.').ToUpperInvariant() is "Я" or "САМ" or "САМА";
        var key = Domain.Language.PersonName.Key(said);
        List<StaffMember> found = isSelf
            ? await db.Staff.Where(staff => staff.Account == speaker.Id && staff.RevokedAt == null && staff.DismissedAt == null).ToListAsync(cancellationToken)
            : await db.Staff.Where(staff => staff.NameKey.StartsWith(key) && staff.DismissedAt == null).Take(2).ToListAsync(cancellationToken);
        var member = found.Count == 1 ? found[0] : null;
        it.HostName = member is not null ? StaffName.Short(member.FullName) : isSelf ? "организатор" : said.Trim();
        it.Host = isSelf ? speaker.Id : member is { RevokedAt: null } ? member.Account : null;
        if (it.State == EventState.Planned)
            Settle(it);
    }

    public void Settle(SchoolEvent it)
    {
        it.DueAt = EventPolicy.NextDue(it, posts.PublishAt(it), work.Now);
        var school = work.School;
        if (it.DueAt <= work.Now)
            work.AfterCommit(() => waker.Wake(school, EventJob.Name));
    }

    public async Task<EventFacts> FactsAsync(SchoolEvent it, bool mayManage, CancellationToken cancellationToken) => new(
        await audiences.DescribeAsync(Audience.Parse(it.Audience), cancellationToken),
        mayManage && it.State is EventState.Draft or EventState.Planned ? await ConflictsAsync(it, cancellationToken) : [],
        it.State == EventState.Draft ? [.. (await SeriesAsync(it, cancellationToken)).Select(one => one.StartsAt)] : [],
        mayManage);

    private async Task<List<SchoolEvent>> SeriesAsync(SchoolEvent it, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        return it.Series is { } series ? await db.Events.Where(row => row.Series == series).OrderBy(row => row.StartsAt).ToListAsync(cancellationToken) : [it];
    }

    /// <summary>Other events at the same time with the same class, the same staff or the same host.</summary>
    private async Task<List<string>> ConflictsAsync(SchoolEvent it, CancellationToken cancellationToken)
    {
        var (from, to) = (it.StartsAt.AddHours(-12), it.EndsAt);
        var near = await db.Events.Where(row => row.Id != it.Id && row.State == EventState.Planned && row.StartsAt > from && row.StartsAt < to).ToListAsync(cancellationToken);
        var audience = Audience.Parse(it.Audience);
        var own = await audiences.ClassesAsync(audience, cancellationToken);
        List<string> conflicts = [];
        foreach (var other in near.Where(row => EventPolicy.Overlap(it, row)))
        {
            var theirs = Audience.Parse(other.Audience);
            var isSameHost = it.HostName is not null && it.HostName == other.HostName;
            var isSamePeople = own.Intersect(await audiences.ClassesAsync(theirs, cancellationToken)).Any()
                || (audience.Circle & theirs.Circle & Circle.Staff) != 0
                || (audience.IsSchoolWide || theirs.IsSchoolWide) && (audience.Circle & theirs.Circle) != 0
                || audience.Chats.Intersect(theirs.Chats).Any();
            if (isSameHost || isSamePeople)
                conflicts.Add($"«{other.Title}» ({(isSameHost ? "тот же ведущий" : "те же люди")})");
        }
        return conflicts;
    }
}
