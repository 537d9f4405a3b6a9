using BotHost.Domain.Messaging;
using BotHost.Domain.People;

namespace BotHost.Domain.Events;

public enum EventKind
{
    Broadcast = 1,
    Meeting = 2,
    StaffCouncil = 3,
    ParentsMeeting = 4,
    Lesson = 5,
    Consultation = 6,
    Webinar = 7,
    Other = 8,
}

public enum EventState
{
    /// <summary>Being planned; nobody has been told.</summary>
    Draft = 0,
    Planned = 1,
    Cancelled = 2,
    Held = 3,
    NotHeld = 4,
}

/// <summary>A broadcast, meeting or lesson: it owns the messages that tell of it, and is kept for the statistics. The bot never starts a call: the host does.</summary>
public sealed class SchoolEvent : ISchoolRow, IVersioned
{
    public const int MaxTitle = 200;
    public const int MaxLink = 500;

    public Id<SchoolEvent> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required EventKind Kind { get; init; }
    public required string Title { get; set; }

    /// <summary><see cref="Audiences.Audience"/> as stored.</summary>
    public required string Audience { get; set; }
    public required DateTimeOffset StartsAt { get; set; }
    public int Minutes { get; set; } = 40;
    public required Id<Person> PlannedBy { get; init; }

    /// <summary>Who starts the call, as people know them; null: nobody named yet.</summary>
    public string? HostName { get; set; }

    /// <summary>The host's account, where the bot knows it.</summary>
    public Id<Person>? Host { get; set; }

    /// <summary>Where people come in; null: not given yet. Cleared when the event is over.</summary>
    public string? Link { get; set; }

    /// <summary>In the school building: there is no link to wait for.</summary>
    public bool IsOnSite { get; set; }
    public EventState State { get; set; }

    /// <summary>Equal for the events of one series.</summary>
    public Guid? Series { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the job looks at it next; null: never.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When host and planner were asked for what is missing.</summary>
    public DateTimeOffset? LinkAskedAt { get; set; }

    /// <summary>When the audience was shown the link.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>When host and planner heard that it begins without a link.</summary>
    public DateTimeOffset? MissingToldAt { get; set; }
    public DateTimeOffset? ResultAskedAt { get; set; }

    /// <summary>How many took part, as the host said.</summary>
    public int? Attended { get; set; }

    /// <summary>Where the recording is.</summary>
    public string? Recording { get; set; }

    public DateTimeOffset EndsAt => StartsAt.AddMinutes(Minutes);

    public bool IsAhead(DateTimeOffset now) => State == EventState.Planned && StartsAt > now;

    /// <summary>Everything that hangs on the hour is done anew.</summary>
    public void MoveTo(DateTimeOffset startsAt) => (StartsAt, LinkAskedAt, PublishedAt, MissingToldAt, ResultAskedAt) = (startsAt, null, null, null, null);
}

/// <summary>A message that tells of an event: when the event moves, so do its words.</summary>
public sealed class EventPost : ISchoolRow
{
    public Id<EventPost> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required Id<SchoolEvent> Event { get; init; }

    /// <summary>The outbox row that shows it.</summary>
    public required long Entry { get; init; }
    public required ConversationRef Conversation { get; init; }

    /// <summary>It is pinned in its chat.</summary>
    public bool IsPinned { get; init; }

    /// <summary>It shows the link: the message of the last quarter of an hour.</summary>
    public bool HasLink { get; init; }
    public required DateTimeOffset ShownAt { get; init; }
}
