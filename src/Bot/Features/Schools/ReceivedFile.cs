using BotHost.Domain;
using BotHost.Domain.People;

namespace BotHost.Features.Schools;

/// <summary>A list that an administrator sent and that is still to be read. Deleted as soon as it has been; its content is never stored.</summary>
public sealed class ReceivedFile : ISchoolRow
{
    public Id<ReceivedFile> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required Id<Person> Sender { get; init; }
    public required string Name { get; init; }
    public required long Size { get; init; }

    /// <summary>Where the messenger keeps it; a secret for a while.</summary>
    public required string Url { get; init; }

    /// <summary>When it is tried again: the process that was reading it is gone.</summary>
    public required DateTimeOffset DueAt { get; set; }
    public int Attempts { get; set; } = 1;

    /// <summary>The school's regulation, not a list.</summary>
    public bool IsRegulation { get; init; }
}
