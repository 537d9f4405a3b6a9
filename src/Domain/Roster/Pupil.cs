using BotHost.Domain.People;

namespace BotHost.Domain.Roster;

/// <summary>A child of the roster: readable only as "Петя С.", findable by keyed hashes of the name.</summary>
public sealed class Pupil : ISchoolRow, IVersioned
{
    public Id<Pupil> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<SchoolClass> Class { get; set; }

    /// <summary>"Петя С."</summary>
    public required string ShortName { get; set; }

    /// <summary>HMAC of the normalised surname, base64.</summary>
    public required string SurnameHash { get; set; }

    /// <summary>HMAC of the normalised surname and the canonical first name, base64.</summary>
    public required string NameHash { get; set; }

    /// <summary>The child's own account; null while none is linked.</summary>
    public Id<Person>? Account { get; set; }
    public required DateTimeOffset EnrolledAt { get; init; }
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>On a long leave since then; still on the roster.</summary>
    public DateOnly? OnLeaveSince { get; set; }

    public bool IsEnrolled => LeftAt is null;
}
