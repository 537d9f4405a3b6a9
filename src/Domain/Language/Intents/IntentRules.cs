namespace BotHost.Domain.Language.Intents;

/// <summary>What one rule file says of one intent. <see cref="RuleReader"/> reads it.</summary>
/// <param name="Name">As <c>understand</c> prints it.</param>
/// <param name="Slots">Which entities belong to the intent, in the order of printing.</param>
/// <param name="MissingClass">What to do when a class belongs to it and none was named.</param>
/// <param name="Confirm">Destructive or wide: never done without a question.</param>
/// <param name="Refused">Understood, and refused by policy.</param>
/// <param name="Escalate">Whom it goes to; null for nobody.</param>
public sealed record IntentRules(
    string Name,
    string Role,
    IReadOnlyList<string> Slots,
    MissingClass MissingClass,
    bool Confirm,
    bool Refused,
    string? Escalate,
    IReadOnlyList<Pattern> Patterns,
    IReadOnlyList<ValueRule> Values,
    IReadOnlyList<Example> Examples)
{
    /// <summary>The plain words of the patterns and values, to be known to the vocabulary.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

public enum MissingClass
{
    /// <summary>The intent does without.</summary>
    Fine,

    Ask,

    /// <summary>A teacher's own class is meant.</summary>
    Mine,
}

/// <summary>All elements have to be in the message, in any order.</summary>
/// <param name="Weight">Added to the intent's score: 3 is a hint, 6 decides.</param>
public sealed record Pattern(IReadOnlyList<Element> Elements, double Weight);

/// <summary>One of these has to be in the message, or none of them when it is negative.</summary>
public sealed record Element(IReadOnlyList<Term> Anyone, bool IsAbsent);

/// <summary>Words that stand one behind the other; mostly it is one. Each as <see cref="Lexicon"/> writes it: a stem, "@concept", "&lt;mark&gt;", "%role".</summary>
public sealed record Term(IReadOnlyList<string> Symbols);

/// <summary>"topic=mute_chat" when one of the patterns fits.</summary>
public sealed record ValueRule(string Slot, string Value, IReadOnlyList<Pattern> Patterns);

/// <param name="Role">"any" when anybody may say it.</param>
public sealed record Example(string Role, string Text);

/// <summary>Synonyms and values that all intents share.</summary>
/// <param name="Concepts">"@дать" and the words that mean it.</param>
/// <param name="Nouns">Things people speak of, in the nominative.</param>
public sealed record Lexicon(IReadOnlyList<(string Concept, IReadOnlyList<string> Words)> Concepts, IReadOnlyList<string> Nouns, IReadOnlyList<string> CommonWords, IReadOnlyList<ValueRule> Values)
{
    /// <summary>The plain words of the values, to be known to the vocabulary.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

/// <summary>A rule file cannot be read; says where.</summary>
public sealed class RuleFormatException : FormatException
{
    public RuleFormatException(string file, int line, string problem) : base($"{file}, line {line}: {problem}") { }

    public RuleFormatException(string message) : base(message) { }

    public RuleFormatException() { }

    public RuleFormatException(string message, Exception innerException) : base(message, innerException) { }
}
