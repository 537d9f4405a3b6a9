using System.Collections.Frozen;
using System.Globalization;
using BotHost.Domain.Language.Text;

namespace BotHost.Domain.Language.Entities;

/// <summary>Numbers in digits and in words, in any case: "15", "пятнадцать", "двоих", "пятнадцатого".</summary>
internal static class SpokenNumber
{
    private static readonly FrozenDictionary<string, int> Cardinals = Table("""
        1 один одна одно одного одной одну одному одним одном
        2 два две двух двум двумя двое двоих двоим пара пару парочку
        3 три трех трем тремя трое троих троим
        4 четыре четырех четырем четверо четверых
        5 пять пяти пятью пятеро пятерых
        6 шесть шести шестью шестеро шестерых
        7 семь семи семью семеро
        8 восемь восьми восемью
        9 девять девяти девятью
        10 десять десяти десятью десяток десятка
        11 одиннадцать одиннадцати
        12 двенадцать двенадцати
        13 тринадцать тринадцати
        14 четырнадцать четырнадцати
        15 пятнадцать пятнадцати
        16 шестнадцать шестнадцати
        17 семнадцать семнадцати
        18 восемнадцать восемнадцати
        19 девятнадцать девятнадцати
        20 двадцать двадцати
        30 тридцать тридцати
        40 сорок сорока
        50 пятьдесят пятидесяти
        60 шестьдесят шестидесяти
        100 сто ста
        """);

    private static readonly string[] OrdinalStems =
    [
        "перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат", "двенадцат", "тринадцат", "четырнадцат",
        "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат", "двадцат",
    ];

    private static readonly FrozenSet<string> OrdinalEndings =
        "ый ой ий ого его ому ему ом ем ым им ая ую ое ья ью ье ьей ьего ьему ьем ьим ых их ые ьи ьих ыми".Split(' ').ToFrozenSet();

    /// <summary>To be known to the vocabulary, so that their misspellings are mended.</summary>
    public static IEnumerable<string> Words => Cardinals.Keys.Concat(OrdinalStems.Select(stem => stem == "трет" ? "третьего" : stem + "ого"));

    /// <summary>A number in digits or words at this token, with what follows it in "двадцать пять".</summary>
    /// <returns>The number and how many tokens it takes; null for none.</returns>
    public static (int Value, int Length)? At(IReadOnlyList<Token> tokens, int index)
    {
        if (index < 0 || index >= tokens.Count)
            return null;
        var word = tokens[index].Word;
        if (tokens[index].IsNumber)
            return word.Length <= 4 ? (int.Parse(word, CultureInfo.InvariantCulture), 1) : null;
        if (!Cardinals.TryGetValue(word, out var value))
            return null;
        return value is >= 20 and < 100 && index + 1 < tokens.Count && Cardinals.TryGetValue(tokens[index + 1].Word, out var ones) && ones < 10
            ? (value + ones, 2)
            : (value, 1);
    }

    /// <summary>"пятый", "двадцать пятого", "5-го".</summary>
    public static (int Value, int Length)? OrdinalAt(IReadOnlyList<Token> tokens, int index)
    {
        if (index < 0 || index >= tokens.Count)
            return null;
        if (tokens[index].Word is "двадцать" or "тридцать" && index + 1 < tokens.Count && Ordinal(tokens[index + 1].Word) is { } ones and < 10)
            return ((tokens[index].Word == "двадцать" ? 20 : 30) + ones, 2);
        if (tokens[index].Word.StartsWith("тридцат", StringComparison.Ordinal) && tokens[index].Word.Length > 8)
            return (30, 1);
        if ((Ordinal(tokens[index].Word) ?? Mended(tokens[index])) is { } value)
            return (value, 1);
        var word = tokens[index].Word;
        var digits = word.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits is 1 or 2 && ClassWords.NumberEndings.Contains(word[digits..]))
            return (int.Parse(word.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture), 1);
        return tokens[index].IsNumber && word.Length <= 2 && index + 1 < tokens.Count && tokens[index + 1].Start - tokens[index].End == 1
            && ClassWords.NumberEndings.Contains(tokens[index + 1].Word)
                ? (int.Parse(word, CultureInfo.InvariantCulture), 2)
                : null;
    }

    private static int? Mended(Token token)
        => token.IsKnown && Ordinal(token.Word) is null && token.Word.Length >= 5 && Array.IndexOf(OrdinalStems, token.Stem) is >= 0 and var at ? at + 1 : null;

    private static int? Ordinal(string word)
    {
        for (var index = OrdinalStems.Length - 1; index >= 0; index--)
        {
            if (word.StartsWith(OrdinalStems[index], StringComparison.Ordinal) && OrdinalEndings.Contains(word[OrdinalStems[index].Length..]))
                return index + 1;
        }
        return null;
    }

    private static FrozenDictionary<string, int> Table(string lines)
        => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' '))
            .SelectMany(words => words.Skip(1).Select(word => (word, Value: int.Parse(words[0], CultureInfo.InvariantCulture))))
            .ToFrozenDictionary(it => it.word, it => it.Value);
}
