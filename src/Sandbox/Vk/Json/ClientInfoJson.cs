using System.Text.Json;
using BotHost.Sandbox.Setup;

namespace BotHost.Sandbox.Vk.Json;

internal static class ClientInfoJson
{
    public static void Write(Utf8JsonWriter writer, ClientFeatures client)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("button_actions"u8);
        writer.WriteStringValue("text"u8);
        writer.WriteStringValue("location"u8);
        if (client.OpenLink)
            writer.WriteStringValue("open_link"u8);
        if (client.Callback)
            writer.WriteStringValue("callback"u8);
        writer.WriteEndArray();
        writer.WriteBoolean("keyboard"u8, client.Keyboard);
        writer.WriteBoolean("inline_keyboard"u8, client.InlineKeyboard);
        writer.WriteBoolean("carousel"u8, false);
        writer.WriteNumber("lang_id"u8, 0);
        writer.WriteEndObject();
    }
}
