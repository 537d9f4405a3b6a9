using BotHost.Domain.Schools;

namespace BotHost.Features.Schools;

/// <summary>The calendar of the school that the unit of work is about.</summary>
internal sealed class SchoolCalendars
{
    public Task<SchoolCalendar> LoadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(SchoolCalendar.National);
    }
}
