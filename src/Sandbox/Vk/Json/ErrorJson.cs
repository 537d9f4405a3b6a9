using System.Text.Json;

namespace BotHost.Sandbox.Vk.Json;

internal static class ErrorJson
{
    /// <summary>The parameters come back as VK echoes them, the token excepted.</summary>
    public static void Write(Utf8JsonWriter writer, string method, ApiParameters parameters, VkError error)
    {
        writer.WriteStartObject("error"u8);
        writer.WriteNumber("error_code"u8, error.Code);
        writer.WriteString("error_msg"u8, error.Message);
        writer.WriteStartArray("request_params"u8);
        WriteParameter(writer, "method", method);
        WriteParameter(writer, "oauth", "1");
        foreach (var (key, value) in parameters.Values)
            WriteParameter(writer, key, value);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteParameter(Utf8JsonWriter writer, string key, string value)
    {
        writer.WriteStartObject();
        writer.WriteString("key"u8, key);
        writer.WriteString("value"u8, value);
        writer.WriteEndObject();
    }
}
