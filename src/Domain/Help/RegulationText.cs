using System.Globalization;
using System.Text.RegularExpressions;
using BotHost.Domain.Language.Text;

namespace BotHost.Domain.Help;

/// <param name="Document">"Положение"; empty where the text does not say.</param>
public sealed record ClauseText(string Document, string Number, string Text);

/// <summary>Cuts a local act into its clauses by their numbers; a dash under a clause is "2.1-13".</summary>
public static partial class RegulationText
{
    public static IReadOnlyList<ClauseText> Cut(string text)
    {
        var cutter = new Cutter();
        foreach (var line in text.Split('\n'))
            cutter.Take(line.TrimEnd());
        return cutter.Clauses;
    }

    private sealed class Cutter
    {
        private string _document = "";
        private string _parent = "";
        private int _dashes;

        public List<ClauseText> Clauses { get; } = [];

        public void Take(string line)
        {
            if (line.Trim() is "" or "---" || line.StartsWith('#'))
                return;
            if (DocumentName().Match(line) is { Success: true } name && !Sentence().IsMatch(line))
                Begin(name.Groups["name"].Value);
            else if (Numbered().Match(line) is { Success: true } clause)
                Add(clause.Groups["number"].Value.TrimEnd('.'), clause.Groups["text"].Value);
            else if (_parent.Length > 0 && Dash().Match(line) is { Success: true } dash)
                Clauses.Add(new ClauseText(_document, $"{_parent}-{(++_dashes).ToString(CultureInfo.InvariantCulture)}", Cut(dash.Groups["text"].Value)));
            else if (Clauses.Count > 0)
                Clauses[^1] = Clauses[^1] with { Text = Cut(Clauses[^1].Text + "\n" + line.Trim()) };
        }

        private void Begin(string name)
        {
            _document = name[..1].ToUpperInvariant() + name[1..].ToLowerInvariant();
            (_parent, _dashes) = ("", 0);
        }

        private void Add(string number, string text)
        {
            (_parent, _dashes) = (number, 0);
            Clauses.Add(new ClauseText(_document, number, Cut(text)));
        }

        private static string Cut(string text) => text.Length <= RegulationClause.LongestText ? text : text[..RegulationClause.LongestText];
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant;

    /// <summary>A title that begins a document; a clause would have its number before it.</summary>
    [GeneratedRegex(@"^\s*(?<name>положение|порядок|правила|регламент|инструкция|приложение)\b", Options | RegexOptions.IgnoreCase)]
    private static partial Regex DocumentName();

    /// <summary>"Положение принимается …": a sentence about the document, not its title.</summary>
    [GeneratedRegex(@"[.;:]\s*$", Options)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"^\s{0,3}(?<number>\d{1,2}(?:\.\d{1,2}){0,3}\.?)(?<=\.|\.\d{1,2})\s+(?<text>\S.*)$", Options)]
    private static partial Regex Numbered();

    /// <summary>Not indented: an indented dash belongs to the one above it.</summary>
    [GeneratedRegex(@"^[-–—•]\s*(?<text>\S.*)$", Options)]
    private static partial Regex Dash();
}

/// <summary>Finds the clauses that a question means: by number, or by the words that are rare in the text.</summary>
public static partial class RegulationSearch
{
    public const int Most = 3;
    private const int ShortestStem = 3;
    private const int LongestStem = 6;

    /// <summary>What a free sentence asks the regulation; null when it is about something else.</summary>
    public static string? Read(string text)
    {
        if (text.Length > 300)
            return null;
        var match = Asked().Match(text);
        return match.Success ? match.Groups["about"].Value.Trim() is { Length: > 0 } about ? about : text : null;
    }

    public static IReadOnlyList<ClauseText> Find(IReadOnlyList<ClauseText> clauses, string question)
    {
        if (Number().Match(question) is { Success: true } number)
            return [.. ByNumber(clauses, number.Value)];
        var asked = Stems(question).Where(stem => !Empty.Contains(stem)).ToHashSet();
        if (asked.Count == 0)
            return [];
        var stems = clauses.Select(clause => Stems(clause.Text).ToHashSet()).ToList();
        var weights = asked.ToDictionary(stem => stem, stem => Math.Log(1.0 + (double)clauses.Count / Math.Max(1, stems.Count(it => it.Contains(stem)))));
        return
        [
            .. clauses.Select((clause, i) => (Clause: clause, Place: i, Score: asked.Where(stems[i].Contains).Sum(stem => weights[stem])))
                .Where(it => it.Score > 0).OrderByDescending(it => it.Score).ThenBy(it => it.Place).Take(Most).Select(it => it.Clause),
        ];
    }

    /// <summary>The clause itself; of a whole section its first ones.</summary>
    private static IEnumerable<ClauseText> ByNumber(IReadOnlyList<ClauseText> clauses, string number)
    {
        var exact = clauses.Where(clause => clause.Number == number).ToList();
        var below = clauses.Where(clause => clause.Number.StartsWith(number + ".", StringComparison.Ordinal) || clause.Number.StartsWith(number + "-", StringComparison.Ordinal));
        return (number.Contains('.', StringComparison.Ordinal) && exact.Count > 0 ? exact : exact.Concat(below)).Take(Most);
    }

    private static IEnumerable<string> Stems(string text)
        => Word().Matches(text.ToLowerInvariant().Replace('ё', 'е')).Select(match => Stem(match.Value)).Where(stem => stem.Length >= ShortestStem);

    /// <summary>Cut once more, so that "аннулирование" meets "аннулирует".</summary>
    private static string Stem(string word) => Stemmer.Stem(word) is { Length: > LongestStem } stem ? stem[..LongestStem] : Stemmer.Stem(word);

    /// <summary>Words of the question itself.</summary>
    private static readonly HashSet<string> Empty = [.. Word().Matches(
        "что сказано говорится написано про насчет обо для или как какие какой какая кто где есть пункт пункте пункты положение положении порядок порядке регламент регламенте правила правилах документ документе школы школе можно нужно ли при это")
        .Select(match => Stem(match.Value))];

    [GeneratedRegex(@"[а-яa-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![\d.])\d{1,2}(?:\.\d{1,2})*(?:-\d{1,2})?(?![\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    private const string Act = @"(?:в|по)\s+(?:положени\w*|регламент\w*|порядк\w*|локальн\w+\s+акт\w*)";

    [GeneratedRegex(@"^\s*(?:а\s+)?что\s+(?:(?:сказано|написано|говорится)(?:\s+" + Act + @")?|" + Act + @"\s+(?:сказано|написано|говорится))\s+(?:про|обо?|насч[её]т|о)\s+(?<about>.+?)[\s?!.]*$|^\s*пункт\s+(?<about>\d[\d.\-]*)[\s?.]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asked();
}
