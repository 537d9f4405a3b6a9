using BotHost.Configuration;
using BotHost.Domain.Digests;
using BotHost.Domain.People;
using BotHost.Domain.Schools;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Digests;

/// <summary>One kind of digest that a person gets, and when.</summary>
/// <param name="Settings">Null: nothing was changed.</param>
/// <param name="Since">What was due before this moment is not owed: they had no such office yet, or chose the hour later.</param>
internal sealed record DigestPlan(Person Person, DigestKind Kind, DigestRules Rules, DigestSettings? Settings, DateTimeOffset Since)
{
    public bool IsOn => Settings is not { IsOff: true };
    public DigestSections Hidden => Settings?.Hidden ?? DigestSections.None;

    /// <summary>An hour of their own choice may lie in the quiet hours.</summary>
    public bool IsOwnHour => Settings?.Time is not null;
}

/// <summary>Who gets which digest: administrators their day and their week, homeroom teachers their classes. The head's week is the statistics' own.</summary>
internal sealed class DigestPlans(BotDb db, Work work, BotOptions options)
{
    /// <summary>As the head's report.</summary>
    private static readonly TimeOnly WeekTime = new(16, 0);

    /// <summary>What a person may have, switched off or not.</summary>
    public async Task<List<DigestPlan>> OfAsync(Person person, CancellationToken cancellationToken)
        => [.. (await AllAsync(cancellationToken)).Where(plan => plan.Person.Id == person.Id).OrderBy(plan => plan.Kind)];

    /// <summary>Plans whose last digest is due and was not made.</summary>
    public async Task<List<(DigestPlan Plan, DateOnly Date)>> OwedAsync(CancellationToken cancellationToken)
        => await OwedAsync(await RunningAsync(cancellationToken), cancellationToken);

    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        var running = await RunningAsync(cancellationToken);
        var owed = await OwedAsync(running, cancellationToken);
        return owed.Count > 0
            ? owed.Min(it => SchoolTime.At(it.Date, it.Plan.Rules.Time, work.School.Zone))
            : running.Select(plan => (DateTimeOffset?)DigestPolicy.Next(plan.Rules, work.Now, work.School.Zone)).Min();
    }

    /// <summary>The school's own rules with a person's changes.</summary>
    public DigestRules Rules(DigestKind kind, DigestSettings? settings) => new(
        settings?.Time ?? (kind == DigestKind.Weekly ? WeekTime : options.Digest.Time),
        settings?.Days ?? (kind == DigestKind.Weekly ? DigestDays.Friday : kind == DigestKind.Class || options.Digest.WorkingDaysOnly ? DigestDays.SchoolDays : DigestDays.EveryDay),
        work.School.WorkCalendar);

    public bool SkipsEmpty(DigestPlan plan) => plan.Settings?.SkipIfEmpty ?? (plan.Kind != DigestKind.Daily || options.Digest.SkipIfEmpty);

    private async Task<List<(DigestPlan Plan, DateOnly Date)>> OwedAsync(List<DigestPlan> running, CancellationToken cancellationToken)
    {
        var due = running.ConvertAll(plan => (Plan: plan, Date: DigestPolicy.LatestDue(plan.Rules, work.Now, work.School.Zone)));
        if (due.Count == 0)
            return [];
        var first = due.Min(it => it.Date);
        var made = (await db.Digests.Where(digest => digest.Date >= first).Select(digest => new { digest.Recipient, digest.Kind, digest.Date }).ToListAsync(cancellationToken))
            .Select(it => (it.Recipient, it.Kind, it.Date)).ToHashSet();
        return due.FindAll(it => it.Plan.Since < SchoolTime.At(it.Date, it.Plan.Rules.Time, work.School.Zone) && !made.Contains((it.Plan.Person.Id, it.Plan.Kind, it.Date)));
    }

    private async Task<List<DigestPlan>> RunningAsync(CancellationToken cancellationToken)
        => (await AllAsync(cancellationToken)).FindAll(plan => plan is { IsOn: true, Person: { CanBeWrittenTo: true, IsFrozen: false } });

    private async Task<List<DigestPlan>> AllAsync(CancellationToken cancellationToken)
    {
        var settings = (await db.DigestSettings.ToListAsync(cancellationToken)).ToDictionary(row => (row.Recipient, row.Kind));
        var offices = await (from grant in db.Roles
                             join person in db.People on grant.Person equals person.Id
                             where grant.RevokedAt == null && (grant.Role == Role.Administrator || grant.Role == Role.Head)
                             select new { person, grant.Role, grant.GrantedAt }).ToListAsync(cancellationToken);
        var heads = offices.Where(it => it.Role == Role.Head).Select(it => it.person.Id).ToHashSet();
        List<DigestPlan> plans = [];
        foreach (var it in offices.Where(it => it.Role == Role.Administrator).DistinctBy(it => it.person.Id))
        {
            plans.Add(Plan(it.person, DigestKind.Daily, it.GrantedAt));
            if (!heads.Contains(it.person.Id))
                plans.Add(Plan(it.person, DigestKind.Weekly, it.GrantedAt));
        }
        foreach (var teacher in (await LeadersAsync(cancellationToken)).GroupBy(it => it.Person))
            plans.Add(Plan(teacher.Key, DigestKind.Class, teacher.Min(it => it.Since)));
        return plans;

        DigestPlan Plan(Person person, DigestKind kind, DateTimeOffset since)
        {
            var own = settings.GetValueOrDefault((person.Id, kind));
            var moments = new[] { since, person.FirstSeenAt, own?.ChangedAt ?? since };
            return new DigestPlan(person, kind, Rules(kind, own), own, moments.Max());
        }
    }

    /// <summary>Homeroom teachers, and colleagues who stand in for one now.</summary>
    private async Task<List<(Person Person, DateTimeOffset Since)>> LeadersAsync(CancellationToken cancellationToken)
    {
        var teachers = await (from assignment in db.Homerooms
                              join staff in db.Staff on assignment.Teacher equals staff.Id
                              join @class in db.Classes on assignment.Class equals @class.Id
                              join person in db.People on staff.Account equals person.Id
                              where assignment.Until == null && @class.ArchivedAt == null && staff.RevokedAt == null && staff.DismissedAt == null
                              select new { person, assignment.From }).ToListAsync(cancellationToken);
        var ids = teachers.Select(it => it.person.Id).ToHashSet();
        var standIns = await (from row in db.Delegations
                              join person in db.People on row.To equals person.Id
                              join staff in db.Staff on person.Id equals staff.Account
                              where row.EndedAt == null && row.Until > work.Now && staff.RevokedAt == null && staff.DismissedAt == null
                              select new { person, row.From, row.Since }).ToListAsync(cancellationToken);
        return
        [
            .. teachers.Select(it => (it.person, it.From)),
            .. standIns.Where(it => ids.Contains(it.From)).Select(it => (it.person, it.Since)),
        ];
    }
}
