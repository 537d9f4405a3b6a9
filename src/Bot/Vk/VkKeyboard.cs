using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BotHost.Messaging;

namespace BotHost.Vk;

/// <summary>
/// Buttons as VK's keyboard JSON. Under the message when they fit there; a longer menu goes to the place of the ordinary keyboard, as
/// text buttons that vanish after use.
/// </summary>
internal static class VkKeyboard
{
    public const int MaxPerRow = 5;
    public const int MaxInlineRows = 6;
    public const int MaxInlineButtons = 10;
    public const int MaxLabel = 40;
    private const int MaxRows = 10;
    private const int MaxButtons = 40;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Null for no buttons.</returns>
    public static string? Render(IReadOnlyList<IReadOnlyList<Button>> buttons, ClientFeatures? client)
    {
        var rows = Arrange(buttons);
        if (rows.Count == 0)
            return null;

        var features = client ?? ClientFeatures.All;
        var isInline = features.InlineKeyboard && rows.Count <= MaxInlineRows && rows.Sum(row => row.Length) <= MaxInlineButtons;
        var output = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            // VK lets only text buttons vanish after use, and none under a message.
            json.WriteBoolean("one_time", !isInline && rows.TrueForAll(row => Array.TrueForAll(row, button => button.Action is ButtonAction.Callback)));
            json.WriteBoolean("inline", isInline);
            json.WriteStartArray("buttons");
            foreach (var row in isInline ? rows : Trim(rows))
            {
                json.WriteStartArray();
                foreach (var button in row)
                    Write(json, button, asText: !isInline || !features.CallbackButtons);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>The payload of a button: it comes back as it went.</summary>
    public static string Payload(string token) => $$"""{"t":"{{JsonEncodedText.Encode(token)}}"}""";

    private static List<Button[]> Arrange(IReadOnlyList<IReadOnlyList<Button>> buttons)
    {
        var rows = new List<Button[]>(buttons.Count);
        foreach (var row in buttons)
            rows.AddRange(row.Chunk(MaxPerRow)); // a row that is too wide goes on below
        return rows;
    }

    private static IEnumerable<Button[]> Trim(List<Button[]> rows)
    {
        var left = MaxButtons;
        foreach (var row in rows.Take(MaxRows))
        {
            if (left == 0)
                yield break;
            yield return row.Length <= left ? row : row[..left];
            left -= Math.Min(left, row.Length);
        }
    }

    private static void Write(Utf8JsonWriter json, Button button, bool asText)
    {
        var label = string.IsNullOrWhiteSpace(button.Label) ? "…" : TextParts.Cut(button.Label, MaxLabel);
        json.WriteStartObject();
        json.WriteStartObject("action");
        switch (button.Action)
        {
            case ButtonAction.OpenUrl open:
                json.WriteString("type", "open_link");
                json.WriteString("link", open.Url);
                json.WriteString("label", label);
                json.WriteEndObject();
                break;
            case ButtonAction.Callback call:
                json.WriteString("type", asText ? "text" : "callback");
                json.WriteString("label", label);
                json.WriteString("payload", Payload(call.Token));
                json.WriteEndObject();
                json.WriteString("color", Color(button.Tone)); // VK refuses a colour on a link
                break;
        }

        json.WriteEndObject();
    }

    private static string Color(ButtonTone tone) => tone switch
    {
        ButtonTone.Primary => "primary",
        ButtonTone.Positive => "positive",
        ButtonTone.Negative => "negative",
        _ => "secondary",
    };
}
