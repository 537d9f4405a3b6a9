using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Domain.Schools;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Movements;

/// <summary>The school's lists as they were on a day: from the roster of today and the register, backwards.</summary>
internal sealed class RosterHistory(BotDb db, Work work)
{
    public async Task<IReadOnlyList<DayRoster>> OnAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var moves = (await db.Movements.AsNoTracking()
            .Where(row => row.Pupil != null && row.AppliedAt != null && row.CancelledAt == null && row.Kind != MovementKind.LongLeave)
            .Select(row => new { row.Pupil, row.Kind, row.From, row.EffectiveOn }).ToListAsync(cancellationToken)).ToLookup(row => row.Pupil!.Value);
        var classes = await db.Classes.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        var renames = (await db.ClassRenames.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(row => row.Class);
        var teachers = await TeachersAsync(day, cancellationToken);
        var pupils = await db.Pupils.AsNoTracking().Select(row => new { row.Id, row.ShortName, row.Class, row.EnrolledAt, row.LeftAt }).ToListAsync(cancellationToken);
        return [.. pupils
            .Select(row => (row.ShortName, Class: RosterOnDay.ClassOf(
                day, Day(row.EnrolledAt), row.LeftAt is { } left ? Day(left) : null, row.Class,
                moves[row.Id].Where(it => it.Kind is MovementKind.Transferred or MovementKind.Returned && it.From is not null).Select(it => (it.EffectiveOn, it.From!.Value))),
                IsAway: IsAway(day, moves[row.Id].Select(it => (it.Kind, it.EffectiveOn)))))
            .Where(it => it.Class is not null && !it.IsAway)
            .GroupBy(it => it.Class!.Value, it => it.ShortName)
            .Select(group => new DayRoster(
                RosterOnDay.NameOf(day, classes[group.Key], renames[group.Key].Select(it => (Day(it.At), it.Before))),
                teachers.GetValueOrDefault(group.Key), [.. group.Order(StringComparer.Ordinal)]))
            .OrderBy(it => it.Class, ClassOrder.Instance)];
    }

    /// <summary>Left before the day and returned after it.</summary>
    private static bool IsAway(DateOnly day, IEnumerable<(MovementKind Kind, DateOnly On)> moves)
        => moves.Where(it => it.Kind is MovementKind.Left or MovementKind.Returned && it.On <= day).OrderBy(it => it.On).Select(it => (MovementKind?)it.Kind).LastOrDefault() == MovementKind.Left;

    private async Task<Dictionary<Domain.Id<SchoolClass>, string>> TeachersAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var end = SchoolTime.At(day.AddDays(1), TimeOnly.MinValue, work.School.Zone);
        var rows = await (from assignment in db.Homerooms
                          join teacher in db.Staff on assignment.Teacher equals teacher.Id
                          where assignment.From < end && (assignment.Until == null || assignment.Until >= end)
                          select new { assignment.Class, assignment.From, teacher.FullName }).ToListAsync(cancellationToken);
        return rows.OrderByDescending(row => row.From).DistinctBy(row => row.Class).ToDictionary(row => row.Class, row => row.FullName);
    }

    private DateOnly Day(DateTimeOffset moment) => SchoolTime.DateOf(moment, work.School.Zone);
}

/// <param name="Class">As it was called that day.</param>
internal sealed record DayRoster(string Class, string? Teacher, IReadOnlyList<string> Pupils);
