using System.Text.Json.Serialization;

namespace BotHost.Sandbox.People;

/// <summary>What came of pressing a button.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "answer")]
[JsonDerivedType(typeof(Snackbar), "show_snackbar")]
[JsonDerivedType(typeof(OpenLink), "open_link")]
[JsonDerivedType(typeof(OpenApp), "open_app")]
[JsonDerivedType(typeof(Silence), "silence")]
[JsonDerivedType(typeof(Expired), "expired")]
[JsonDerivedType(typeof(Wrote), "wrote")]
public abstract record PressAnswer
{
    private PressAnswer() { }

    public sealed record Snackbar(string Text) : PressAnswer;

    /// <summary>The bot, or the button itself, opened an address.</summary>
    public sealed record OpenLink(string Link) : PressAnswer;

    public sealed record OpenApp(long AppId) : PressAnswer;

    /// <summary>The spinner stopped and nothing else happened.</summary>
    public sealed record Silence : PressAnswer;

    /// <summary>Nobody answered within VK's minute.</summary>
    public sealed record Expired : PressAnswer;

    /// <summary>A text button, or a callback button in a client that has none, wrote this message for the person.</summary>
    public sealed record Wrote(long Cmid) : PressAnswer;
}
