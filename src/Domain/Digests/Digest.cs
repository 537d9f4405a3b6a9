using BotHost.Domain.People;

namespace BotHost.Domain.Digests;

/// <summary>That a person got one kind of digest of a day; unique, and saved together with the message.</summary>
public sealed class Digest : ISchoolRow
{
    public Id<Digest> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required Id<Person> Recipient { get; init; }
    public DigestKind Kind { get; init; } = DigestKind.Daily;

    /// <summary>The school's local date.</summary>
    public required DateOnly Date { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Nothing had happened, so nothing was sent.</summary>
    public required bool WasEmpty { get; init; }
}

public enum DigestKind
{
    /// <summary>The administrator's list of things to do.</summary>
    Daily = 1,

    /// <summary>The administrator's week, on Fridays.</summary>
    Weekly = 2,

    /// <summary>The homeroom teacher's own classes.</summary>
    Class = 3,
}
