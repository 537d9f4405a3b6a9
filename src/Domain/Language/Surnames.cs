namespace BotHost.Domain.Language;

/// <summary>From a surname in any case to the nominatives it may come from.</summary>
public static class Surnames
{
    private const int MostCandidates = 12;

    // The longest ending that fits decides. "-" stands for nothing; the typed form itself is always a candidate too.
    private static readonly (string Ending, string[] Nominatives)[] Rules = LongestFirst(
    [
        // -ов, -ев, -ин, -ын: men and women of one family share the forms.
        .. Family("ОВ"), .. Family("ЕВ"), .. Family("ИН"), .. Family("ЫН"),
        // -ский, -цкий
        .. Adjective("СК"), .. Adjective("ЦК"),
        // Indeclinable.
        ("КО", []), ("АГО", []), ("ЯГО", []), ("ЫХ", []), ("ИХ", []),
        // Other adjectives: Толстой, Белый, Дикий, Синий.
        ("ОГО", ["ОЙ", "ЫЙ", "ИЙ"]), ("ЕГО", ["ИЙ"]), ("ОМУ", ["ОЙ", "ЫЙ", "ИЙ"]), ("ЕМУ", ["ИЙ"]), ("ЫМ", ["ОЙ", "ЫЙ"]),
        ("ИМ", ["ОЙ", "ИЙ"]), ("УЮ", ["АЯ"]), ("ЮЮ", ["ЯЯ"]),
        // Nouns: Ковальчук, Гайдай, Бондарь, Соловей, Кравец, Глинка, Берия.
        ("ЬЯ", ["ЕЙ", "ЬЯ"]), ("ЬЮ", ["ЕЙ", "ЬЯ"]), ("ЬЕМ", ["ЕЙ"]), ("ЦА", ["ЕЦ", "Ц"]),
        ("ЦУ", ["ЕЦ", "Ц", "ЦА"]), ("ЦОМ", ["ЕЦ", "Ц"]), ("ЦЕМ", ["ЕЦ", "Ц"]), ("ЦЕ", ["ЕЦ", "Ц", "ЦА"]),
        ("ОЙ", ["А", "АЯ"]), ("ОЮ", ["А", "АЯ"]), ("ЕЙ", ["А", "Я", "ЯЯ"]), ("ОМ", ["-", "ОЙ", "ЫЙ", "ИЙ"]), ("ЕМ", ["-", "Й", "Ь", "ИЙ"]),
        ("А", ["-"]), ("У", ["-", "А"]), ("Ы", ["А"]), ("Я", ["Й", "Ь"]), ("Ю", ["Й", "Ь", "Я"]), ("И", ["А", "Я", "Ь", "-"]),
        ("Е", ["-", "А", "Я", "Й", "Ь"]),
    ]);

    /// <summary>"Смирнову" → СМИРНОВУ, СМИРНОВ, СМИРНОВА, as keys; at most twelve, the typed form first.</summary>
    public static IReadOnlyList<string> Nominatives(string typed)
    {
        var parts = PersonName.Key(typed).Split('-', StringSplitOptions.RemoveEmptyEntries);
        if (parts is [])
            return [];
        IEnumerable<string> candidates = [""];
        foreach (var part in parts.Take(3))
            candidates = [.. candidates.SelectMany(head => OfPart(part).Select(tail => Join(head, tail))).Take(4 * MostCandidates)];
        return [.. candidates.Distinct().Take(MostCandidates)];
    }

    private static string Join(string head, string tail) => head.Length == 0 ? tail : $"{head}-{tail}";

    private static IEnumerable<string> OfPart(string key)
    {
        yield return key;
        var rule = Array.Find(Rules, rule => key.Length >= rule.Ending.Length + 2 && key.EndsWith(rule.Ending, StringComparison.Ordinal));
        if (rule.Nominatives is null)
            yield break;
        var stem = key[..^rule.Ending.Length];
        foreach (var ending in rule.Nominatives)
            yield return ending == "-" ? stem : stem + ending;
    }

    private static (string, string[])[] LongestFirst((string Ending, string[] Nominatives)[] rules)
        => [.. rules.OrderByDescending(rule => rule.Ending.Length)];

    private static IEnumerable<(string, string[])> Family(string suffix)
    {
        string[] both = [suffix, suffix + "А"];
        yield return (suffix, []);
        foreach (var ending in new[] { "А", "У", "ЫМ", "Ы", "ЫХ", "ЫМИ" })
            yield return (suffix + ending, both);
        yield return (suffix + "Е", [suffix]);
        yield return (suffix + "ОМ", [suffix]); // foreign: Дарвином
        yield return (suffix + "ОЙ", [suffix + "А"]);
        yield return (suffix + "ОЮ", [suffix + "А"]);
    }

    private static IEnumerable<(string, string[])> Adjective(string suffix)
    {
        string[] both = [suffix + "ИЙ", suffix + "АЯ"];
        foreach (var ending in new[] { "ИЙ", "АЯ", "ИЕ", "ИХ", "ИМ", "ИМИ", "ОЙ", "УЮ", "ОГО", "ОМУ", "ОМ", "ОЮ" })
            yield return (suffix + ending, both);
    }
}
