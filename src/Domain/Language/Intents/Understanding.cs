namespace BotHost.Domain.Language.Intents;

/// <summary>What a message was understood to mean.</summary>
/// <param name="Intents">One, or two wishes in one message; their names are in the rule files.</param>
/// <param name="Entities">By name, in the order of the rule file.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Ask">What has to be asked before anything is done: "class", "letter", "intent"; null for nothing.</param>
/// <param name="Confirm">Destructive or wide: never done without a question.</param>
/// <param name="IsRefused">Understood, and refused by policy.</param>
/// <param name="Escalate">Whom it goes to; null for nobody.</param>
/// <param name="Others">What else it may mean, the likeliest first.</param>
public sealed record Understanding(
    IReadOnlyList<string> Intents,
    IReadOnlyDictionary<string, string> Entities,
    double Confidence,
    string? Ask,
    bool Confirm,
    bool IsRefused,
    string? Escalate,
    IReadOnlyList<(string Intent, double Confidence)> Others)
{
    public const string Unknown = "unknown";
    public const string Crisis = "crisis";
    public const string Security = "security_alert";
    public const string AskIntent = "intent";

    /// <summary>"verify_approve+assign_homeroom".</summary>
    public string Intent => string.Join('+', Intents);

    public bool IsUnknown => Intents is [Unknown];

    /// <summary>Says nothing of what was found, so that no name reaches a log.</summary>
    public override string ToString() => Intent;
}
