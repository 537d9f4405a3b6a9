using System.Text.Json;

namespace BotHost.Vk;

// What VK sends, as far as the adapter reads it. Every field may be missing; parts that are known to change their shape are raw.

internal sealed record VkUpdate
{
    public string? Type { get; init; }
    public string? EventId { get; init; }
    public long? GroupId { get; init; }
    public string? Secret { get; init; }
    public JsonElement? Object { get; init; }
}

internal sealed record VkMessage
{
    public long? Date { get; init; }
    public long? UpdateTime { get; init; }
    public long? PeerId { get; init; }
    public long? FromId { get; init; }
    public long? ConversationMessageId { get; init; }
    public long? RandomId { get; init; }
    public bool Out { get; init; }
    public string? Text { get; init; }
    public string? Ref { get; init; }
    public JsonElement? Payload { get; init; }
    public JsonElement? Action { get; init; }
    public JsonElement? Attachments { get; init; }
    public JsonElement? FwdMessages { get; init; }
    public JsonElement? ReplyMessage { get; init; }
    public JsonElement? Geo { get; init; }
}

internal sealed record VkMessageAction
{
    public string? Type { get; init; }
    public long? MemberId { get; init; }
    public string? Text { get; init; }
}

internal sealed record VkButtonEvent
{
    public long? UserId { get; init; }
    public long? PeerId { get; init; }
    public string? EventId { get; init; }
    public long? ConversationMessageId { get; init; }
    public JsonElement? Payload { get; init; }
}

internal sealed record VkPermission
{
    public long? UserId { get; init; }
}

internal sealed record VkAttachment
{
    public string? Type { get; init; }
    public JsonElement? Doc { get; init; }
    public JsonElement? AudioMessage { get; init; }
    public JsonElement? Photo { get; init; }
}

internal sealed record VkPhoto
{
    public JsonElement? Sizes { get; init; }
}

internal sealed record VkPhotoSize
{
    public string? Url { get; init; }
    public long? Width { get; init; }
}

internal sealed record VkDocument
{
    public string? Title { get; init; }
    public long? Size { get; init; }
    public string? Url { get; init; }
}

internal sealed record VkVoice
{
    public string? Transcript { get; init; }
}

internal sealed record VkClientInfo
{
    public JsonElement? ButtonActions { get; init; }
    public bool Keyboard { get; init; }
    public bool InlineKeyboard { get; init; }
}

/// <summary>Ours is <c>{"t":TOKEN}</c>; <c>command</c> is VK's own.</summary>
internal sealed record VkPayload
{
    public string? T { get; init; }
    public string? Command { get; init; }
    public JsonElement? Payload { get; init; }
}

internal sealed record VkSent
{
    public long? PeerId { get; init; }
    public long? ConversationMessageId { get; init; }
    public JsonElement? Error { get; init; }
}

/// <summary>Says <c>code</c>, where an error of a whole call says <c>error_code</c>.</summary>
internal sealed record VkSentError
{
    public long? Code { get; init; }
    public long? ErrorCode { get; init; }
}

internal sealed record VkExecuteError
{
    public string? Method { get; init; }
    public long? ErrorCode { get; init; }
}

internal sealed record VkDeleted
{
    public bool Response { get; init; }
    public JsonElement? Error { get; init; }
}

internal sealed record VkLink
{
    public string? Link { get; init; }
}

/// <summary>A page of a list.</summary>
internal sealed record VkPage
{
    public long? Count { get; init; }
    public JsonElement? Items { get; init; }
    public JsonElement? Profiles { get; init; }
}

internal sealed record VkMember
{
    public long? MemberId { get; init; }
    public long? InvitedBy { get; init; }
    public long? JoinDate { get; init; }
    public bool IsAdmin { get; init; }
    public bool IsOwner { get; init; }
    public bool IsMessageRequest { get; init; }
}

internal sealed record VkProfile
{
    public long? Id { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }

    public string DisplayName => $"{FirstName} {LastName}".Trim();
}

internal sealed record VkConversation
{
    public JsonElement? LastMessage { get; init; }
    public JsonElement? ChatSettings { get; init; }
}

internal sealed record VkChatSettings
{
    public long? OwnerId { get; init; }
    public string? Title { get; init; }
    public string? State { get; init; }
    public JsonElement? AdminIds { get; init; }
    public JsonElement? Acl { get; init; }
}

internal sealed record VkAcl
{
    public bool CanSeeInviteLink { get; init; }
    public bool CanChangeInviteLink { get; init; }
}

internal sealed record VkScreenName
{
    public string? Type { get; init; }
    public long? ObjectId { get; init; }
}

internal sealed record VkUploadServer
{
    public string? UploadUrl { get; init; }
}

internal sealed record VkUploadedPhoto
{
    public long? Server { get; init; }
    public string? Photo { get; init; }
    public string? Hash { get; init; }
}

internal sealed record VkUploadedFile
{
    public string? File { get; init; }
}

internal sealed record VkSavedMedia
{
    public long? Id { get; init; }
    public long? OwnerId { get; init; }
    public string? AccessKey { get; init; }
}

internal sealed record VkSavedDocument
{
    public JsonElement? Doc { get; init; }
}

internal sealed record VkLongPollServer
{
    public string? Key { get; init; }
    public string? Server { get; init; }
    public string? Ts { get; init; }
}

internal sealed record VkPollAnswer
{
    public string? Ts { get; init; }
    public JsonElement? Updates { get; init; }
    public long? Failed { get; init; }
}

internal sealed record VkLongPollSettings
{
    public bool IsEnabled { get; init; }
    public string? ApiVersion { get; init; }
    public JsonElement? Events { get; init; }
}

internal sealed record VkTokenPermissions
{
    public JsonElement? Permissions { get; init; }
}

internal sealed record VkTokenPermission
{
    public string? Name { get; init; }
}

internal sealed record VkGroups
{
    public JsonElement? Groups { get; init; }
}

internal sealed record VkGroup
{
    public long? Id { get; init; }
    public string? ScreenName { get; init; }
}

internal sealed record VkCallbackServer
{
    public string? Url { get; init; }
    public string? Status { get; init; }
}
