using BotHost.Domain.Language.Intents;

namespace BotHost.Domain.Tests.Language.Phrases;

/// <summary>The rule files that the bot ships, and the classes of the demo school.</summary>
internal static class Rules
{
    public static IReadOnlySet<string> Classes { get; } = Enumerable.Range(1, 11).SelectMany(grade => "АБ".Select(letter => $"{grade}{letter}")).ToHashSet();

    public static Lazy<Understander> Shipped { get; } = new(Load);

    public static Understanding Understand(string role, string text) => Shipped.Value.Understand(role, text, Classes);

    private static Understander Load()
    {
        var folder = Path.Combine(PhraseSet.RepositoryRoot, "src", "Bot", "Features", "Language", "Rules");
        var files = Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        var lexicon = RuleReader.ReadLexicon("_общее.txt", files["_общее.txt"]);
        var intents = files.Where(file => file.Key != "_общее.txt").Select(file => RuleReader.ReadIntent(file.Key, file.Value)).ToList();
        RuleChecks.Check(lexicon, intents);
        return Understander.Build(lexicon, intents);
    }
}
