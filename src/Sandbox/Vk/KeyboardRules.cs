using System.Text.Json;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Vk;

/// <summary>Reads a keyboard and holds it to VK's limits.</summary>
internal static class KeyboardRules
{
    private const int MaxPerRow = 5;
    private const int MaxLabel = 40;
    public const int MaxPayload = 255;

    /// <param name="problem">Why VK would answer 911; null when the keyboard is good.</param>
    public static Keyboard? Read(string json, out string? problem)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var keyboard = Read(document.RootElement, json, out problem);
            return problem is null ? keyboard : null;
        }
        catch (JsonException)
        {
            problem = "it is not JSON";
            return null;
        }
    }

    private static Keyboard? Read(JsonElement root, string json, out string? problem)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("buttons", out var rows) || rows.ValueKind != JsonValueKind.Array)
        {
            problem = "buttons should be an array of rows";
            return null;
        }
        if (!TryFlag(root, "one_time", out var oneTime) || !TryFlag(root, "inline", out var inline))
        {
            problem = "one_time and inline should be boolean";
            return null;
        }
        problem = oneTime && inline ? "an inline keyboard cannot be one_time" : null;
        var read = new List<IReadOnlyList<KeyboardButton>>(rows.GetArrayLength());
        foreach (var row in rows.EnumerateArray())
        {
            problem ??= row.ValueKind != JsonValueKind.Array ? "a row should be an array" : null;
            if (problem is not null)
                return null;
            read.Add(ReadRow(row, out problem));
        }
        problem ??= CheckSize(read, inline);
        problem ??= oneTime && read.Exists(row => row.Any(button => button.Type is not ("text" or "location")))
            ? "one_time is for text and location buttons"
            : null;
        return new Keyboard(oneTime, inline, read) { Source = json };
    }

    private static string? CheckSize(List<IReadOnlyList<KeyboardButton>> rows, bool inline)
    {
        var (maxRows, maxButtons) = inline ? (6, 10) : (10, 40);
        return rows switch
        {
            _ when rows.Count > maxRows => $"at most {maxRows} rows",
            _ when rows.Exists(row => row.Count > MaxPerRow) => $"at most {MaxPerRow} buttons in a row",
            _ when rows.Exists(row => row.Count == 0) => "a row is empty",
            _ when rows.Sum(row => row.Count) > maxButtons => $"at most {maxButtons} buttons",
            _ => null,
        };
    }

    private static List<KeyboardButton> ReadRow(JsonElement row, out string? problem)
    {
        problem = null;
        var buttons = new List<KeyboardButton>(row.GetArrayLength());
        foreach (var element in row.EnumerateArray())
        {
            if (ReadButton(element, out problem) is not { } button)
                break;
            buttons.Add(button);
        }
        return buttons;
    }

    private static KeyboardButton? ReadButton(JsonElement element, out string? problem)
    {
        problem = "a button should be an object with an action";
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("action", out var action)
            || action.ValueKind != JsonValueKind.Object)
            return null;
        if (!TryText(action, "type", out var type) || !TryText(action, "label", out var label)
            || !TryText(action, "link", out var link) || !TryText(element, "color", out var color))
        {
            problem = "type, label, link and color should be strings";
            return null;
        }
        if (!TryPayload(action, out var payload))
        {
            problem = $"payload should be valid JSON of at most {MaxPayload} characters";
            return null;
        }
        var button = new KeyboardButton(type ?? "", label ?? "", payload, link, color);
        problem = Check(button);
        return problem is null ? button : null;
    }

    private static string? Check(KeyboardButton button) => button switch
    {
        { Type: not ("text" or "callback" or "open_link" or "location" or "open_app" or "vkpay" or "open_photo") } => "unknown action type",
        { Type: "text" or "callback" or "open_link" or "open_app", Label: "" } => "label is empty",
        { Label.Length: > MaxLabel } => $"label is longer than {MaxLabel}",
        { Type: "open_link", Link: null or "" } => "link is empty",
        { Type: "open_link", Link: { } link } when !Uri.TryCreate(link, UriKind.Absolute, out _) => "link is not an address",
        { Color: not (null or "primary" or "secondary" or "positive" or "negative" or "default") } => "unknown color",
        { Color: not null, Type: not ("text" or "callback") } => "only text and callback buttons have a color",
        _ => null,
    };

    /// <summary>Clients send the payload as a string with JSON or as JSON itself; VK stores a string.</summary>
    private static bool TryPayload(JsonElement action, out string? payload)
    {
        payload = null;
        if (!action.TryGetProperty("payload", out var value) || value.ValueKind == JsonValueKind.Null)
            return true;
        payload = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return payload.Length == 0 || IsValidPayload(payload);
    }

    public static bool IsValidPayload(string payload) => payload.Length <= MaxPayload && IsJson(payload);

    public static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool TryText(JsonElement element, string name, out string? text)
    {
        text = null;
        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return true;
        text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is not null;
    }

    private static bool TryFlag(JsonElement root, string name, out bool flag)
    {
        flag = root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
        return value.ValueKind is JsonValueKind.Undefined or JsonValueKind.True or JsonValueKind.False;
    }
}
