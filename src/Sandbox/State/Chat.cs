namespace BotHost.Sandbox.State;

/// <summary>A group chat. Guarded by <see cref="World.Gate"/>.</summary>
internal sealed class Chat(long id, string title, long ownerId) : Conversation(ConversationKey.Chat(id))
{
    public const long PeerOffset = 2_000_000_000;

    public long Id { get; } = id;
    public string Title { get; set; } = title;

    /// <summary>Negative for a community.</summary>
    public long OwnerId { get; } = ownerId;

    public Dictionary<long, ChatMember> Members { get; } = [];

    /// <summary>The communities among the members, so that a message finds its readers without a walk.</summary>
    public List<Community> Communities { get; } = [];

    /// <summary>Users who were removed, not those who left.</summary>
    public HashSet<long> Kicked { get; } = [];

    public string InviteLink { get; set; } = "";
}

internal sealed class ChatMember(long memberId, long invitedBy, DateTimeOffset joinedAt)
{
    /// <summary>Negative for a community.</summary>
    public long MemberId { get; } = memberId;

    public long InvitedBy { get; } = invitedBy;
    public DateTimeOffset JoinedAt { get; } = joinedAt;
    public ChatRights Rights { get; set; } = ChatRights.Plain;
}

/// <summary>What a member may do in a chat.</summary>
/// <param name="SeesAllMessages">For a community without admin rights that was given the whole conversation to read.</param>
public sealed record ChatRights(bool IsAdmin, bool CanSeeInviteLink, bool CanChangeInviteLink, bool SeesAllMessages)
{
    public static ChatRights Plain { get; } = new(false, false, false, false);

    public static ChatRights Admin { get; } = new(true, true, true, true);
}
