namespace BotHost.Domain.Messaging;

/// <summary>A time in which the bot read nothing and people wrote to it in vain.</summary>
public sealed class Outage : ISchoolRow, IVersioned
{
    /// <summary>Shorter silences are not worth a word.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(30);

    /// <summary>Until then everybody's messages are answered and counted.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);

    public Id<Outage> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }

    /// <summary>The last sign of life before.</summary>
    public required DateTimeOffset Since { get; init; }
    public required DateTimeOffset Until { get; init; }

    /// <summary>Who had written and was answered late.</summary>
    public int People { get; set; }

    /// <summary>When the administrators hear of it; null once they have.</summary>
    public DateTimeOffset? TellAt { get; set; }
}
