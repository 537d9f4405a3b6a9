using BotHost.Domain.Language.Entities;
using BotHost.Domain.Language.Text;

namespace BotHost.Domain.Language.Intents;

/// <summary>What the slots are filled from.</summary>
internal sealed record SlotContext(Findings Findings, MessageFeatures Features, Concepts Concepts, NounForms Nouns, IReadOnlyList<IntentRules> Rules, string Role, IReadOnlySet<string> SchoolClasses)
{
    public IReadOnlyList<Token> Tokens => Findings.Utterance.Tokens;

    public bool Is(string intent) => Rules.Any(rules => rules.Name == intent);

    public bool IsConcept(int token, string concept) => Concepts.Of(Tokens[token].Stem).Contains(concept);

    public string? FirstTime(FoundKind kind) => Findings.Times.FirstOrDefault(it => it.Kind == kind)?.Value;
}

/// <summary>The nominative of the things that schools speak of: "экскурсии" → "экскурсия".</summary>
internal sealed class NounForms(IEnumerable<string> nouns)
{
    private readonly Dictionary<string, string> _byStem = nouns.GroupBy(Stemmer.Stem).ToDictionary(group => group.Key, group => group.First());

    public string? Find(Token token) => _byStem.GetValueOrDefault(token.Stem);

    /// <summary>The nominative of a known noun; of others a guess by the ending.</summary>
    public string Nominative(Token token) => Find(token) ?? token.Typed switch
    {
        [.. var head, 'у'] when head.Length > 3 => head + "а",
        [.. var head, 'ю'] when head.Length > 3 => head + "я",
        var other => other,
    };
}
