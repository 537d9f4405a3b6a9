using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotHost.Messaging;

/// <summary>How updates, messages and button choices are stored.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IncomingUpdate))]
[JsonSerializable(typeof(OutgoingMessage))]
[JsonSerializable(typeof(StoredChoice[]))]
internal sealed partial class MessagingJson : JsonSerializerContext
{
    /// <summary>Cyrillic is written as it is, not as escapes.</summary>
    public static MessagingJson Stored { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });

    public static string Write(OutgoingMessage message) => JsonSerializer.Serialize(message, Stored.OutgoingMessage);

    public static string Write(IncomingUpdate update) => JsonSerializer.Serialize(update, Stored.IncomingUpdate);

    public static OutgoingMessage ReadMessage(string json) => JsonSerializer.Deserialize(json, Stored.OutgoingMessage)!;

    public static IncomingUpdate ReadUpdate(string json) => JsonSerializer.Deserialize(json, Stored.IncomingUpdate)!;
}
