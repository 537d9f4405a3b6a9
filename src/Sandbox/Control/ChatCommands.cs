using BotHost.Sandbox.People;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Control;

/// <summary>Answers the emulator's number of the chat.</summary>
public sealed record CreateChat(long OwnerId, string Title, IReadOnlyList<long> MemberIds) : PromptCommand<long>
{
    private protected override long Do(VkEmulator vk) => vk.People.CreateChat(OwnerId, Title, MemberIds);
}

public sealed record AddCommunityToChat(long ByUserId, long ChatId, long GroupId) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.People.AddCommunityToChat(ByUserId, ChatId, GroupId);
}

public sealed record AddUserToChat(long ByUserId, long ChatId, long UserId) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.People.AddUserToChat(ByUserId, ChatId, UserId);
}

public sealed record JoinByLink(long UserId, string Link) : PromptCommand<JoinResult>
{
    private protected override JoinResult Do(VkEmulator vk) => vk.People.JoinByLink(UserId, Link);
}

public sealed record LeaveChat(long UserId, long ChatId) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.People.LeaveChat(UserId, ChatId);
}

/// <param name="MemberId">Negative for a community.</param>
public sealed record RemoveFromChat(long ByUserId, long ChatId, long MemberId) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.People.RemoveFromChat(ByUserId, ChatId, MemberId);
}

public sealed record SetChatTitle(long ByUserId, long ChatId, string Title) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.People.SetChatTitle(ByUserId, ChatId, Title);
}

/// <param name="MemberId">Negative for a community.</param>
public sealed record SetChatRights(long ChatId, long MemberId, ChatRights Rights) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.People.SetChatRights(ChatId, MemberId, Rights);
}

public sealed record ResetInviteLink(long ByUserId, long ChatId) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.People.ResetInviteLink(ByUserId, ChatId);
}
