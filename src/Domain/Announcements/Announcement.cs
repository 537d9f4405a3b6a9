using BotHost.Domain.Chats;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;

namespace BotHost.Domain.Announcements;

/// <summary>Words for many people: written, looked at, approved where that is needed, sent, corrected or recalled; kept as the archive of what went where.</summary>
public sealed class Announcement : ISchoolRow, IVersioned
{
    public const int MaxText = 3_500;
    public const int MaxAudience = 8_000;

    public Id<Announcement> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<Person> Author { get; init; }

    /// <summary><see cref="Audiences.Audience"/> as stored; "who" is settled when it is sent.</summary>
    public required string Audience { get; set; }
    public required string Text { get; set; }

    /// <summary>A picture or document, uploaded, in the messenger's notation.</summary>
    public string? Media { get; set; }
    public bool WantsWord { get; set; }

    /// <summary>Breaks quiet hours and everyone's preference; an administrator's act, audited.</summary>
    public bool IsUrgent { get; set; }
    public AnnouncementState State { get; set; } = AnnouncementState.Draft;
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is to go out; null: at once.</summary>
    public DateTimeOffset? SendAt { get; set; }

    /// <summary>When the job looks at it next; null: never.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When the first messages were written.</summary>
    public DateTimeOffset? BegunAt { get; set; }

    /// <summary>When the last message had found its end and the author was told.</summary>
    public DateTimeOffset? ReportedAt { get; set; }

    /// <summary>When the homeroom teachers were shown who is silent.</summary>
    public DateTimeOffset? SilentToldAt { get; set; }
    public DateTimeOffset? CorrectedAt { get; set; }
    public Id<Person>? ApprovedBy { get; set; }

    public bool IsOut => State is AnnouncementState.Sending or AnnouncementState.Sent;

    /// <summary>It is to go out at that time at the earliest.</summary>
    public void Schedule(DateTimeOffset now)
    {
        State = AnnouncementState.Scheduled;
        DueAt = SendAt > now ? SendAt : now;
    }
}

public enum AnnouncementState
{
    Draft = 0,

    /// <summary>In the publication queue (clause 2.2-5).</summary>
    Awaiting = 1,
    Scheduled = 2,

    /// <summary>Recipients are being written to.</summary>
    Sending = 3,
    Sent = 4,
    Recalled = 5,
    Declined = 6,
    Cancelled = 7,
}

/// <summary>That an announcement is for one person or one chat, and what became of it. Written once a person: nobody gets it twice.</summary>
public sealed class AnnouncementCopy : ISchoolRow
{
    public Id<AnnouncementCopy> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required Id<Announcement> Announcement { get; init; }

    /// <summary>Null for a chat.</summary>
    public Id<Person>? Person { get; init; }
    public Id<Chat>? Chat { get; init; }
    public required CopyState State { get; set; }

    /// <summary>The outbox row that shows it.</summary>
    public long? Entry { get; set; }

    /// <summary>Where it is shown.</summary>
    public required ConversationRef Conversation { get; init; }

    /// <summary>One of several in an evening's message: corrections come as a message of their own.</summary>
    public bool IsInEvening { get; set; }
    public DateTimeOffset? NudgedAt { get; set; }
}

public enum CopyState
{
    /// <summary>Handed to the outbox, whose row says the rest.</summary>
    Written = 1,

    /// <summary>Waits for the evening's one message.</summary>
    Evening = 2,

    /// <summary>The bot may not write first: they never wrote to it.</summary>
    NeverWrote = 3,

    /// <summary>The messenger has refused to deliver to them, or the chat is gone.</summary>
    Unreachable = 4,

    /// <summary>They take urgent ones only.</summary>
    Declined = 5,

    /// <summary>Recalled before it was shown.</summary>
    Withdrawn = 6,
}

/// <summary>"Прочитал(а)".</summary>
public sealed class AnnouncementWord : ISchoolRow
{
    public Id<AnnouncementWord> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required Id<Announcement> Announcement { get; init; }
    public required Id<Person> Person { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A picture or document that an author sent and that is still to be handed to the messenger. Deleted as soon as it has been; its content is never stored.</summary>
public sealed class AnnouncementFile : ISchoolRow
{
    public Id<AnnouncementFile> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required Id<Announcement> Announcement { get; init; }
    public required string Name { get; init; }
    public required long Size { get; init; }

    /// <summary>Where the messenger keeps it; a secret for a while.</summary>
    public required string Url { get; init; }
    public required bool IsPicture { get; init; }

    /// <summary>When it is tried again: the process that was handing it over is gone.</summary>
    public required DateTimeOffset DueAt { get; set; }
    public int Attempts { get; set; } = 1;
}
