using BotHost.Configuration;
using BotHost.Domain.Announcements;
using BotHost.Domain.Audiences;
using BotHost.Domain.People;
using BotHost.Domain.Schools;
using BotHost.Features.Audiences;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Features.Verification;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Announcements;

/// <summary>What is decided about an announcement: confirmed, approved, stopped, corrected, recalled.</summary>
internal sealed class AnnouncementDesk(
    BotDb db, Work work, Outbox outbox, AudienceFinder audiences, Rights rights, Offices offices, DecisionCards cards, AuditLog audit, BotOptions options, JobWaker waker)
{
    public async Task PreviewAsync(Person author, Announcement it, CancellationToken cancellationToken)
        => outbox.Answer(author, AnnouncementReplies.Preview(it, await FactsAsync(author, it, cancellationToken), work.School.Zone));

    /// <summary>"Отправить": the rights are looked at now, not when the draft was begun.</summary>
    public async Task SendAsync(Turn turn, Announcement it, CancellationToken cancellationToken)
    {
        if (it.Author != turn.Person.Id || it.State != AnnouncementState.Draft)
        {
            outbox.Answer(turn.Person, AnnouncementReplies.TooLate);
            return;
        }
        var audience = Audience.Parse(it.Audience);
        var speaker = await audiences.SpeakerAsync(turn.Person, cancellationToken);
        var decision = AudiencePolicy.Decide(speaker, audience);
        var facts = await FactsAsync(turn.Person, it, cancellationToken);
        if (decision == AudienceDecision.Refused)
            outbox.Answer(turn.Person, AnnouncementReplies.NotYours);
        else if (await db.AnnouncementFiles.AnyAsync(file => file.Announcement == it.Id, cancellationToken))
            outbox.Answer(turn.Person, AnnouncementReplies.FileStillLoading);
        else if (facts.Reachable + facts.Chats == 0)
            outbox.Answer(turn.Person, AnnouncementReplies.NobodyThere);
        else
        {
            DialogState.End(turn.Person);
            it.IsUrgent &= speaker.IsAdministrator;
            if (decision == AudienceDecision.NeedsApproval)
                await HandOverAsync(turn, it, audience, facts, cancellationToken);
            else
                await AcceptAsync(turn, it, audience, cancellationToken);
        }
    }

    public async Task DecideAsync(Turn turn, Announcement it, bool isApproved, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken) || it.State != AnnouncementState.Awaiting)
        {
            outbox.Answer(turn.Person, it.State == AnnouncementState.Awaiting ? DialogReplies.NoRight : AnnouncementReplies.TooLate);
            return;
        }
        it.ApprovedBy = turn.Person.Id;
        if (isApproved)
            Schedule(it);
        else
            it.State = AnnouncementState.Declined;
        audit.Write(turn.Person, isApproved ? "announcement.approved" : "announcement.declined", it.Id);
        await cards.CloseAsync(it.Id.Value, AnnouncementReplies.Queued(it, await offices.DescribeAsync(turn.Person, cancellationToken)), cancellationToken);
        if (await db.People.FirstAsync(person => person.Id == it.Author, cancellationToken) is { CanBeWrittenTo: true } author)
            outbox.Tell(author, isApproved ? AnnouncementReplies.Approved(it) : AnnouncementReplies.Declined(it), isUrgent: true);
    }

    public async Task ShowQueueAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, DialogReplies.NoRight);
            return;
        }
        var waiting = await db.Announcements.Where(row => row.State == AnnouncementState.Awaiting).OrderBy(row => row.CreatedAt).Take(5).ToListAsync(cancellationToken);
        if (waiting.Count == 0)
            outbox.Answer(turn.Person, AnnouncementReplies.EmptyQueue);
        foreach (var it in waiting)
            await ShowInQueueAsync(turn.Person, it, cancellationToken);
    }

    public async Task ShowInQueueAsync(Person decider, Announcement it, CancellationToken cancellationToken)
    {
        var author = await db.People.FirstAsync(person => person.Id == it.Author, cancellationToken);
        var audience = Audience.Parse(it.Audience);
        cards.Answer(decider, it.Id.Value, AnnouncementReplies.Queue(
            it, await audiences.DescribeAsync(author, audience, cancellationToken), await FactsAsync(author, it, cancellationToken), work.School.Zone));
    }

    public void Stop(Turn turn, Announcement it)
    {
        if (it.State == AnnouncementState.Scheduled)
        {
            (it.State, it.DueAt) = (AnnouncementState.Cancelled, null);
            audit.Write(turn.Person, "announcement.cancelled", it.Id);
            outbox.Answer(turn.Person, AnnouncementReplies.Stopped);
        }
        else
            outbox.Answer(turn.Person, AnnouncementReplies.TooLate);
    }

    /// <summary>What is unsent is dropped; what was shown says that it was recalled.</summary>
    public async Task RecallAsync(Turn turn, Announcement it, CancellationToken cancellationToken)
    {
        if (!it.IsOut)
        {
            outbox.Answer(turn.Person, AnnouncementReplies.TooLate);
            return;
        }
        (it.State, it.DueAt) = (AnnouncementState.Recalled, null);
        await db.AnnouncementCopies.Where(copy => copy.Announcement == it.Id && copy.State == CopyState.Evening)
            .ExecuteUpdateAsync(copy => copy.SetProperty(row => row.State, CopyState.Withdrawn), cancellationToken);
        await db.Outbox.Where(row => row.State == OutboxState.Pending && row.Attempts == 0
                && db.AnnouncementCopies.Any(copy => copy.Announcement == it.Id && !copy.IsInEvening && copy.Entry == row.Id))
            .ExecuteUpdateAsync(row => row.SetProperty(entry => entry.State, OutboxState.Dropped).SetProperty(entry => entry.FinishedAt, work.Now), cancellationToken);
        outbox.EditMany(await ShownAsync(it, isInEvening: false, cancellationToken), AnnouncementReplies.Recalled(it, work.School.Zone));
        await TellEveningReadersAsync(it, AnnouncementReplies.Recalled(it, work.School.Zone), cancellationToken);
        audit.Write(turn.Person, "announcement.recalled", it.Id);
        outbox.Answer(turn.Person, AnnouncementReplies.RecallBegun);
    }

    public async Task CorrectAsync(Turn turn, Announcement it, string text, CancellationToken cancellationToken)
    {
        if (!it.IsOut)
        {
            outbox.Answer(turn.Person, AnnouncementReplies.TooLate);
            return;
        }
        (it.Text, it.CorrectedAt) = (text, work.Now);
        var author = await audiences.DescribeAsync(turn.Person, Audience.Parse(it.Audience), cancellationToken);
        await db.AnnouncementWords.Where(word => word.Announcement == it.Id).ExecuteDeleteAsync(cancellationToken); // what was read was another text
        outbox.EditMany(await ShownAsync(it, isInEvening: false, cancellationToken), AnnouncementReplies.Shown(it, author));
        await TellEveningReadersAsync(it, AnnouncementReplies.Corrected(it, author), cancellationToken);
        audit.Write(turn.Person, "announcement.corrected", it.Id);
        outbox.Answer(turn.Person, AnnouncementReplies.CorrectionBegun);
    }

    public async Task<int> CountShownAsync(Announcement it, CancellationToken cancellationToken)
        => (await ShownAsync(it, isInEvening: false, cancellationToken)).Count + (await ShownAsync(it, isInEvening: true, cancellationToken)).Count;

    private async Task AcceptAsync(Turn turn, Announcement it, Audience audience, CancellationToken cancellationToken)
    {
        Schedule(it);
        audit.Write(turn.Person, it.IsUrgent ? "announcement.urgent" : "announcement.sent", it.Id);
        outbox.Answer(turn.Person, AnnouncementReplies.Accepted(it, work.School.Zone));
        if (!audience.IsSchoolWide)
            return;
        var (author, whom) = (await offices.DescribeAsync(turn.Person, cancellationToken), await audiences.DescribeAsync(audience, cancellationToken));
        foreach (var other in await offices.OthersAsync([turn.Person.Id], cancellationToken))
            outbox.Tell(other, AnnouncementReplies.SchoolWide(author, whom, it), isUrgent: true);
    }

    private async Task HandOverAsync(Turn turn, Announcement it, Audience audience, PreviewFacts facts, CancellationToken cancellationToken)
    {
        it.State = AnnouncementState.Awaiting;
        audit.Write(turn.Person, "announcement.queued", it.Id);
        var author = await audiences.DescribeAsync(turn.Person, audience, cancellationToken);
        var administrators = (await rights.AdministratorsAsync(cancellationToken)).Where(person => person.CanBeWrittenTo).ToList();
        foreach (var administrator in administrators)
            cards.Tell(administrator, it.Id.Value, AnnouncementReplies.Queue(it, author, facts, work.School.Zone));
        outbox.Answer(turn.Person, administrators.Count > 0 ? AnnouncementReplies.HandedOver : AnnouncementReplies.NobodyToApprove);
    }

    private void Schedule(Announcement it)
    {
        it.Schedule(work.Now);
        var school = work.School;
        if (it.DueAt <= work.Now)
            work.AfterCommit(() => waker.Wake(school, AnnouncementJob.Name));
    }

    /// <summary>Messages that show it or will: all but those that never came about.</summary>
    private async Task<List<(long Entry, Domain.Messaging.ConversationRef Conversation)>> ShownAsync(Announcement it, bool isInEvening, CancellationToken cancellationToken)
    {
        var rows = await (from copy in db.AnnouncementCopies
                          join row in db.Outbox on copy.Entry equals row.Id
                          where copy.Announcement == it.Id && copy.IsInEvening == isInEvening && row.State != OutboxState.Dropped && row.State != OutboxState.Failed
                          select new { row.Id, row.Conversation }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.Id, row.Conversation))];
    }

    /// <summary>An evening's message holds other announcements too, so it is not changed.</summary>
    private async Task TellEveningReadersAsync(Announcement it, Reply reply, CancellationToken cancellationToken)
    {
        var readers = await db.People.Where(person => db.AnnouncementCopies.Any(copy => copy.Announcement == it.Id && copy.IsInEvening && copy.Person == person.Id)).ToListAsync(cancellationToken);
        if (readers.Count > 0)
            outbox.Mail(readers, reply, it.IsUrgent);
    }

    private async Task<PreviewFacts> FactsAsync(Person author, Announcement it, CancellationToken cancellationToken)
    {
        var audience = Audience.Parse(it.Audience);
        var people = await audiences.PeopleAsync(audience, cancellationToken);
        var speaker = await audiences.SpeakerAsync(author, cancellationToken);
        var quiet = new QuietHours(options.QuietHours.From, options.QuietHours.To);
        return new PreviewFacts(
            await audiences.DescribeAsync(audience, cancellationToken),
            await people.CountAsync(cancellationToken),
            await people.CountAsync(person => person.LastWroteAt != null && person.UnreachableSince == null, cancellationToken),
            (await audiences.ChatsAsync(audience, cancellationToken)).Count(chat => chat is { GoneAt: null, Conversation: not null }),
            AudiencePolicy.Decide(speaker, audience) == AudienceDecision.NeedsApproval,
            speaker.IsAdministrator,
            quiet.Covers(work.Now, work.School.Zone) ? quiet.Next(work.Now, work.School.Zone) : null);
    }
}
