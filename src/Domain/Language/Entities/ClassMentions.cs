using System.Globalization;
using BotHost.Domain.Language.Text;

namespace BotHost.Domain.Language.Entities;

/// <summary>The classes and grades that a message speaks of.</summary>
/// <param name="Classes">In the order of the text.</param>
/// <param name="Grades">Whole grades ("9 и 11 классы"), ascending.</param>
public sealed record ClassMentions(IReadOnlyList<ClassMention> Classes, IReadOnlyList<int> Grades, IReadOnlyList<(int First, int Last)> GradeTokens)
{
    public static ClassMentions Find(Utterance utterance)
    {
        var plain = PlainClassText.Of(utterance);
        var grades = new SortedSet<int>();
        List<(int, int)> spans = [];
        for (var index = 0; index < utterance.Tokens.Count; index++)
            TakeGrades(utterance, index, grades, spans);
        var found = (ClassName.FindIn(plain.Text) is { Count: > 0 } many ? many : ClassName.Read(plain.Text) is { HasLetter: true } whole ? [whole] : [])
            .Select(plain.InTyped).Where(mention => mention.HasLetter || !spans.Exists(span => Overlaps(utterance.Tokens, span, mention))).ToList();
        return new ClassMentions(found, [.. grades], spans);
    }

    /// <summary>"9 и 11 классы", "с 5 по 7 класс", "9-х", "пятых классов", "начальная школа".</summary>
    private static void TakeGrades(Utterance utterance, int index, SortedSet<int> grades, List<(int, int)> spans)
    {
        var tokens = utterance.Tokens;
        var word = tokens[index].Word;
        if (word is "классы" or "классов" or "классам" or "классах" or "классами" or "параллель" or "параллели" or "параллелью" || word is "класс" or "класса" && IsRange(utterance, index))
        {
            var first = TakeBackwards(utterance, index - 1, grades);
            if (first < index)
                spans.Add((first, index));
            else if (word.StartsWith("параллел", StringComparison.Ordinal) && Grade(tokens, index + 1) is { } after)
            {
                grades.Add(after.Value);
                spans.Add((index, index + after.Length));
            }
        }
        else if (IsPlural(tokens, index) is { } plural && (index + 1 >= tokens.Count || !tokens[index + 1].Word.StartsWith("числ", StringComparison.Ordinal)))
        {
            grades.Add(plural.Value);
            spans.Add((index, index + plural.Length - 1));
        }
        else if (word is "началке" or "началка" or "началку" || word.StartsWith("начальн", StringComparison.Ordinal) && index + 1 < tokens.Count && tokens[index + 1].Stem is "школ" or "класс")
        {
            grades.UnionWith([1, 2, 3, 4]);
            spans.Add((index, index));
        }
        else if (word.StartsWith("старшеклассник", StringComparison.Ordinal))
        {
            grades.UnionWith([10, 11]);
            spans.Add((index, index));
        }
    }

    /// <summary>"9-х", "девятых", "выпускных" are no letters.</summary>
    private static (int Value, int Length)? IsPlural(IReadOnlyList<Token> tokens, int index)
    {
        var word = tokens[index].Word;
        if (word.EndsWith("ых", StringComparison.Ordinal) && SpokenNumber.OrdinalAt(tokens, index) is { Value: <= ClassName.MaxGrade } ordinal)
            return ordinal;
        var digits = word.TrimEnd('х');
        if (word.Length > digits.Length && digits.Length is 1 or 2 && digits.All(char.IsAsciiDigit) && InGrades(int.Parse(digits, CultureInfo.InvariantCulture)) && (index + 1 >= tokens.Count || tokens[index + 1].Stem is not "класс"))
            return (int.Parse(digits, CultureInfo.InvariantCulture), 1);
        return tokens[index].IsNumber && word.Length <= 2 && InGrades(int.Parse(word, CultureInfo.InvariantCulture)) && index + 1 < tokens.Count && tokens[index + 1].Word == "х" && tokens[index + 1].Start - tokens[index].End == 1
            && !(index + 2 < tokens.Count && tokens[index + 2].Word.StartsWith("лет", StringComparison.Ordinal))
                ? (int.Parse(word, CultureInfo.InvariantCulture), 2)
                : null;
    }

    private static bool IsRange(Utterance utterance, int index)
        => index >= 3 && utterance.Tokens[index - 2].Word is "и" or "по" && Grade(utterance.Tokens, index - 1) is not null && Grade(utterance.Tokens, index - 3) is not null
            || index >= 2 && IsHyphen(utterance, index - 2) && Grade(utterance.Tokens, index - 1) is not null && Grade(utterance.Tokens, index - 2) is not null;

    private static int TakeBackwards(Utterance utterance, int from, SortedSet<int> grades)
    {
        var tokens = utterance.Tokens;
        var first = from + 1;
        var above = 0;
        for (var index = from; index >= 0; index--)
        {
            if (tokens[index].Word is "и" or "е" or "ые" or "х" or "ым" or "м" && index < from + 1)
                continue;
            if (tokens[index].Word is "по" or "до" && above > 0 && Grade(tokens, index - 1) is { } low)
            {
                grades.UnionWith(Enumerable.Range(low.Value, Math.Max(1, above - low.Value + 1)));
                return index - 1;
            }
            if (Grade(tokens, index) is not { } grade)
                break;
            if (above > 0 && IsHyphen(utterance, index))
                grades.UnionWith(Enumerable.Range(grade.Value, Math.Max(1, above - grade.Value + 1)));
            grades.Add(grade.Value);
            (first, above) = (index, grade.Value);
        }
        return first;
    }

    private static (int Value, int Length)? Grade(IReadOnlyList<Token> tokens, int index)
        => index >= 0 && (SpokenNumber.At(tokens, index) ?? SpokenNumber.OrdinalAt(tokens, index)) is { } number && InGrades(number.Value) ? number : null;

    private static bool InGrades(int number) => number is >= 1 and <= ClassName.MaxGrade;

    private static bool IsHyphen(Utterance utterance, int index)
        => index + 1 < utterance.Tokens.Count && utterance.Text.AsSpan(utterance.Tokens[index].End, utterance.Tokens[index + 1].Start - utterance.Tokens[index].End).Trim() is "-";

    private static bool Overlaps(IReadOnlyList<Token> tokens, (int First, int Last) span, ClassMention mention)
        => tokens[span.First].Start < mention.Start + mention.Length && mention.Start < tokens[Math.Min(span.Last, tokens.Count - 1)].End;
}
