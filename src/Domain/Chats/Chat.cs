using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Domain.Roster;

namespace BotHost.Domain.Chats;

/// <summary>A group chat of the school that the bot was shown.</summary>
public sealed class Chat : ISchoolRow, IVersioned
{
    public Id<Chat> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }

    /// <summary>Null for a chat where the bot is not (Detached).</summary>
    public ConversationRef? Conversation { get; init; }
    public string Title { get; set; } = "";

    /// <summary>Null until someone said which chat it is.</summary>
    public ChatKind? Kind { get; private set; }

    /// <summary>The class of a class chat; null for the others.</summary>
    public Id<SchoolClass>? Class { get; private set; }
    public ChatStanding Standing { get; set; } = ChatStanding.Observed;

    /// <summary>A chat with pupils that parents share: they get its link too.</summary>
    public bool IsSharedWithParents { get; set; }

    /// <summary>Overrides the school's rule; null follows it.</summary>
    public Gatekeeping? Gatekeeping { get; set; }
    public required DateTimeOffset AddedAt { get; init; }
    public Id<Person>? AddedBy { get; init; }
    public DateTimeOffset? BoundAt { get; private set; }
    public Id<Person>? BoundBy { get; private set; }

    /// <summary>The bot was removed, or the chat no longer exists.</summary>
    public DateTimeOffset? GoneAt { get; set; }
    public DateTimeOffset? LinkResetAt { get; set; }

    /// <summary>The link must be reset at that time at the latest; null when nothing calls for it.</summary>
    public DateTimeOffset? ResetDueAt { get; set; }

    /// <summary>Since when a reset was first wanted: it is postponed for open leases 30 minutes at most.</summary>
    public DateTimeOffset? ResetWantedAt { get; set; }

    /// <summary>The outbox row of a reset under way: a link is shown only after it.</summary>
    public long? ResetEntry { get; set; }

    /// <summary>The bot removed too many at once and waits for a person's word.</summary>
    public DateTimeOffset? RemovalsPausedAt { get; set; }

    /// <summary>When the members were last compared with the bot's own list.</summary>
    public DateTimeOffset? ReconciledAt { get; set; }

    public bool IsBound => Kind is not null && GoneAt is null;

    public void Bind(ChatKind kind, Id<SchoolClass>? @class, Id<Person> by, DateTimeOffset now)
    {
        Kind = kind;
        Class = @class;
        BoundBy = by;
        BoundAt = now;
    }

    public void Unbind()
    {
        Kind = null;
        Class = null;
        BoundAt = null;
        BoundBy = null;
    }
}

public enum ChatKind
{
    /// <summary>A class chat with pupils.</summary>
    Class = 1,
    ClassParents = 2,
    Subject = 3,
    StaffRoom = 4,
    HeadDeputies = 5,
    HeadStaff = 6,
    HeadParentActive = 7,
    HeadPupilActive = 8,
    Other = 9,
}

/// <summary>How the bot stands in a chat.</summary>
public enum ChatStanding
{
    /// <summary>Administrator: it can reset the link, remove and list members.</summary>
    Managed = 1,
    Observed = 2,

    /// <summary>Not there: staff paste the link, people confirm by "Я зашёл".</summary>
    Detached = 3,
}

public enum Gatekeeping
{
    /// <summary>Strict for chats with pupils and the staff room, soft for parents' chats.</summary>
    Auto = 0,
    Off = 1,
    Soft = 2,
    Strict = 3,
}
