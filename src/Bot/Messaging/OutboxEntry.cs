using BotHost.Domain;
using BotHost.Domain.Messaging;

namespace BotHost.Messaging;

/// <summary>One change of the messenger's world that is to happen: saved with the decision that wants it, carried out by the outbox sender.</summary>
public sealed class OutboxEntry : ISchoolRow
{
    /// <summary>Given by <see cref="EntryIds"/> when the row is made: later rows have larger ids.</summary>
    public required long Id { get; init; }
    public SchoolKey School { get; private set; }
    public required ConversationRef Conversation { get; init; }
    public required OutboxKind Kind { get; init; }
    public OutboxPriority Priority { get; init; } = OutboxPriority.Interactive;
    public OutboxState State { get; set; } = OutboxState.Pending;
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>School time before which it waits.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>After that the words make no sense any more and the row is dropped.</summary>
    public DateTimeOffset? GoodUntil { get; init; }

    /// <summary>The message as JSON of <see cref="OutgoingMessage"/>; cleared when shown. Null when <see cref="Mailing"/> holds it, or nothing is shown.</summary>
    public string? Content { get; set; }

    /// <summary>The body that this row shares with other recipients.</summary>
    public long? Mailing { get; init; }

    /// <summary>VK's random_id: non-zero and the same for every try, and for every recipient of a mailing.</summary>
    public required int ClientKey { get; init; }

    /// <summary>The row must be finished first: what an edit, delete or pin is about, or a link reset that comes before the link is shown.</summary>
    public long? After { get; init; }

    /// <summary>Whom to remove.</summary>
    public UserRef? Member { get; init; }

    /// <summary>The chat whose link, read at the moment of sending, becomes the message's button. The link itself is never stored.</summary>
    public ConversationRef? LinkOf { get; init; }

    /// <summary>May be sent again although the first try may have been shown.</summary>
    public bool IsSafeToRepeat { get; init; }

    /// <summary>When it was first begun without an answer that says what came of it: since then it may have been shown.</summary>
    public DateTimeOffset? SendingSince { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The shown message, for later edits.</summary>
    public MessageRef? Message { get; set; }

    /// <summary>The messenger's code of the last refusal.</summary>
    public int? Code { get; set; }
    public int Attempts { get; set; }
}

/// <summary>A body shared by the rows of one mailing.</summary>
public sealed class MailingBody : ISchoolRow
{
    public required long Id { get; init; }
    public SchoolKey School { get; private set; }
    public required string? Content { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}

public enum OutboxKind
{
    Send = 1,
    Edit = 2,
    Delete = 3,
    Pin = 4,
    Unpin = 5,
    RemoveMember = 6,
    ResetLink = 7,
}

/// <summary>What goes first. Order holds within a conversation and a priority.</summary>
public enum OutboxPriority
{
    Interactive = 0,
    Normal = 1,
    Bulk = 2,
}

public enum OutboxState
{
    Pending = 0,
    Sending = 1,
    Sent = 2,

    /// <summary>The messenger will not take it; the code says why.</summary>
    Failed = 3,

    /// <summary>Whether it was shown cannot be found out.</summary>
    Uncertain = 4,

    /// <summary>Its good-until passed, or a newer text replaced it.</summary>
    Dropped = 5,

    /// <summary>Found unsent after a restore; the operator decides.</summary>
    Held = 6,
}
