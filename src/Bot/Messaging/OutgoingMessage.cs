namespace BotHost.Messaging;

/// <summary>A message to show: plain text, buttons, media. The adapter renders it and checks it against its limits.</summary>
public sealed record OutgoingMessage
{
    /// <summary>At most <see cref="MessengerCapabilities.MaxTextLength"/> characters; longer texts are split before they get here.</summary>
    public required string Text { get; init; }

    /// <summary>Rows of buttons shown under the message.</summary>
    public IReadOnlyList<IReadOnlyList<Button>> Buttons { get; init; } = [];

    /// <summary>Media uploaded before, in the adapter's own notation.</summary>
    public IReadOnlyList<string> Media { get; init; } = [];

    /// <summary>The text holds a link that must not be previewed.</summary>
    public bool HasLink { get; init; }

    /// <summary>Part of a mailing: it waits for whatever a person waits for.</summary>
    public SendPriority Priority { get; init; }

    /// <summary>What the reader's client can show; null when nobody said, which is taken as everything.</summary>
    public ClientFeatures? Client { get; init; }
}

/// <param name="Label">At most 40 characters.</param>
public sealed record Button(string Label, ButtonAction Action, ButtonTone Tone = ButtonTone.Secondary);

public enum ButtonTone
{
    Primary,
    Secondary,
    Positive,
    Negative,
}

/// <summary>What a button does.</summary>
[System.Text.Json.Serialization.JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[System.Text.Json.Serialization.JsonDerivedType(typeof(Callback), "call")]
[System.Text.Json.Serialization.JsonDerivedType(typeof(OpenUrl), "open")]
public abstract record ButtonAction
{
    private ButtonAction() { }

    /// <summary>Comes back as <see cref="ButtonPressed"/>, or as <see cref="TextReceived.ButtonToken"/> from a client without callback buttons.</summary>
    /// <param name="Token">1 to 64 characters of <c>[A-Za-z0-9_-]</c>.</param>
    public sealed record Callback(string Token) : ButtonAction;

    public sealed record OpenUrl(string Url) : ButtonAction;
}
