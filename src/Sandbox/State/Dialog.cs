namespace BotHost.Sandbox.State;

/// <summary>The private dialog of a user with a community.</summary>
internal sealed class Dialog(User user, Community community)
    : Conversation(ConversationKey.Dialog(user.Id, community.Id))
{
    public User User { get; } = user;
    public Community Community { get; } = community;

    /// <summary>Whether the person lets the community write: by writing first or by a button. Null when neither was said.</summary>
    public bool? IsAllowed { get; set; }

    /// <summary>The community is on the person's blacklist (error 900).</summary>
    public bool IsBlacklisted { get; set; }

    /// <summary>The last message of the person that the community marked as read.</summary>
    public long InReadCmid { get; set; }

    /// <summary>The person wrote last, and nobody answered or marked the dialog as answered.</summary>
    public bool IsUnanswered { get; set; }
}
