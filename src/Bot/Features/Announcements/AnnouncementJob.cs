using BotHost.Domain.Announcements;
using BotHost.Domain.Audiences;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Domain.Schools;
using BotHost.Features.Audiences;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Announcements;

/// <summary>
/// Writes to an announcement's people a page at a time: a person's copy and message are saved together, and a person has one copy. Then it waits for the
/// last message to find its end and reports to the author; a working day later the homeroom teachers hear who is silent.
/// </summary>
internal sealed class AnnouncementJob(BotDb db, Work work, Outbox outbox, AudienceFinder audiences, AnnouncementReports reports) : ISchoolJob
{
    public const string Name = "announcements";

    private const int PageSize = 500;
    private static readonly TimeSpan _look = TimeSpan.FromMinutes(1);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => db.Announcements.Where(row => row.DueAt != null).MinAsync(row => row.DueAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await db.Announcements.Where(row => row.DueAt != null && row.DueAt <= work.Now).OrderBy(row => row.DueAt).FirstOrDefaultAsync(cancellationToken);
        if (due is null)
            return false;
        var author = await db.People.FirstAsync(person => person.Id == due.Author, cancellationToken);
        switch (due.State)
        {
            case AnnouncementState.Scheduled when author.IsFrozen:
                (due.State, due.DueAt) = (AnnouncementState.Cancelled, null);
                break;
            case AnnouncementState.Scheduled:
                (due.State, due.BegunAt) = (AnnouncementState.Sending, work.Now);
                await PostAsync(due, await reports.AuthorAsync(due, cancellationToken), cancellationToken);
                break;
            case AnnouncementState.Sending:
                if (!await WritePageAsync(due, await reports.AuthorAsync(due, cancellationToken), cancellationToken))
                    (due.State, due.DueAt) = (AnnouncementState.Sent, work.Now + _look);
                break;
            case AnnouncementState.Sent when due.ReportedAt is null:
                await ReportAsync(due, author, cancellationToken);
                break;
            case AnnouncementState.Sent when due is { WantsWord: true, SilentToldAt: null }:
                (due.SilentToldAt, due.DueAt) = (work.Now, null);
                await reports.TellHomeroomsAsync(due, cancellationToken);
                break;
            default:
                due.DueAt = null;
                break;
        }
        return true;
    }

    private async Task PostAsync(Announcement it, string author, CancellationToken cancellationToken)
    {
        foreach (var chat in await audiences.ChatsAsync(Audience.Parse(it.Audience), cancellationToken))
        {
            var conversation = chat.GoneAt is null ? chat.Conversation : null;
            var entry = conversation is { } to ? outbox.Post(to, AnnouncementReplies.Shown(it, author), it.IsUrgent) : null;
            db.AnnouncementCopies.Add(new AnnouncementCopy
            {
                Announcement = it.Id,
                Chat = chat.Id,
                Conversation = conversation ?? ConversationRef.Chat(""),
                State = entry is null ? CopyState.Unreachable : CopyState.Written,
                Entry = entry?.Id,
            });
        }
    }

    /// <returns>Whether there may be more people.</returns>
    private async Task<bool> WritePageAsync(Announcement it, string author, CancellationToken cancellationToken)
    {
        var page = await (await audiences.PeopleAsync(Audience.Parse(it.Audience), cancellationToken))
            .Where(person => !db.AnnouncementCopies.Any(copy => copy.Announcement == it.Id && copy.Person == person.Id))
            .Take(PageSize).ToListAsync(cancellationToken);
        if (page.Count == 0)
            return false;
        var decided = page.ToLookup(person => CopyPolicy.Decide(person.LastWroteAt is not null, person.UnreachableSince is not null, person.News, it.IsUrgent));
        List<Person> written = [.. decided[CopyState.Written]];
        var entries = written.Count == 0 ? [] : outbox.Mail(written, AnnouncementReplies.Shown(it, author), it.IsUrgent);
        foreach (var state in decided)
            db.AnnouncementCopies.AddRange(state.Select((person, i) => new AnnouncementCopy
            {
                Announcement = it.Id,
                Person = person.Id,
                Conversation = ConversationRef.Dialog(person.User),
                State = state.Key,
                Entry = state.Key == CopyState.Written ? entries[i].Id : null,
            }));
        return true;
    }

    private async Task ReportAsync(Announcement it, Person author, CancellationToken cancellationToken)
    {
        var pending = db.Outbox.Where(row => row.State <= OutboxState.Sending && db.AnnouncementCopies.Any(copy => copy.Announcement == it.Id && copy.Entry == row.Id));
        if (await pending.MinAsync(row => (DateTimeOffset?)row.DueAt, cancellationToken) is { } next)
        {
            it.DueAt = (next > work.Now ? next : work.Now) + _look;
            return;
        }
        it.ReportedAt = work.Now;
        it.DueAt = it.WantsWord ? SchoolTime.AddWorking(it.BegunAt!.Value, TimeSpan.FromDays(1), work.School.Zone) : null;
        if (author.CanBeWrittenTo)
            outbox.Tell(author, await reports.ReportAsync(it, cancellationToken));
    }
}

/// <summary>At six in the evening: one message for those who asked for one a day.</summary>
internal sealed class AnnouncementEveningJob(BotDb db, Outbox outbox, AnnouncementReports reports, DailyRuns runs) : ISchoolJob
{
    public const string Name = "announcement-evening";

    private const int PageSize = 100;
    private const int MostTogether = 10;
    private static readonly TimeOnly At = new(18, 0);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => runs.NextAsync(Name, At, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        if (await runs.DueAsync(Name, At, cancellationToken) is not { } date)
            return false;
        var people = await db.People.Where(person => db.AnnouncementCopies.Any(copy => copy.Person == person.Id && copy.State == CopyState.Evening)).Take(PageSize).ToListAsync(cancellationToken);
        if (people.Count == 0)
        {
            runs.MarkDone(Name, date);
            return false;
        }
        var ids = people.Select(person => person.Id).ToList();
        var copies = await db.AnnouncementCopies.Where(copy => copy.State == CopyState.Evening && copy.Person != null && ids.Contains(copy.Person.Value)).ToListAsync(cancellationToken);
        var wanted = copies.Select(copy => copy.Announcement).Distinct().ToList();
        var announcements = await db.Announcements.Where(row => wanted.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        Dictionary<Announcement, string> authors = [];
        foreach (var it in announcements.Values)
            authors[it] = await reports.AuthorAsync(it, cancellationToken);
        foreach (var person in people)
            Write(person, [.. copies.Where(copy => copy.Person == person.Id).OrderBy(copy => announcements[copy.Announcement].BegunAt).Take(MostTogether)], announcements, authors);
        return true;
    }

    private void Write(Person person, List<AnnouncementCopy> copies, Dictionary<Domain.Id<Announcement>, Announcement> announcements, Dictionary<Announcement, string> authors)
    {
        var entry = person.CanBeWrittenTo
            ? outbox.Tell(person, AnnouncementReplies.Evening([.. copies.Select(copy => (announcements[copy.Announcement], authors[announcements[copy.Announcement]]))]))
            : null;
        foreach (var copy in copies)
        {
            copy.State = entry is null ? CopyState.Unreachable : CopyState.Written;
            copy.Entry = entry?.Id;
            copy.IsInEvening = true;
        }
    }
}
