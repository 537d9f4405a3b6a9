using System.Globalization;

namespace BotHost.Sandbox.Vk;

/// <summary>An answer of VK that is a refusal.</summary>
internal sealed record VkError(int Code, string Message)
{
    private static readonly Dictionary<int, string> Known = new()
    {
        [1] = "Unknown error occurred",
        [3] = "Unknown method passed",
        [5] = "User authorization failed",
        [6] = "Too many requests per second",
        [7] = "Permission to perform this action is denied",
        [8] = "Invalid request",
        [9] = "Flood control",
        [10] = "Internal server error",
        [12] = "Unable to compile code",
        [13] = "Runtime error occurred during code invocation",
        [14] = "Captcha needed",
        [15] = "Access denied",
        [18] = "User was deleted or banned",
        [29] = "Rate limit reached",
        [100] = "One of the parameters specified was missing or invalid",
        [104] = "Not found",
        [105] = "Couldn't save file",
        [113] = "Invalid user id",
        [118] = "Invalid server",
        [121] = "Invalid hash",
        [203] = "Access to group denied",
        [900] = "Can't send messages for users from blacklist",
        [901] = "Can't send messages for users without permission",
        [902] = "Can't send messages to this user due to their privacy settings",
        [909] = "Can't edit this message, because it's too old",
        [911] = "Keyboard format is invalid",
        [912] = "This is a chat bot feature, change this status in settings",
        [914] = "Message is too long",
        [917] = "You don't have access to this chat",
        [919] = "You can't see invite link for this chat",
        [920] = "Can't edit this kind of message",
        [921] = "Can't forward these messages",
        [924] = "Can't delete this message for everybody",
        [925] = "You are not admin of this chat",
        [927] = "Chat does not exist",
        [931] = "You can't change invite link for this chat",
        [932] = "Your community can't interact with this peer",
        [935] = "User not found in chat",
        [936] = "Contact not found",
        [986] = "Need edu role",
        [993] = "Chat moved to MAX",
        [1016] = "Invalid account type - should not be edu",
        [1021] = "Can't send messages for users without conversation",
        [2000] = "Servers number limit is reached",
    };

    public static VkError Of(int code) =>
        new(code, Known.GetValueOrDefault(code) ?? string.Create(CultureInfo.InvariantCulture, $"Error {code}"));

    /// <param name="detail">What a developer would look for; VK too appends it after a colon.</param>
    public static VkError Of(int code, string detail) => new(code, $"{Of(code).Message}: {detail}");
}

/// <summary>A parameter that VK answers with error 100: a defect of the caller.</summary>
internal sealed class BadParameterException(string detail) : Exception(detail);
