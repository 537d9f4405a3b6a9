using System.Globalization;
using BotHost.Domain.Language.Text;

namespace BotHost.Domain.Language.Intents;

/// <summary>
/// Reads rule files: a heading "ключ: значение", then the sections [узоры], [значения], [примеры]. A line that begins with "#" is a remark.
/// docs/ru/language.md explains the form to those who extend the rules.
/// </summary>
public static class RuleReader
{
    public const double UsualWeight = 3;

    /// <exception cref="RuleFormatException">Something in it cannot be read.</exception>
    public static IntentRules ReadIntent(string file, string text)
    {
        var heading = new Dictionary<string, string>();
        List<Pattern> patterns = [];
        List<ValueRule> values = [];
        List<Example> examples = [];
        List<string> words = [];
        foreach (var (line, section, number) in Lines(file, text))
        {
            switch (section)
            {
                case "":
                    ReadHeading(file, number, line, heading);
                    break;
                case "узоры":
                    patterns.Add(ReadPattern(file, number, line));
                    words.AddRange(PlainWords(line));
                    break;
                case "значения":
                    values.Add(ReadValue(file, number, line));
                    words.AddRange(PlainWords(line[line.IndexOf(": ", StringComparison.Ordinal)..]));
                    break;
                case "примеры":
                    examples.Add(ReadExample(line, heading.GetValueOrDefault("роль", "any")));
                    break;
                default:
                    throw new RuleFormatException(file, number, $"no section is called [{section}]; there are [узоры], [значения], [примеры].");
            }
        }
        if (!heading.TryGetValue("намерение", out var name))
            throw new RuleFormatException(file, 1, "the line \"намерение: …\" is missing.");
        if (examples.Count == 0)
            throw new RuleFormatException(file, 1, "there is no example.");
        return new IntentRules(
            name, heading.GetValueOrDefault("роль", "any"), heading.GetValueOrDefault("данные", "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            heading.GetValueOrDefault("класс", "") switch { "спросить" => MissingClass.Ask, "свой" => MissingClass.Mine, _ => MissingClass.Fine },
            heading.GetValueOrDefault("подтвердить") == "да", heading.GetValueOrDefault("отказать") == "да", heading.GetValueOrDefault("передать"),
            patterns, values, examples) { Words = words };
    }

    /// <summary>The shared file: sections [понятия] ("@дать: дай дайте …"), [предметы речи], [слова], [значения].</summary>
    /// <exception cref="RuleFormatException">Something in it cannot be read.</exception>
    public static Lexicon ReadLexicon(string file, string text)
    {
        List<(string, IReadOnlyList<string>)> concepts = [];
        List<string> nouns = [], words = [], plain = [];
        List<ValueRule> values = [];
        foreach (var (line, section, number) in Lines(file, text))
        {
            switch (section)
            {
                case "понятия":
                    var colon = line.IndexOf(':', StringComparison.Ordinal);
                    if (colon < 2 || line[0] != '@')
                        throw new RuleFormatException(file, number, "a concept is written \"@имя: слово слово …\".");
                    concepts.Add((line[..colon], Words(line[(colon + 1)..])));
                    break;
                case "существительные":
                    nouns.AddRange(Words(line));
                    break;
                case "слова":
                    words.AddRange(Words(line));
                    break;
                case "значения":
                    values.Add(ReadValue(file, number, line));
                    plain.AddRange(PlainWords(line[line.IndexOf(": ", StringComparison.Ordinal)..]));
                    break;
                default:
                    throw new RuleFormatException(file, number, $"no section is called [{section}]; there are [понятия], [существительные], [слова], [значения].");
            }
        }
        return new Lexicon(concepts, nouns, words, values) { Words = plain };
    }

    private static void ReadHeading(string file, int number, string line, Dictionary<string, string> heading)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var key = colon < 0 ? line : line[..colon].Trim();
        if (key is not ("намерение" or "роль" or "данные" or "класс" or "подтвердить" or "отказать" or "передать"))
            throw new RuleFormatException(file, number, $"the heading has no line \"{key}:\".");
        heading[key] = line[(colon + 1)..].Trim();
    }

    /// <summary>"@дать @ссылка -не = 4".</summary>
    private static Pattern ReadPattern(string file, int number, string line)
    {
        var weight = UsualWeight;
        if (line.LastIndexOf(" = ", StringComparison.Ordinal) is > 0 and var at)
        {
            if (!double.TryParse(line[(at + 3)..], CultureInfo.InvariantCulture, out weight))
                throw new RuleFormatException(file, number, "the weight behind \"=\" is no number.");
            line = line[..at];
        }
        return new Pattern(Elements(line), weight);
    }

    /// <summary>"topic=mute_chat: звук | уведомление": one of the alternatives has to fit; "*" always does.</summary>
    private static ValueRule ReadValue(string file, int number, string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (colon < 0 || equals < 1 || equals > colon)
            throw new RuleFormatException(file, number, "a value is written \"имя=значение: слово | другое слово\".");
        var alternatives = line[(colon + 2)..].Trim();
        return new ValueRule(line[..equals], line[(equals + 1)..colon],
            alternatives == "*" ? [] : [.. alternatives.Split('|').Select(part => new Pattern(Elements(part), UsualWeight))]);
    }

    private static Element[] Elements(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ReadElement)];

    private static Element ReadElement(string text)
    {
        var isAbsent = text.Length > 1 && text[0] == '-';
        return new Element([.. (isAbsent ? text[1..] : text).Split('/').Select(term => new Term([.. term.Split('_').Select(Symbol)]))], isAbsent);
    }

    private static string Symbol(string text) => text[0] is '@' or '<' or '%' or '=' ? text : Stemmer.Stem(Fold(text));

    /// <summary>"teacher> кто не вступил": the role before the sign, where it is not the file's.</summary>
    private static Example ReadExample(string line, string role)
    {
        var sign = line.IndexOf('>', StringComparison.Ordinal);
        return sign is > 0 and < 12 ? new Example(line[..sign].Trim(), line[(sign + 1)..].Trim()) : new Example(role, line);
    }

    private static IEnumerable<string> PlainWords(string line)
        => line.Split([' ', '/', '|', '_', '=', ':'], StringSplitOptions.RemoveEmptyEntries).Select(word => Fold(word.TrimStart('-')))
            .Where(word => word.Length > 1 && word.All(char.IsLetter));

    private static string[] Words(string text) => [.. text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(Fold)];

    private static IEnumerable<(string Line, string Section, int Number)> Lines(string file, string text)
    {
        var section = "";
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim().TrimStart('\uFEFF');
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[' && line[^1] == ']')
                section = line[1..^1];
            else if (section.Length == 0 && !line.Contains(':', StringComparison.Ordinal))
                throw new RuleFormatException(file, number, "a line of the heading is written \"ключ: значение\".");
            else
                yield return (line, section, number);
        }
    }

    private static string Fold(string word) => word.ToLowerInvariant().Replace('ё', 'е');
}
