namespace BotHost.Domain.Language;

/// <summary>Reads a text that is nothing but a class. Lenient about glyphs, since the asker said that a class comes now.</summary>
internal static class ClassReader
{
    // "одиннадцатый класс «Б» класс" is the longest way to say it.
    private const int LongestName = 40;

    public static ClassMention? ReadWhole(string? text)
    {
        if (text is null || text.Length > LongestName)
            return null;
        var words = Words(text);
        words.RemoveAll(word => ClassWords.IsClassWord(word) || ClassWords.IsLetterWord(word));
        if (words.Count == 0)
            return null;
        var (grade, rest) = Grade(words[0], alone: words.Count == 1);
        if (grade is null)
            return null;
        var tail = string.Concat(words.Skip(1));
        if (ClassWords.NumberEndings.Contains(rest) || tail.Length > 0 && ClassWords.NumberEndings.Contains(words[1]) && rest.Length == 0)
            (rest, tail) = ("", rest.Length == 0 ? string.Concat(words.Skip(2)) : tail);
        var letters = ClassWords.Letters(rest + tail);
        if (letters.Count == 0 && rest.Length + tail.Length > 0)
            return null;
        return new ClassMention(grade.Value, letters, 0, text.Length);
    }

    private static (int? Grade, string Behind) Grade(string word, bool alone)
    {
        if ((ClassWords.Ordinal(word) ?? ClassWords.Cardinal(word) ?? ClassWords.Compound(word)) is { } spoken)
            return (spoken, "");
        if (GradeGlyphs.TakeTyped(word) is { } typed)
            return (typed.Grade, word[typed.Length..]);
        // Nothing but look-alikes: "lб", "За". Only a text that is one word is read so.
        return alone && word.Length == 2 && GradeGlyphs.Digit(word[0]) is >= 1 and var digit ? (digit, word[1..]) : (null, "");
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var index = 0; index <= text.Length; index++)
        {
            var inside = index < text.Length && (char.IsLetterOrDigit(text[index]) || text[index] == '|');
            if (inside && start < 0)
                start = index;
            if (inside || start < 0)
                continue;
            words.AddRange(Parts(string.Concat(text[start..index].Select(ClassWords.Fold))));
            start = -1;
        }
        return words;
    }

    // "5акласс" → "5а"
    private static IEnumerable<string> Parts(string word)
        => char.IsAsciiDigit(word[0]) && word.IndexOf("класс", StringComparison.Ordinal) is > 0 and var at
            ? [word[..at], word[at..]]
            : [word];
}

/// <summary>Digits, and the letters that are taken for digits.</summary>
internal static class GradeGlyphs
{
    /// <summary>The number at the start of a word that has at least one true digit in it: "5а", "l1б", "1о".</summary>
    public static (int Grade, int Length)? TakeTyped(string word)
    {
        // "1ое", "1ого": an ending, not "10е".
        if (word.Length > 1 && char.IsAsciiDigit(word[0]) && ClassWords.NumberEndings.Contains(word[1..]))
            return Single(word);
        if (word.Length > 1 && (char.IsAsciiDigit(word[0]) || char.IsAsciiDigit(word[1]))
            && Digit(word[0]) == 1 && Digit(word[1]) is 0 or 1)
            return word.Length > 2 && char.IsAsciiDigit(word[2]) ? null : (10 + Digit(word[1])!.Value, 2);
        return Single(word);
    }

    public static int? Digit(char glyph) => glyph switch
    {
        >= '0' and <= '9' => glyph - '0',
        'l' or 'i' or '|' or 'і' => 1,
        'o' or 'о' => 0,
        'з' => 3,
        _ => null,
    };

    private static (int, int)? Single(string word)
        => word[0] is >= '1' and <= '9' && (word.Length == 1 || !char.IsAsciiDigit(word[1])) ? (word[0] - '0', 1) : null;
}
