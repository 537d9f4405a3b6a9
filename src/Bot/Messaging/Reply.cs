using System.Collections.Immutable;

namespace BotHost.Messaging;

/// <summary>Words and choices for a person, before buttons have tokens.</summary>
/// <param name="Text">Plain text. Longer than the messenger takes: split at paragraphs.</param>
internal sealed record Reply(string Text)
{
    public ImmutableList<ImmutableList<Choice>> Rows { get; init; } = [];

    /// <summary>The first press spends all buttons of the message.</summary>
    public bool IsDeciding { get; init; }

    /// <summary>A "Меню" button is added in private dialogs.</summary>
    public bool HasMenu { get; init; } = true;

    /// <summary>Pictures and documents uploaded before.</summary>
    public ImmutableList<string> Media { get; init; } = [];

    public Reply Row(params ReadOnlySpan<Choice> choices) => this with { Rows = Rows.Add([.. choices]) };

    /// <summary>One choice a row.</summary>
    public Reply Rowed(IEnumerable<Choice> choices) => this with { Rows = Rows.AddRange(choices.Select(choice => ImmutableList.Create(choice))) };

    /// <summary>Short choices side by side.</summary>
    public Reply Tiled(IEnumerable<Choice> choices, int perRow = 3)
        => this with { Rows = Rows.AddRange(choices.Chunk(perRow).Select(row => ImmutableList.Create(row))) };

    public Reply Deciding() => this with { IsDeciding = true };

    public Reply WithoutMenu() => this with { HasMenu = false };

    public static implicit operator Reply(string text) => new(text);
}

/// <summary>What a person can choose under a message: an operation of the bot or a page to open.</summary>
/// <param name="Label">At most 40 characters; longer ones are cut.</param>
/// <param name="Words">The operation, as the command router reads it; empty for a page.</param>
internal sealed record Choice(string Label, string[] Words, ButtonTone Tone = ButtonTone.Secondary, string? Url = null)
{
    private const int MaxLabel = 40;

    public static Choice Do(string label, params string[] words) => new(TextParts.Cut(label, MaxLabel), words);

    public static Choice Open(string label, string url) => new(TextParts.Cut(label, MaxLabel), [], Url: url);

    public Choice Positive() => this with { Tone = ButtonTone.Positive };

    public Choice Negative() => this with { Tone = ButtonTone.Negative };

    public Choice Primary() => this with { Tone = ButtonTone.Primary };
}
