using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Roster;

/// <summary>How many have not written to the bot: it can write to nobody first.</summary>
/// <param name="Staff">Staff without a verified account that has written.</param>
/// <param name="Families">Pupils none of whose adults has written.</param>
internal sealed record RosterReach(int Staff, int Families)
{
    public int Silent => Staff + Families;

    public static async Task<RosterReach> CountAsync(BotDb db, CancellationToken cancellationToken)
    {
        var writers = await db.People.AsNoTracking().Where(row => row.LastWroteAt != null)
            .Select(row => row.Id).ToListAsync(cancellationToken);
        var wrote = writers.ToHashSet();
        var staff = await db.Staff.AsNoTracking().Where(row => row.DismissedAt == null)
            .Select(row => new { row.Account, row.RevokedAt }).ToListAsync(cancellationToken);
        var links = await db.Guardianships.AsNoTracking().Where(row => row.EndedAt == null)
            .Select(row => new { row.Guardian, row.Pupil }).ToListAsync(cancellationToken);
        var reached = links.Where(link => wrote.Contains(link.Guardian)).Select(link => link.Pupil).ToHashSet();
        var pupils = await db.Pupils.AsNoTracking().Where(row => row.LeftAt == null).Select(row => row.Id).ToListAsync(cancellationToken);
        return new RosterReach(
            staff.Count(row => row is not { Account: { } account, RevokedAt: null } || !wrote.Contains(account)),
            pupils.Count(pupil => !reached.Contains(pupil)));
    }
}
