using BotHost.Domain.Events;
using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Domain.Schools;
using BotHost.Domain.Statistics;
using BotHost.Features.Families;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Statistics;

/// <param name="Inside">Children of whom an adult at least is in the class's chat.</param>
internal sealed record ClassFigures(string Class, int Children, int Inside)
{
    public int Percent => Children == 0 ? 0 : (int)Math.Round(100.0 * Inside / Children, MidpointRounding.AwayFromZero);
}

/// <param name="Planned">All that were to begin in the period and are over, whatever came of them.</param>
/// <param name="Unmarked">Over, and nobody has said whether they took place.</param>
/// <param name="People">Those whom the hosts counted, in <paramref name="Counted"/> events.</param>
internal sealed record EventFigures(int Planned, int Held, int NotHeld, int Cancelled, int Unmarked, int People, int Counted);

/// <summary>The bot's own numbers: how things stand now, and what happened in the period. What people write is neither read nor counted.</summary>
internal sealed record StatisticsFacts(StatisticsPeriod Period, DateTimeOffset MadeAt)
{
    public ClassFigures School { get; init; } = new("", 0, 0);
    public IReadOnlyList<ClassFigures> Classes { get; init; } = [];

    /// <summary>Classes of too few children to be shown by themselves.</summary>
    public int SmallClasses { get; init; }
    public int Staff { get; init; }
    public int VerifiedStaff { get; init; }
    public int Waiting { get; init; }
    public int Answered { get; init; }
    public TimeSpan? TimeToAnswer { get; init; }
    public int Issued { get; init; }
    public int Joined { get; init; }
    public int Expired { get; init; }
    public IReadOnlyList<(MovementKind Kind, int Count)> Movement { get; init; } = [];
    public EventFigures Events { get; init; } = new(0, 0, 0, 0, 0, 0, 0);
    public IReadOnlyList<PlatformFigure> Platform { get; init; } = [];
}

internal sealed class StatisticsReader(BotDb db, Work work, ClassList classes, ClassCoverage coverage)
{
    public async Task<StatisticsFacts> ReadAsync(StatisticsPeriod period, CancellationToken cancellationToken)
    {
        var from = SchoolTime.At(period.From, TimeOnly.MinValue, work.School.Zone);
        var to = SchoolTime.At(period.To.AddDays(1), TimeOnly.MinValue, work.School.Zone);
        var facts = await WithClassesAsync(new StatisticsFacts(period, work.Now), cancellationToken);
        facts = await WithRequestsAsync(facts, from, to, cancellationToken);
        var staff = await db.Staff.Where(row => row.DismissedAt == null).Select(row => new { row.Account, row.RevokedAt }).ToListAsync(cancellationToken);
        var movement = await db.Movements
            .Where(row => row.EffectiveOn >= period.From && row.EffectiveOn <= period.To && row.AppliedAt != null && row.CancelledAt == null)
            .GroupBy(row => row.Kind).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var platform = await db.PlatformFigures.ToListAsync(cancellationToken);
        return facts with
        {
            Staff = staff.Count,
            VerifiedStaff = staff.Count(row => row.Account is not null && row.RevokedAt is null),
            Issued = await db.Invites.CountAsync(row => row.IssuedAt >= from && row.IssuedAt < to, cancellationToken),
            Joined = await db.Invites.CountAsync(row => row.State == InviteState.Joined && row.EndedAt >= from && row.EndedAt < to, cancellationToken),
            Expired = await db.Invites.CountAsync(row => row.State == InviteState.Expired && row.EndedAt >= from && row.EndedAt < to, cancellationToken),
            Movement = [.. movement.OrderBy(it => it.Key).Select(it => (it.Key, it.Count))],
            Events = await EventsAsync(from, to, cancellationToken),
            Platform = [.. platform.GroupBy(row => row.Name, StringComparer.CurrentCultureIgnoreCase).Select(group => group.MaxBy(row => row.EnteredAt)!).OrderBy(row => row.Name, StringComparer.Ordinal)],
        };
    }

    private async Task<EventFigures> EventsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var until = to < work.Now ? to : work.Now;
        var events = await db.Events.Where(row => row.State != EventState.Draft && row.StartsAt >= from && row.StartsAt < until)
            .Select(row => new { row.State, row.Attended }).ToListAsync(cancellationToken);
        var held = events.FindAll(it => it.State == EventState.Held);
        return new EventFigures(
            events.Count, held.Count, events.Count(it => it.State == EventState.NotHeld), events.Count(it => it.State == EventState.Cancelled),
            events.Count(it => it.State == EventState.Planned), held.Sum(it => it.Attended ?? 0), held.Count(it => it.Attended is not null));
    }

    private async Task<StatisticsFacts> WithClassesAsync(StatisticsFacts facts, CancellationToken cancellationToken)
    {
        var all = await classes.AllAsync(cancellationToken);
        if (all.Count == 0)
            return facts;
        var figures = (await coverage.OfAsync(all, cancellationToken))
            .Select(cover => new ClassFigures(cover.Class.Name, cover.Children.Count, cover.Inside)).Where(it => it.Children > 0).ToList();
        return facts with
        {
            School = new ClassFigures("", figures.Sum(it => it.Children), figures.Sum(it => it.Inside)),
            Classes = [.. figures.Where(it => SmallGroups.MayBeShown(it.Children))],
            SmallClasses = figures.Count(it => !SmallGroups.MayBeShown(it.Children)),
        };
    }

    private async Task<StatisticsFacts> WithRequestsAsync(StatisticsFacts facts, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var access = await db.AccessRequests
            .Where(row => (row.State == RequestState.Approved || row.State == RequestState.Rejected) && row.DecidedAt >= from && row.DecidedAt < to)
            .Select(row => new { row.CreatedAt, row.DecidedAt }).ToListAsync(cancellationToken);
        var roles = await db.Verifications
            .Where(row => (row.State == RequestState.Approved || row.State == RequestState.Rejected) && row.DecidedAt >= from && row.DecidedAt < to)
            .Select(row => new { row.CreatedAt, row.DecidedAt }).ToListAsync(cancellationToken);
        var times = access.Concat(roles).Select(it => it.DecidedAt!.Value - it.CreatedAt).ToList();
        return facts with
        {
            Answered = times.Count,
            TimeToAnswer = Durations.Median(times),
            Waiting = await db.AccessRequests.CountAsync(row => row.State == RequestState.Pending, cancellationToken)
                + await db.Verifications.CountAsync(row => row.State == RequestState.Pending, cancellationToken),
        };
    }
}
