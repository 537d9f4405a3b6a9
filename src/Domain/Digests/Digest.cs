using BotHost.Domain.People;

namespace BotHost.Domain.Digests;

/// <summary>That an administrator got the digest of a day; unique, and saved together with the message.</summary>
public sealed class Digest : ISchoolRow
{
    public Id<Digest> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required Id<Person> Recipient { get; init; }

    /// <summary>The school's local date.</summary>
    public required DateOnly Date { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Nothing had happened, so nothing was sent.</summary>
    public required bool WasEmpty { get; init; }
}
