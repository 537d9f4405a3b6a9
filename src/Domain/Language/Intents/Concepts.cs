using System.Collections.Frozen;
using BotHost.Domain.Language.Text;

namespace BotHost.Domain.Language.Intents;

/// <summary>From a word's stem to what it means: "скиньте" → "@дать". A word may mean several things; the first is its head.</summary>
internal sealed class Concepts
{
    /// <summary>Words that change nothing: "пожалуйста", "ну", "вот".</summary>
    public const string Filler = "@пусто";

    private readonly FrozenDictionary<string, string[]> _byStem;

    public Concepts(Lexicon lexicon)
        => _byStem = lexicon.Concepts
            .SelectMany(it => it.Words.Select(word => (Stem: Stemmer.Stem(word), it.Concept)))
            .GroupBy(it => it.Stem, it => it.Concept)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());

    public string[] Of(string stem) => _byStem.GetValueOrDefault(stem, []);
}
