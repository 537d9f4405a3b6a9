using BotHost.Domain;
using BotHost.Domain.Roster;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Roster;

/// <summary>
/// How to take one import back. Kept for minutes. What people have built on since is left as it is and counted.
/// </summary>
internal sealed class RosterUndo
{
    public List<Id<SchoolClass>> Classes { get; init; } = [];
    public List<Id<Pupil>> Added { get; init; } = [];
    public List<PupilBefore> Moved { get; init; } = [];
    public List<NameBefore> Renamed { get; init; } = [];
    public List<Id<StaffMember>> Staff { get; init; } = [];
    public List<StaffBefore> Changed { get; init; } = [];
    public List<Id<StaffMember>> Verified { get; init; } = [];
    public List<Id<HomeroomAssignment>> Appointed { get; init; } = [];
    public List<Id<HomeroomAssignment>> Ended { get; init; } = [];
    public List<Id<Movement>> Lines { get; init; } = [];

    /// <returns>How many changes could not be taken back.</returns>
    public async Task<int> ReverseAsync(BotDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kept = await PupilsAsync(db, cancellationToken);
        foreach (var line in await In(Lines, db.Movements, chunk => row => chunk.Contains(row.Id), cancellationToken))
            line.Cancel(now);
        db.Homerooms.RemoveRange(await In(Appointed, db.Homerooms, chunk => row => chunk.Contains(row.Id), cancellationToken));
        foreach (var row in await In(Ended, db.Homerooms, chunk => row => chunk.Contains(row.Id), cancellationToken))
            row.Reopen();
        foreach (var row in await In(Verified, db.Staff, chunk => row => chunk.Contains(row.Id), cancellationToken))
            row.Revoke(now);
        await StaffAsync(db, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var row in await In(Classes, db.Classes, chunk => row => chunk.Contains(row.Id), cancellationToken))
        {
            if (await db.Pupils.AnyAsync(pupil => pupil.Class == row.Id && pupil.LeftAt == null, cancellationToken))
                kept++;
            else
                row.ArchivedAt = now;
        }
        return kept;
    }

    private async Task<int> PupilsAsync(BotDb db, CancellationToken cancellationToken)
    {
        var kept = 0;
        var linked = (await In(Added, db.Guardianships, chunk => row => chunk.Contains(row.Pupil), cancellationToken)).Select(row => row.Pupil).ToHashSet();
        foreach (var row in await In(Added, db.Pupils, chunk => row => chunk.Contains(row.Id), cancellationToken))
        {
            if (row.Account is null && !linked.Contains(row.Id))
                db.Pupils.Remove(row);
            else
                kept++;
        }
        var moved = Moved.ToDictionary(it => it.Pupil);
        foreach (var row in await In([.. moved.Keys], db.Pupils, chunk => row => chunk.Contains(row.Id), cancellationToken))
        {
            if (row.Class == moved[row.Id].To)
                (row.Class, row.ShortName) = (moved[row.Id].From, moved[row.Id].Name);
            else
                kept++;
        }
        var renamed = Renamed.ToDictionary(it => it.Pupil);
        foreach (var row in await In([.. renamed.Keys], db.Pupils, chunk => row => chunk.Contains(row.Id), cancellationToken))
            row.ShortName = renamed[row.Id].Name;
        return kept;
    }

    private async Task StaffAsync(BotDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var row in await In(Staff, db.Staff, chunk => row => chunk.Contains(row.Id), cancellationToken))
        {
            if (row.Account is null)
                db.Staff.Remove(row);
            else
                row.DismissedAt = now;
        }
        var changed = Changed.ToDictionary(it => it.Staff);
        foreach (var row in await In([.. changed.Keys], db.Staff, chunk => row => chunk.Contains(row.Id), cancellationToken))
        {
            (row.Position, row.Kind) = (changed[row.Id].Position, StaffPositions.KindOf(changed[row.Id].Position));
            row.DismissedAt = changed[row.Id].WasDismissed ? now : row.DismissedAt;
        }
    }

    private static async Task<List<TRow>> In<TRow, TId>(
        List<TId> ids, DbSet<TRow> rows, Func<TId[], System.Linq.Expressions.Expression<Func<TRow, bool>>> within, CancellationToken cancellationToken)
        where TRow : class
    {
        List<TRow> found = [];
        foreach (var chunk in ids.Chunk(500))
            found.AddRange(await rows.Where(within(chunk)).ToListAsync(cancellationToken));
        return found;
    }
}

internal sealed record PupilBefore(Id<Pupil> Pupil, Id<SchoolClass> From, Id<SchoolClass> To, string Name);

internal sealed record NameBefore(Id<Pupil> Pupil, string Name);

internal sealed record StaffBefore(Id<StaffMember> Staff, string? Position, bool WasDismissed);
