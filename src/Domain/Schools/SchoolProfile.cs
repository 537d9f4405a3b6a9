using BotHost.Domain.People;

namespace BotHost.Domain.Schools;

/// <summary>What a school told the bot in the chat. What the configuration says of it is not repeated here.</summary>
public sealed class SchoolProfile : ISchoolRow, IVersioned
{
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }

    /// <summary>Who is told of a crisis, after the writer said "Да, передать". Named at set-up.</summary>
    public Id<Person>? CrisisContact { get; set; }

    /// <summary>Null until an administrator finished the guided set-up.</summary>
    public DateTimeOffset? SetUpAt { get; set; }

    /// <summary>Where the guided set-up stands, so that it goes on after days.</summary>
    public SetUpStep SetUpStep { get; set; }

    /// <summary>As in the charter, for acts and letters; null: as the configuration calls it.</summary>
    public string? FullName { get; set; }
    public string? Address { get; set; }

    /// <summary>The head's order by which the administrator was appointed (clause 2.1-1), and its date.</summary>
    public string? AppointmentOrder { get; set; }
    public DateOnly? AppointedOn { get; set; }

    /// <summary>Redemption of codes rests until then: too many failures within an hour.</summary>
    public DateTimeOffset? CodesPausedUntil { get; set; }
}

/// <summary>The guided set-up, in this order. Each step may be skipped.</summary>
public enum SetUpStep
{
    Classes = 0,
    Homerooms = 1,
    Offices = 2,
    Crisis = 3,
    Next = 4,
}
