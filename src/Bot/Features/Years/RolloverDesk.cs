using System.Text.Json;
using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Domain.Schools;
using BotHost.Features.Movements;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Years;

/// <summary>Carries the plan of a new school year out, and back.</summary>
internal sealed class RolloverDesk(BotDb db, Work work, AuditLog audit, ClassList classes, MovementDesk movements, MovedFamilies families, RolloverTeachers teachers)
{
    private const int RowsPerQuery = 500;

    public DateOnly Today => SchoolTime.DateOf(work.Now, work.School.Zone);

    public async Task<RolloverPlan> PlanAsync(IReadOnlySet<Id<SchoolClass>> staying, IReadOnlyList<ClassName>? firstClasses, CancellationToken cancellationToken)
    {
        var pupils = await db.Pupils.Where(row => row.LeftAt == null).GroupBy(row => row.Class).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(it => it.Key, it => it.Count, cancellationToken);
        var chats = await db.Chats.Where(row => row.Class != null && row.Kind != null && row.GoneAt == null).GroupBy(row => row.Class!.Value).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(it => it.Key, it => it.Count, cancellationToken);
        var read = (await classes.AllAsync(cancellationToken)).Where(row => row.Kind == ClassKind.Class)
            .Select(row => ClassName.TryParse(row.Name, out var name) ? new RolloverClass(row.Id, name, pupils.GetValueOrDefault(row.Id), chats.GetValueOrDefault(row.Id)) : null)
            .OfType<RolloverClass>().ToList();
        return RolloverPolicy.Plan(read, staying, firstClasses ?? [.. read.Where(it => it.Name.Grade == 1).Select(it => it.Name)]);
    }

    public Task<YearRollover?> LastAsync(CancellationToken cancellationToken)
        => db.YearRollovers.Where(row => row.UndoneAt == null).OrderByDescending(row => row.At).FirstOrDefaultAsync(cancellationToken);

    public async Task CarryOutAsync(RolloverPlan plan, Person by, CancellationToken cancellationToken)
    {
        var rows = await db.Classes.Where(row => row.ArchivedAt == null && row.Kind == ClassKind.Class).ToDictionaryAsync(row => row.Id, cancellationToken);
        List<StoredChange> stored = [];
        var first = await movements.NextNumberAsync(cancellationToken);
        var number = first;
        foreach (var change in plan.Changes)
        {
            var row = rows[change.Class.Id];
            stored.Add(new StoredChange(row.Id.ToString(), row.Name, change.After?.ToString()));
            if (change.After is { } after)
                Rename(row, after);
            else
                number = await GraduateAsync(row, by, number, cancellationToken);
        }
        foreach (var name in plan.Created)
        {
            var row = new SchoolClass { Name = name.ToString(), Grade = name.Grade };
            db.Classes.Add(row);
            stored.Add(new StoredChange(row.Id.ToString(), null, row.Name));
        }
        var rollover = new YearRollover
        {
            At = work.Now, By = by.Id, Changes = JsonSerializer.Serialize(stored.ToArray(), YearsJson.Default.StoredChangeArray), FirstLine = first, LastLine = number - 1,
        };
        db.YearRollovers.Add(rollover);
        audit.Write(by, "year.rolled-over", rollover.Id);
        await db.SaveChangesAsync(cancellationToken);
        await families.TellAllAsync((await LinesAsync(rollover, cancellationToken)).Select(line => line.Id), (line, from) => RolloverReplies.FamilyGraduated(line.Name, from), cancellationToken);
    }

    /// <returns>How many classes could not be put back, because somebody has worked with them since.</returns>
    public async Task<int> UndoAsync(YearRollover rollover, Person by, CancellationToken cancellationToken)
    {
        rollover.UndoneAt = work.Now;
        audit.Write(by, "year.rollover-undone", rollover.Id);
        var kept = 0;
        foreach (var change in ChangesOf(rollover))
        {
            if (!Id.TryParse<SchoolClass>(change.Class, out var id) || await db.Classes.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } @class)
                continue;
            if (change.Before is null)
            {
                if (await db.Pupils.AnyAsync(row => row.Class == id && row.LeftAt == null, cancellationToken))
                    kept++;
                else
                    @class.ArchivedAt = work.Now;
            }
            else
            {
                @class.Name = change.Before;
                @class.Grade = ClassName.TryParse(change.Before, out var name) ? name.Grade : @class.Grade;
                @class.ArchivedAt = change.After is null ? null : @class.ArchivedAt;
            }
        }
        await teachers.GiveBackAsync(rollover, cancellationToken);
        db.ClassRenames.RemoveRange(await db.ClassRenames.Where(row => row.At == rollover.At).ToListAsync(cancellationToken));
        var lines = await LinesAsync(rollover, cancellationToken);
        lines.ForEach(line => line.Cancel(work.Now));
        foreach (var chunk in lines.Select(line => line.Pupil!.Value).Chunk(RowsPerQuery))
            foreach (var pupil in await db.Pupils.Where(row => chunk.Contains(row.Id)).ToListAsync(cancellationToken))
                pupil.LeftAt = null;
        await families.TellAllBackAsync(lines.Select(line => line.Id), cancellationToken);
        return kept;
    }

    /// <summary>The graduates' lines in the register.</summary>
    public Task<List<Movement>> LinesAsync(YearRollover rollover, CancellationToken cancellationToken)
        => db.Movements.Where(row => row.Number >= rollover.FirstLine && row.Number <= rollover.LastLine).OrderBy(row => row.Number).ToListAsync(cancellationToken);

    public static IReadOnlyList<StoredChange> ChangesOf(YearRollover rollover) => JsonSerializer.Deserialize(rollover.Changes, YearsJson.Default.StoredChangeArray)!;

    private void Rename(SchoolClass row, ClassName after)
    {
        db.ClassRenames.Add(new ClassRename { Class = row.Id, Before = row.Name, At = work.Now });
        (row.Name, row.Grade) = (after.ToString(), after.Grade);
    }

    /// <returns>The next free number of the register.</returns>
    private async Task<int> GraduateAsync(SchoolClass row, Person by, int number, CancellationToken cancellationToken)
    {
        var leftAt = SchoolTime.At(Today, TimeOnly.MinValue, work.School.Zone);
        foreach (var pupil in await db.Pupils.Where(it => it.Class == row.Id && it.LeftAt == null).ToListAsync(cancellationToken))
        {
            pupil.LeftAt = leftAt;
            db.Movements.Add(MovementDesk.Line(number++, pupil, row.Id, null, MovementKind.Left, Today, work.School.Zone, by.Id, work.Now));
            foreach (var code in await db.AccessCodes.Where(it => it.Subject == pupil.Id.Value && it.RevokedAt == null).ToListAsync(cancellationToken))
                code.RevokedAt = work.Now;
        }
        foreach (var assignment in await db.Homerooms.Where(it => it.Class == row.Id && it.Until == null).ToListAsync(cancellationToken))
            assignment.End(work.Now);
        row.ArchivedAt = work.Now;
        return number;
    }
}

/// <param name="Before">Null for a class that was made.</param>
/// <param name="After">Null for a class that graduated.</param>
internal sealed record StoredChange(string Class, string? Before, string? After);

[System.Text.Json.Serialization.JsonSerializable(typeof(StoredChange[]))]
internal sealed partial class YearsJson : System.Text.Json.Serialization.JsonSerializerContext;
