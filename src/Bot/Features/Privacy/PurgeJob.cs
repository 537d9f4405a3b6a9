using BotHost.Configuration;
using BotHost.Domain.Announcements;
using BotHost.Domain.Events;
using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Features.Dialogs;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Privacy;

/// <summary>Every night at four: what is no longer needed is deleted, a few hundred rows at a time.</summary>
internal sealed class PurgeJob(BotDb db, Work work, DailyRuns runs, BotOptions options) : ISchoolJob
{
    public const string Name = "purge";

    private const int PageSize = 500;
    private static readonly TimeOnly At = new(4, 0);
    private static readonly TimeSpan Texts = TimeSpan.FromDays(7);
    private static readonly TimeSpan Tries = TimeSpan.FromDays(1);

    /// <summary>As long as buttons live: older messages are not edited any more.</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromDays(60);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => runs.NextAsync(Name, At, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        if (await runs.DueAsync(Name, At, cancellationToken) is not { } date)
            return false;
        foreach (var step in Steps())
        {
            if (await step(cancellationToken) > 0)
                return true; // the rest comes with the next page
        }
        runs.MarkDone(Name, date);
        return false;
    }

    /// <summary>Each deletes or clears one page and tells how many rows it found.</summary>
    private IEnumerable<Func<CancellationToken, Task<int>>> Steps()
    {
        var (now, texts, shown) = (work.Now, work.Now - Texts, work.Now - Shown);
        var forgotten = now - DialogState.Lifetime; // a draft may hold a child's name
        var (tries, dead, audit) = (now - Tries, now - options.Retention.DeadInvites, now - options.Retention.Audit);
        yield return ct => db.Inbox.Where(row => row.State == InboxState.Parked && row.Payload != null && row.HandledAt < texts)
            .Take(PageSize).ExecuteUpdateAsync(row => row.SetProperty(it => it.Payload, (string?)null), ct);
        yield return ct => db.Outbox.Where(row => row.FinishedAt < texts && row.Content != null)
            .Take(PageSize).ExecuteUpdateAsync(row => row.SetProperty(it => it.Content, (string?)null), ct);
        yield return ct => db.Mailings.Where(body => body.Content != null && body.CreatedAt < texts && !db.Outbox.Any(row => row.Mailing == body.Id && row.State < OutboxState.Sent))
            .Take(PageSize).ExecuteUpdateAsync(row => row.SetProperty(it => it.Content, (string?)null), ct);
        yield return ct => db.Outbox.Where(row => row.FinishedAt < shown).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.Cards.Where(row => row.ShownAt < shown).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.Buttons.Where(row => row.ExpiresAt < now).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.PendingImports.Where(row => row.ExpiresAt < now).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.CodeAttempts.Where(row => row.At < tries).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.AccessCodes.Where(row => row.ExpiresAt < dead).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.AccessRequests.Where(row => row.State != RequestState.Pending && row.DecidedAt < dead).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.Verifications.Where(row => row.State != RequestState.Pending && row.DecidedAt < dead).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.Questions.Where(row => row.AskedAt < dead).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.Leases.Where(lease => lease.ClosedAt < dead).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.Invites.Where(row => row.State >= InviteState.Joined && row.EndedAt < dead).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.ChatMembers.Where(row => row.LeftAt < dead).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.People.Where(row => row.Dialog != null && row.LastWroteAt < forgotten)
            .Take(PageSize).ExecuteUpdateAsync(row => row.SetProperty(it => it.Dialog, (string?)null), ct);
        yield return ct => db.AnnouncementCopies.Where(row => db.Announcements.Any(it => it.Id == row.Announcement && it.BegunAt < shown)).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.AnnouncementWords.Where(row => db.Announcements.Any(it => it.Id == row.Announcement && it.BegunAt < shown)).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.Announcements.Where(row => (row.State == AnnouncementState.Draft && row.CreatedAt < texts) || (row.DueAt == null && row.CreatedAt < audit))
            .Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.Misunderstandings.Where(row => row.At < shown).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.Reminders.Where(row => row.NextAt == null && row.CreatedAt < dead).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.EventPosts.Where(row => row.ShownAt < shown).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.Events.Where(row => row.State == EventState.Draft && row.CreatedAt < texts).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.Events.Where(row => row.Link != null && row.StartsAt < texts).Take(PageSize).ExecuteUpdateAsync(row => row.SetProperty(it => it.Link, (string?)null), ct);
        yield return ct => db.Elsewhere.Where(row => row.AcceptedAt < audit).Take(PageSize).ExecuteDeleteAsync(ct);
        yield return ct => db.Audit.Where(row => row.At < audit).Take(PageSize).ExecuteDeleteAsync(ct);
    }
}
