using System.Text.RegularExpressions;
using BotHost.Domain.Language;

namespace BotHost.Domain.Schools;

/// <param name="Classes">Each once, in school order.</param>
/// <param name="NotUnderstood">Pieces of the text, as typed.</param>
public sealed record ReadClassList(IReadOnlyList<ClassName> Classes, IReadOnlyList<string> NotUnderstood);

/// <summary>Reads the classes of a school as an administrator types them: "1А 1Б 2А", "1-9 АБ", "5абв, 6аб", "1–4 А, Б; 10 11 А".</summary>
public static partial class ClassListReader
{
    public const int MaxClasses = 200;
    private const int LongestText = 4_000;
    private const string Letters = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ";
    private const string LookAlikes = "ABEKMHOPCTYX";
    private const string Meant = "АВЕКМНОРСТУХ";

    public static ReadClassList Read(string? text)
    {
        var classes = new SortedSet<ClassName>();
        var unknown = new List<string>();
        var source = text ?? "";
        var pieces = Pieces(source.Length > LongestText ? source[..LongestText] : source);
        List<int> grades = [];
        var lettersSaid = true;
        foreach (var piece in pieces)
        {
            if (Range().Match(piece) is not { Success: true } match || !TryGrades(match, out var said) || !TryLetters(match.Groups["letters"].Value, out var letters))
            {
                unknown.Add(piece);
                continue;
            }
            if (said.Count > 0)
            {
                // "10 11 А": bare numbers wait for the letters that follow; without any they are classes of their own.
                if (!lettersSaid && letters.Count > 0)
                    classes.UnionWith(grades.Select(grade => new ClassName(grade, null)));
                grades = lettersSaid || letters.Count > 0 ? said : [.. grades, .. said];
            }
            else if (grades.Count == 0)
            {
                unknown.Add(piece);
                continue;
            }
            lettersSaid = letters.Count > 0;
            foreach (var grade in grades)
                foreach (var letter in letters)
                    classes.Add(new ClassName(grade, letter));
        }
        if (!lettersSaid)
            classes.UnionWith(grades.Select(grade => new ClassName(grade, null)));
        return new ReadClassList([.. classes.Take(MaxClasses)], unknown);
    }

    /// <summary>Words, with a range and its quotes put together: "1 – 4", "5 «А»".</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var joined = Dash().Replace(text.ToUpperInvariant().Replace('Ё', 'Е'), "-");
        joined = Words().Replace(joined, " ");
        joined = FromTo().Replace(joined, "$1-$2");
        return joined.Split([' ', ',', ';', '.', '\n', '\r', '\t', '«', '»', '"', '(', ')', ':', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool TryGrades(Match match, out List<int> grades)
    {
        grades = [];
        if (match.Groups["from"].Value.Length == 0)
            return true;
        var from = int.Parse(match.Groups["from"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        var to = match.Groups["to"].Success ? int.Parse(match.Groups["to"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : from;
        if (from is < 1 or > ClassName.MaxGrade || to is < 1 or > ClassName.MaxGrade || to < from)
            return false;
        grades = [.. Enumerable.Range(from, to - from + 1)];
        return true;
    }

    /// <summary>"АБВ" or "А-В".</summary>
    private static bool TryLetters(string text, out List<char> letters)
    {
        letters = [];
        var folded = string.Concat(text.Select(glyph => LookAlikes.IndexOf(glyph, StringComparison.Ordinal) is >= 0 and var at ? Meant[at] : glyph));
        if (folded is [var first, '-', var last])
        {
            var from = Letters.IndexOf(first, StringComparison.Ordinal);
            var to = Letters.IndexOf(last, StringComparison.Ordinal);
            if (from < 0 || to < from)
                return false;
            letters = [.. Letters[from..(to + 1)]];
            return true;
        }
        // In the order of the alphabet: "АБВ" is three letters, "КРУЖОК" is a word.
        if (folded.Any(glyph => !Letters.Contains(glyph, StringComparison.Ordinal)) || folded.Zip(folded.Skip(1)).Any(pair => pair.First >= pair.Second))
            return false;
        letters = [.. folded];
        return true;
    }

    [GeneratedRegex(@"^(?:(?<from>\d{1,2})(?:-(?<to>\d{1,2}))?)?-?(?<letters>\p{L}(?:-\p{L}|\p{L}*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"\s*[-–—‑]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();

    [GeneratedRegex(@"\bКЛАСС\w*|\bИ\b(?=\s*[\dА-Я])|\bС\b(?=\s*\d)|\bПАРАЛЛЕЛ\w*|\bЕСТЬ\b|\bУ НАС\b", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"(\d{1,2})\s*(?:ПО|ДО)\s*(\d{1,2})", RegexOptions.CultureInvariant)]
    private static partial Regex FromTo();
}
