using System.Globalization;
using BotHost.Domain.Schools;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Help;

/// <summary>Each August the administrators are asked to check that the acts which the regulation rests on still stand (clause 1.2): once a year, ticked with one press.</summary>
internal sealed class LegalActsHandler(BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit)
{
    /// <summary>The year's tick, as a run on its first of January.</summary>
    private const string Ticked = "legal-acts-checked";

    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (!await rights.RunsSchoolAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, DialogReplies.NoRight);
            return;
        }
        var year = words is [_, var said] && int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is > 2000 and < 2200
            ? asked
            : SchoolTime.DateOf(work.Now, work.School.Zone).Year;
        var tick = await db.JobRuns.FirstOrDefaultAsync(run => run.Job == Ticked && run.Date == new DateOnly(year, 1, 1), cancellationToken);
        if (words is ["checked", ..] && tick is null)
        {
            tick = new JobRun { Job = Ticked, Date = new DateOnly(year, 1, 1), RanAt = work.Now };
            db.JobRuns.Add(tick);
            audit.Write(turn.Person, "legal-acts.checked", year);
        }
        outbox.Answer(turn.Person, tick is null ? LegalActsReplies.Ask(year) : LegalActsReplies.Checked(tick.RanAt, work.School.Zone));
    }
}

internal sealed class LegalActsJob(BotDb db, Work work, Outbox outbox, Rights rights) : ISchoolJob
{
    public const string Name = "legal-acts";
    private const int Month = 8;
    private const int Day = 17;
    private static readonly TimeOnly At = new(10, 0);

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var year = SchoolTime.DateOf(work.Now, work.School.Zone).Year;
        return await IsOwedAsync(year, cancellationToken) || work.Now < Moment(year) ? Moment(year) : Moment(year + 1);
    }

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var year = SchoolTime.DateOf(work.Now, work.School.Zone).Year;
        if (work.Now < Moment(year) || !await IsOwedAsync(year, cancellationToken))
            return false;
        db.JobRuns.Add(new JobRun { Job = Name, Date = new DateOnly(year, Month, Day), RanAt = work.Now });
        foreach (var administrator in (await rights.AdministratorsAsync(cancellationToken)).Where(person => person.CanBeWrittenTo))
            outbox.Tell(administrator, LegalActsReplies.Ask(year));
        return false;
    }

    /// <summary>In August only: a school that begins in autumn is not asked for what was before it.</summary>
    private async Task<bool> IsOwedAsync(int year, CancellationToken cancellationToken)
        => SchoolTime.DateOf(work.Now, work.School.Zone).Month == Month && !await db.JobRuns.AnyAsync(run => run.Job == Name && run.Date == new DateOnly(year, Month, Day), cancellationToken);

    private DateTimeOffset Moment(int year) => SchoolTime.At(new DateOnly(year, Month, Day), At, work.School.Zone);
}
