namespace BotHost.Domain.Language.Intents;

/// <summary>Finds in rule files what would silently never work: an unknown concept, two files for one intent, an unknown entity.</summary>
public static class RuleChecks
{
    private static readonly string[] Filled =
    [
        "class", "class_from", "class_to", "grade", "grades", "person", "code", "date", "until", "time", "offset", "duration", "repeat", "lesson", "period", "count", "text", "ref", "title", "target",
    ];

    private static readonly string[] Marks = ["<класс>", "<параллель>", "<дата>", "<время>", "<срок>", "<фио>", "<код>"];

    /// <exception cref="RuleFormatException">The first mistake that is found.</exception>
    public static void Check(Lexicon lexicon, IReadOnlyList<IntentRules> intents)
    {
        var concepts = lexicon.Concepts.Select(it => it.Concept).ToHashSet();
        if (intents.GroupBy(rules => rules.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new RuleFormatException(twice.Key, 1, "two files have this \"намерение:\".");
        foreach (var value in lexicon.Values)
            CheckPatterns("_общее.txt", value.Patterns, concepts);
        foreach (var rules in intents)
        {
            CheckPatterns(rules.Name, rules.Patterns, concepts);
            foreach (var value in rules.Values)
            {
                CheckPatterns(rules.Name, value.Patterns, concepts);
                if (!rules.Slots.Contains(value.Slot))
                    throw new RuleFormatException(rules.Name, 1, $"\"{value.Slot}\" has values but does not stand in \"данные:\".");
            }
            var unknown = rules.Slots.FirstOrDefault(slot => !Filled.Contains(slot) && !rules.Values.Concat(lexicon.Values).Any(value => value.Slot == slot));
            if (unknown is not null)
                throw new RuleFormatException(rules.Name, 1, $"nothing says what \"{unknown}\" may be.");
        }
    }

    private static void CheckPatterns(string file, IEnumerable<Pattern> patterns, HashSet<string> concepts)
    {
        foreach (var symbol in patterns.SelectMany(it => it.Elements).SelectMany(it => it.Anyone).SelectMany(it => it.Symbols))
        {
            if (symbol[0] == '@' && !concepts.Contains(symbol) || symbol[0] == '<' && !Marks.Contains(symbol))
                throw new RuleFormatException(file, 1, $"{symbol} is not known.");
        }
    }
}
