using BotHost.Domain.People;
using BotHost.Domain.Schools;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>Counts tries of codes, saved at once so that a burst within one transaction counts too, and pauses redemption when the school is being searched through.</summary>
internal sealed class CodeTries(BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit)
{
    public async Task<DateTimeOffset?> PausedUntilAsync(CancellationToken cancellationToken)
        => await db.Schools.Select(row => row.CodesPausedUntil).FirstOrDefaultAsync(cancellationToken) is { } until && work.Now < until ? until : null;

    /// <summary>The person's tries within the last hour, oldest first.</summary>
    public async Task<List<DateTimeOffset>> OfAsync(Person person, CancellationToken cancellationToken)
    {
        var since = work.Now - RedeemPolicy.Window;
        return await db.CodeAttempts.Where(row => row.Person == person.Id && row.At > since).OrderBy(row => row.At).Select(row => row.At).ToListAsync(cancellationToken);
    }

    public async Task RecordAsync(Person person, bool succeeded, CancellationToken cancellationToken)
    {
        db.CodeAttempts.Add(new CodeAttempt { Person = person.Id, At = work.Now, Succeeded = succeeded });
        await db.SaveChangesAsync(cancellationToken);
        if (!succeeded)
            await PauseIfSearchedAsync(cancellationToken);
    }

    private async Task PauseIfSearchedAsync(CancellationToken cancellationToken)
    {
        var since = work.Now - RedeemPolicy.Window;
        var failures = await db.CodeAttempts.CountAsync(row => row.At > since && !row.Succeeded, cancellationToken);
        if (failures < RedeemPolicy.FailuresPerHour || await PausedUntilAsync(cancellationToken) is not null)
            return;
        var school = await db.Schools.FirstOrDefaultAsync(cancellationToken);
        if (school is null)
            db.Schools.Add(school = new SchoolProfile());
        school.CodesPausedUntil = work.Now + RedeemPolicy.Window;
        audit.Write(null, "codes.paused", "school");
        await db.SaveChangesAsync(cancellationToken);
        var reply = CodeReplies.TellPaused(school.CodesPausedUntil.Value, work.School.Zone);
        foreach (var person in (await WhoIsToldAsync(cancellationToken)).Where(person => person.CanBeWrittenTo))
            outbox.Tell(person, reply, isUrgent: true); // security
    }

    private async Task<IEnumerable<Person>> WhoIsToldAsync(CancellationToken cancellationToken)
    {
        var homerooms = await (from assignment in db.Homerooms
                               join teacher in db.Staff on assignment.Teacher equals teacher.Id
                               join person in db.People on teacher.Account equals person.Id
                               where assignment.Until == null && teacher.RevokedAt == null && teacher.DismissedAt == null && person.FrozenAt == null
                               select person).ToListAsync(cancellationToken);
        var administrators = await rights.AdministratorsAsync(cancellationToken);
        return homerooms.Concat(administrators).DistinctBy(person => person.Id);
    }
}
