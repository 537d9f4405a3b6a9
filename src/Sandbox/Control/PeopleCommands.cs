using BotHost.Sandbox.People;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;

namespace BotHost.Sandbox.Control;

public sealed record Write(long UserId, ConversationKey Where, Draft Draft) : PromptCommand<MessageView>
{
    private protected override MessageView Do(VkEmulator vk) => vk.People.Write(UserId, Where, Draft);
}

public sealed record PressStart(long UserId, long GroupId, string? Ref = null) : PromptCommand<MessageView>
{
    private protected override MessageView Do(VkEmulator vk) => vk.People.PressStart(UserId, GroupId, Ref);
}

public sealed record EditMessage(long UserId, ConversationKey Where, long Cmid, Draft Draft) : PromptCommand<MessageView>
{
    private protected override MessageView Do(VkEmulator vk) => vk.People.EditMessage(UserId, Where, Cmid, Draft);
}

public sealed record DeleteMessage(long UserId, ConversationKey Where, long Cmid) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.People.DeleteMessage(UserId, Where, Cmid);
}

/// <param name="Cmid">The message that holds the button; null for the keyboard under the input field.</param>
public sealed record Press(long UserId, ConversationKey Where, long? Cmid, string Label) : SandboxCommand<PressAnswer>
{
    internal override Task<PressAnswer> DoAsync(VkEmulator vk, CancellationToken cancellationToken) =>
        vk.People.PressAsync(UserId, Where, Cmid, Label, cancellationToken);
}

public sealed record PressWithPayload(long UserId, ConversationKey Where, long? Cmid, string? Payload) : SandboxCommand<PressAnswer>
{
    internal override Task<PressAnswer> DoAsync(VkEmulator vk, CancellationToken cancellationToken) =>
        vk.People.PressWithPayloadAsync(UserId, Where, Cmid, Payload, cancellationToken);
}

public sealed record AllowMessages(long UserId, long GroupId, string Key = "") : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.People.AllowMessages(UserId, GroupId, Key);
}

public sealed record DenyMessages(long UserId, long GroupId) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.People.DenyMessages(UserId, GroupId);
}

public sealed record SetBlacklisted(long UserId, long GroupId, bool IsBlacklisted) : SilentCommand
{
    private protected override void Do(VkEmulator vk) => vk.People.SetBlacklisted(UserId, GroupId, IsBlacklisted);
}

public sealed record UploadDocument(long UserId, string FileName, byte[] Content, long? ClaimedSize = null) : PromptCommand<Attachment.Document>
{
    private protected override Attachment.Document Do(VkEmulator vk) => vk.People.UploadDocument(UserId, FileName, Content, ClaimedSize);
}
