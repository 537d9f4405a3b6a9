using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace BotHost.Vk;

/// <summary>VK's JSON. A field of the wrong type is read as absent; forwarded messages nest deeply, hence the depth.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    MaxDepth = Depth,
    Converters = [typeof(VkTextConverter), typeof(VkNumberConverter), typeof(VkFlagConverter)])]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(long?))]
[JsonSerializable(typeof(VkUpdate))]
[JsonSerializable(typeof(VkMessage))]
[JsonSerializable(typeof(VkMessageAction))]
[JsonSerializable(typeof(VkButtonEvent))]
[JsonSerializable(typeof(VkPermission))]
[JsonSerializable(typeof(VkAttachment))]
[JsonSerializable(typeof(VkDocument))]
[JsonSerializable(typeof(VkVoice))]
[JsonSerializable(typeof(VkPhoto))]
[JsonSerializable(typeof(VkPhotoSize))]
[JsonSerializable(typeof(VkClientInfo))]
[JsonSerializable(typeof(VkPayload))]
[JsonSerializable(typeof(VkSent))]
[JsonSerializable(typeof(VkSentError))]
[JsonSerializable(typeof(VkExecuteError))]
[JsonSerializable(typeof(VkDeleted))]
[JsonSerializable(typeof(VkLink))]
[JsonSerializable(typeof(VkPage))]
[JsonSerializable(typeof(VkMember))]
[JsonSerializable(typeof(VkProfile))]
[JsonSerializable(typeof(VkConversation))]
[JsonSerializable(typeof(VkChatSettings))]
[JsonSerializable(typeof(VkAcl))]
[JsonSerializable(typeof(VkScreenName))]
[JsonSerializable(typeof(VkUploadServer))]
[JsonSerializable(typeof(VkUploadedPhoto))]
[JsonSerializable(typeof(VkUploadedFile))]
[JsonSerializable(typeof(VkSavedMedia))]
[JsonSerializable(typeof(VkSavedDocument))]
[JsonSerializable(typeof(VkLongPollServer))]
[JsonSerializable(typeof(VkPollAnswer))]
[JsonSerializable(typeof(VkLongPollSettings))]
[JsonSerializable(typeof(VkTokenPermissions))]
[JsonSerializable(typeof(VkTokenPermission))]
[JsonSerializable(typeof(VkGroups))]
[JsonSerializable(typeof(VkGroup))]
[JsonSerializable(typeof(VkCallbackServer))]
internal sealed partial class VkJson : JsonSerializerContext
{
    public const int Depth = 1000;

    public static JsonDocumentOptions Document { get; } = new() { MaxDepth = Depth };
}

/// <summary>Reading what VK sends without believing that it has the shape it should have.</summary>
internal static class VkElements
{
    /// <returns>Null when the element is not an object.</returns>
    public static T? As<T>(this JsonElement element, JsonTypeInfo<T> type)
        where T : class => element.ValueKind == JsonValueKind.Object ? element.Deserialize(type) : null;

    public static T? As<T>(this JsonElement? element, JsonTypeInfo<T> type)
        where T : class => element is { } present ? present.As(type) : null;

    /// <summary>The objects of an array; whatever else is in it is passed over.</summary>
    public static IEnumerable<T> AllOf<T>(this JsonElement? element, JsonTypeInfo<T> type)
        where T : class => element is { } present ? present.AllOf(type) : [];

    public static IEnumerable<T> AllOf<T>(this JsonElement element, JsonTypeInfo<T> type)
        where T : class =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().Select(item => item.As(type)).OfType<T>() : [];

    public static bool HasItems(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() > 0;

    public static JsonElement Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    public static long? Number(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Undefined ? null : element.Deserialize(VkJson.Default.NullableInt64);

    public static string? Text(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Undefined ? null : element.Deserialize(VkJson.Default.String);

    /// <summary>The element's own bytes as text; broken UTF-8 is replaced.</summary>
    public static string Raw(this JsonElement element) => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(element));
}
