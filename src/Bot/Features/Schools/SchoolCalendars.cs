using BotHost.Domain.Schools;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Schools;

/// <summary>Which days the school has lessons and works: the public holidays and what the administrator typed.</summary>
internal sealed class SchoolCalendars(BotDb db, Work work)
{
    /// <summary>The days of lessons.</summary>
    public async Task<SchoolCalendar> LoadAsync(CancellationToken cancellationToken)
        => CalendarDay.ForLessons(await db.CalendarDays.AsNoTracking().ToListAsync(cancellationToken));

    /// <summary>Deadlines and digests are counted by the table as it is from this commit on.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var (school, calendar) = (work.School, CalendarDay.ForStaff(await db.CalendarDays.AsNoTracking().ToListAsync(cancellationToken)));
        work.AfterCommit(() => school.WorkCalendar = calendar);
    }
}
