using BotHost.Domain.Schools;

namespace BotHost.Features.Schools;

/// <summary>The calendar of the school that the unit of work is about.</summary>
internal sealed class SchoolCalendars
{
    private readonly SchoolCalendar _national = SchoolCalendar.National;

    public Task<SchoolCalendar> LoadAsync(CancellationToken cancellationToken)
        => cancellationToken.IsCancellationRequested ? Task.FromCanceled<SchoolCalendar>(cancellationToken) : Task.FromResult(_national);
}
