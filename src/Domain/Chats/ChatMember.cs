using BotHost.Domain.Messaging;
using BotHost.Domain.People;

namespace BotHost.Domain.Chats;

/// <summary>An account that is or was in a chat, as the bot saw it.</summary>
public sealed class ChatMember : ISchoolRow, IVersioned
{
    public Id<ChatMember> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<Chat> Chat { get; init; }
    public required UserRef User { get; init; }
    public required Standing Standing { get; set; }
    public required DateTimeOffset JoinedAt { get; set; }
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>Runs the chat in the messenger: never touched by the bot.</summary>
    public bool IsChatAdmin { get; set; }

    /// <summary>Who added them, when somebody did.</summary>
    public UserRef? AddedBy { get; set; }

    /// <summary>When the bot put them out; null when it never did, or the messenger refused.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>Who said "Наш" or "Не наш"; null while nobody did.</summary>
    public Id<Person>? DecidedBy { get; set; }

    /// <summary>When that was said: it can be taken back for ten minutes.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Put out by mistake: until then they may come back without an invite.</summary>
    public DateTimeOffset? WelcomeUntil { get; set; }

    /// <summary>The homeroom teacher has still to hear of this join.</summary>
    public bool IsJoinUntold { get; set; }

    public bool IsInside => LeftAt is null;

    /// <summary>They came: again, if they had left.</summary>
    public void Enter(Standing standing, DateTimeOffset at, UserRef? addedBy)
    {
        Standing = standing;
        JoinedAt = at;
        AddedBy = addedBy;
        LeftAt = null;
        DecidedBy = null;
        DecidedAt = null;
    }
}

/// <summary>Why a member is in the chat.</summary>
public enum Standing
{
    /// <summary>Was inside when the chat was bound: never removed by the bot.</summary>
    Baseline = 1,

    /// <summary>Came by an own invite.</summary>
    Invited = 2,

    /// <summary>Came without a lease, but belongs here.</summary>
    Entitled = 3,

    /// <summary>Verified staff added or accepted them.</summary>
    AddedByStaff = 4,

    /// <summary>Nobody knows: waits for the homeroom teacher's word.</summary>
    Unknown = 5,

    /// <summary>The bot is removing, or removed, them.</summary>
    Removed = 6,
}
