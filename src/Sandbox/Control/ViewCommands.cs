using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;

namespace BotHost.Sandbox.Control;

public sealed record ReadInviteLink(long ChatId) : PromptCommand<string>
{
    private protected override string Do(VkEmulator vk) => vk.View.InviteLink(ChatId);
}

public sealed record ReadPeerId(long GroupId, long ChatId) : PromptCommand<long>
{
    private protected override long Do(VkEmulator vk) => vk.View.PeerIdOf(GroupId, ChatId);
}

public sealed record ReadConversation(ConversationKey Key) : PromptCommand<ConversationView>
{
    private protected override ConversationView Do(VkEmulator vk) => vk.View.Conversation(Key);
}

public sealed record ReadMessages(ConversationKey Key, long AfterCmid = 0) : PromptCommand<IReadOnlyList<MessageView>>
{
    private protected override IReadOnlyList<MessageView> Do(VkEmulator vk) => vk.View.Messages(Key, AfterCmid);
}

public sealed record ReadConversationList(long UserId) : PromptCommand<IReadOnlyList<ConversationSummary>>
{
    private protected override IReadOnlyList<ConversationSummary> Do(VkEmulator vk) => vk.View.ConversationsOf(UserId);
}

/// <summary>Waits for the next message of a community; ends with the caller's patience.</summary>
public sealed record WaitForReply(ConversationKey Key, long AfterCmid) : SandboxCommand<MessageView>
{
    internal override Task<MessageView> DoAsync(VkEmulator vk, CancellationToken cancellationToken) =>
        vk.View.WaitForReplyAsync(Key, AfterCmid, cancellationToken);
}

/// <summary>Waits until the conversation has changed since a version.</summary>
public sealed record WaitForVersion(ConversationKey Key, long AfterVersion) : SandboxCommand<ConversationView>
{
    internal override Task<ConversationView> DoAsync(VkEmulator vk, CancellationToken cancellationToken) =>
        vk.View.WaitForAsync(Key, conversation => conversation.Version > AfterVersion, cancellationToken);
}

public sealed record ReadJournal : PromptCommand<JournalView>
{
    private protected override JournalView Do(VkEmulator vk) => new(vk.Journal.Calls, vk.Journal.Updates);
}

public sealed record JournalView(IReadOnlyList<CallEntry> Calls, IReadOnlyList<UpdateEntry> Updates);

public sealed record ReadCounts : PromptCommand<SandboxCounts>
{
    private protected override SandboxCounts Do(VkEmulator vk) => new(vk.Journal.CallCount, vk.Journal.UpdateCount, vk.Faults.Strikes);
}

/// <param name="Strikes">How often faults have struck.</param>
public sealed record SandboxCounts(long Calls, long Updates, long Strikes);
