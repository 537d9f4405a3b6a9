using BotHost.Domain;

namespace BotHost.Messaging;

/// <summary>An update as it was accepted, kept until it is handled; afterwards its key alone stays, to know a repeat.</summary>
public sealed class InboxEntry : ISchoolRow
{
    public required long Id { get; init; }
    public SchoolKey School { get; private set; }
    public required string DeduplicationKey { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public InboxState State { get; set; } = InboxState.Pending;

    /// <summary>JSON of <see cref="IncomingUpdate"/>; cleared when handled.</summary>
    public string? Payload { get; set; }
    public DateTimeOffset? HandledAt { get; set; }
}

public enum InboxState
{
    Pending = 0,
    Done = 1,

    /// <summary>Failed each time it was tried; kept seven days for whoever looks.</summary>
    Parked = 2,
}

/// <summary>How far a school's updates have been read.</summary>
public sealed class FeedCursor : ISchoolRow
{
    public SchoolKey School { get; private set; }
    public required string Cursor { get; set; }
    public required DateTimeOffset ReadAt { get; set; }

    /// <summary>Updates were lost; unanswered conversations and members are still to be read and reconciled.</summary>
    public bool HistoryLost { get; set; }

    /// <summary>The last time that nothing was read for half an hour or more: from the last sign of life to the first batch after it.</summary>
    public DateTimeOffset? SilentSince { get; set; }
    public DateTimeOffset? SilentUntil { get; set; }
}
