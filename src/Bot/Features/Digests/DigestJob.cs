using BotHost.Configuration;
using BotHost.Domain.Digests;
using BotHost.Domain.People;
using BotHost.Domain.Schools;
using BotHost.Features.People;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Digests;

/// <summary>Sends each administrator the digest of the day: once, by a unique row that is saved together with the message.</summary>
internal sealed class DigestJob(BotDb db, Work work, DigestReader reader, Rights rights, Outbox outbox, BotOptions options) : ISchoolJob
{
    private DigestRules Rules => new(options.Digest.Time, options.Digest.WorkingDaysOnly, work.School.WorkCalendar);

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var due = DigestPolicy.LatestDue(Rules, work.Now, work.School.Zone);
        return (await OwedAsync(due, cancellationToken)).Count > 0
            ? SchoolTime.At(due, options.Digest.Time, work.School.Zone)
            : DigestPolicy.Next(Rules, work.Now, work.School.Zone);
    }

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = DigestPolicy.LatestDue(Rules, work.Now, work.School.Zone);
        foreach (var administrator in await OwedAsync(due, cancellationToken))
        {
            var facts = await reader.ReadAsync(administrator, cancellationToken);
            var isSkipped = facts.IsEmpty && options.Digest.SkipIfEmpty;
            db.Digests.Add(new Digest { Recipient = administrator.Id, Date = due, MadeAt = work.Now, WasEmpty = facts.IsEmpty });
            if (!isSkipped)
                outbox.Tell(administrator, facts.IsEmpty ? DigestReplies.NothingNew : DigestReplies.Digest(facts, due, work.School.Zone));
        }
        return false;
    }

    /// <summary>Administrators who can be written to, were here before the digest was due and have not got it.</summary>
    private async Task<List<Person>> OwedAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var due = SchoolTime.At(date, options.Digest.Time, work.School.Zone);
        var served = await db.Digests.Where(digest => digest.Date == date).Select(digest => digest.Recipient).ToListAsync(cancellationToken);
        return [.. (await rights.AdministratorsAsync(cancellationToken)).Where(it => it.CanBeWrittenTo && it.FirstSeenAt < due && !served.Contains(it.Id))];
    }
}
