using BotHost.Domain.Messaging;

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

    public bool IsInside => LeftAt is null;
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
