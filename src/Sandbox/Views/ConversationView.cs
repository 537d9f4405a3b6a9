using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Views;

/// <summary>A conversation as it stands.</summary>
/// <param name="Version">Grows with every change.</param>
/// <param name="Keyboard">The keyboard under the input field; null when there is none.</param>
public sealed record ConversationView(
    ConversationKey Key, string Title, long Version, IReadOnlyList<MessageView> Messages, Keyboard? Keyboard, MessageView? Pinned)
{
    /// <summary>Empty for a private dialog.</summary>
    public IReadOnlyList<MemberView> Members { get; init; } = [];
}

/// <param name="MemberId">Negative for a community.</param>
public sealed record MemberView(long MemberId, string Name, long InvitedBy, DateTimeOffset JoinedAt, ChatRights Rights, bool IsOwner);

/// <param name="LastText">Empty when there is no message yet.</param>
public sealed record ConversationSummary(ConversationKey Key, string Title, string LastText, DateTimeOffset? LastDate, long Version);
