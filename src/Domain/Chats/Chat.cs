using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Domain.Roster;

namespace BotHost.Domain.Chats;

/// <summary>A group chat of the school that the bot was shown.</summary>
public sealed class Chat : ISchoolRow, IVersioned
{
    public const int MaxTitle = 200;

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

    /// <summary>A person said "go on" then: only removals after it count towards the hourly limit.</summary>
    public DateTimeOffset? RemovalsCountedFrom { get; set; }

    /// <summary>The messenger does not show the bot the link.</summary>
    public bool IsLinkHidden { get; set; }

    /// <summary>When those who were inside at the binding were written down; null until the bot may list the members.</summary>
    public DateTimeOffset? BaselineAt { get; set; }

    /// <summary>When the messenger is asked next how the bot stands there and who is inside; null: never.</summary>
    public DateTimeOffset? LookDueAt { get; set; }

    /// <summary>Who waits to hear what that look finds.</summary>
    public Id<Person>? LookAskedBy { get; set; }

    /// <summary>When the members were last compared with the bot's own list.</summary>
    public DateTimeOffset? ReconciledAt { get; set; }

    /// <summary>When the joins that the homeroom teacher has not heard of are told; null when there are none.</summary>
    public DateTimeOffset? JoinsTellAt { get; set; }

    /// <summary>When the chat last read that a stranger was removed: one such line an hour at most.</summary>
    public DateTimeOffset? RemovalNoticeAt { get; set; }

    /// <summary>When a family last said that the link got out: the keepers hear of it once an hour.</summary>
    public DateTimeOffset? LeakReportedAt { get; set; }

    public bool IsBound => Kind is not null && GoneAt is null;

    public void Bind(ChatKind kind, Id<SchoolClass>? @class, Id<Person> by, DateTimeOffset now)
    {
        Kind = kind;
        Class = @class;
        BoundBy = by;
        BoundAt = now;
        BaselineAt = null;
        RemovalsPausedAt = null;
    }

    /// <summary>The messenger began a reset: what was wanted is under way.</summary>
    public void ResetBegun(long entry, DateTimeOffset now)
    {
        ResetEntry = entry;
        LinkResetAt = now;
        ForgetReset();
    }

    public void ForgetReset()
    {
        ResetWantedAt = null;
        ResetDueAt = null;
    }

    /// <summary>The messenger refused what only an administrator of the chat may do.</summary>
    public void LoseControl()
    {
        Standing = ChatStanding.Observed;
        ResetEntry = null;
        ForgetReset();
    }

    public void Unbind()
    {
        Kind = null;
        Class = null;
        BoundAt = null;
        BoundBy = null;
        BaselineAt = null;
        ForgetReset();
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
