namespace BotHost.Sandbox.State;

/// <summary>A keyboard that passed VK's checks.</summary>
public sealed record Keyboard(bool OneTime, bool Inline, IReadOnlyList<IReadOnlyList<KeyboardButton>> Rows)
{
    /// <summary>As the community sent it.</summary>
    internal string Source { get; init; } = "";

    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<KeyboardButton> Buttons => Rows.SelectMany(row => row);
}

/// <param name="Type">text, callback, open_link, location, open_app, vkpay.</param>
/// <param name="Payload">JSON, or null.</param>
/// <param name="Color">primary, secondary, positive or negative; null where the action has none.</param>
public sealed record KeyboardButton(string Type, string Label, string? Payload, string? Link, string? Color);
