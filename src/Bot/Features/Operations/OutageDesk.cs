using BotHost.Domain.Language;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Domain.Schools;
using BotHost.Features.People;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Operations;

/// <summary>After an outage whoever wrote in vain gets one line with the answer, and the administrators one summary.</summary>
internal sealed class OutageDesk(BotDb db, Work work, Outbox outbox)
{
    /// <param name="writer">As before this message: whoever wrote since the end of the outage has been told.</param>
    public async Task NoteAsync(Person writer, DateTimeOffset wroteAt, CancellationToken cancellationToken)
    {
        if (work.Now - wroteAt < Outage.Shortest
            || await db.Cursors.AsNoTracking().FirstOrDefaultAsync(cancellationToken) is not { SilentSince: { } since, SilentUntil: { } until }
            || wroteAt < since - Outage.Settling || wroteAt > until || writer.LastWroteAt >= until)
            return;
        var outage = db.Outages.Local.FirstOrDefault(row => row.Until == until) ?? await db.Outages.FirstOrDefaultAsync(row => row.Until == until, cancellationToken);
        if (outage is null)
            db.Outages.Add(outage = new Outage { Since = since, Until = until, TellAt = work.Now + Outage.Settling });
        outage.People++;
        outbox.Answer(writer, OutageReplies.ToWriter(since, until, work.School.Zone));
    }
}

internal sealed class OutageJob(BotDb db, Work work, Outbox outbox, Rights rights) : ISchoolJob
{
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => db.Outages.MinAsync(row => row.TellAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        foreach (var outage in await db.Outages.Where(row => row.TellAt <= work.Now).ToListAsync(cancellationToken))
        {
            outage.TellAt = null;
            foreach (var administrator in (await rights.AdministratorsAsync(cancellationToken)).Where(person => person.CanBeWrittenTo))
                outbox.Tell(administrator, OutageReplies.ToAdministrator(outage, work.School.Zone));
        }
        return false;
    }
}

internal static class OutageReplies
{
    public static Reply ToWriter(DateTimeOffset since, DateTimeOffset until, TimeZoneInfo zone)
        => new($"Бот не работал {Span(since, until, zone)}, поэтому отвечаю только сейчас.") { HasMenu = false };

    public static Reply ToAdministrator(Outage it, TimeZoneInfo zone) => new Reply(
        $"Бот не работал {Span(it.Since, it.Until, zone)}. За это время ему {Plural.Word(it.People, "написал", "написали", "написали")} "
        + $"{Plural.Of(it.People, "человек", "человека", "человек")}: ответил всем и сказал о перерыве.")
        .Row(Choice.Do("Сводка", "digest"));

    private static string Span(DateTimeOffset since, DateTimeOffset until, TimeZoneInfo zone)
        => SchoolTime.DateOf(since, zone) == SchoolTime.DateOf(until, zone)
            ? $"{RussianDate.Day(SchoolTime.DateOf(since, zone))} с {RussianDate.Time(TimeZoneInfo.ConvertTime(since, zone))} до {RussianDate.Time(TimeZoneInfo.ConvertTime(until, zone))}"
            : $"с {RussianDate.Brief(since, zone)} до {RussianDate.Brief(until, zone)}";
}
