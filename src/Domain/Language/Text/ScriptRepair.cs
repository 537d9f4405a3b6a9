using System.Text;
using BotHost.Domain.People;

namespace BotHost.Domain.Language.Text;

/// <summary>
/// Brings Latin letters back to the Cyrillic ones that were meant: look-alikes, the wrong keyboard layout, transliteration. Which of them it is the whole message
/// decides, by how many known words each reading gives.
/// </summary>
internal sealed class ScriptRepair(Vocabulary vocabulary)
{
    private const string Marks = ",.;:!?\"'()«»";

    // What people type in place of a Cyrillic letter beyond the letters of LookAlikes; digits count only inside words.
    private const string MoreTyped = "03461@unrigdsbvwlNVDGRSZFLIUJ";
    private const string MoreMeant = "озчблаипгиддсьвшлИВДГЯСЗФЛИИЙ";

    private enum Mode
    {
        None,
        Layout,
        Translit,
    }

    public string Repair(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('A', 'z') && !text.AsSpan().ContainsAnyInRange('0', '9'))
            return text;
        var mode = Decide(text);
        var repaired = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            if (IsSpace(text[at]))
            {
                repaired.Append(text[at++]);
                continue;
            }
            while (end < text.Length && !IsSpace(text[end]))
                end++;
            var isLoneLetter = mode == Mode.Layout && end - at == 1 && text[at] is ',' or '.' && at > 1 && IsGradeBefore(text, at - 1); // "3 ," is "3 б", "7 rkfcct ," is "7 классе б"
            repaired.Append(isLoneLetter ? KeyboardLayout.ToRussian(text[at..end]) : RepairChunk(text[at..end], mode));
            at = end;
        }
        return repaired.ToString();
    }

    /// <summary>"3", "7 rkfcct", "gznsq": what a class letter stands behind.</summary>
    private static bool IsGradeBefore(string text, int end)
    {
        var word = Fold(KeyboardLayout.ToRussian(text[(text.LastIndexOf(' ', end - 1) + 1)..end]));
        return char.IsAsciiDigit(word.Length > 0 ? word[^1] : ' ') || ClassWords.IsClassWord(word) || ClassWords.Ordinal(word) is not null;
    }

    private Mode Decide(string text)
    {
        var (layout, translit) = (0, 0);
        foreach (var chunk in text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Take(200))
        {
            if (!chunk.AsSpan().ContainsAnyInRange('A', 'z') || chunk.Any(glyph => LookAlikes.IsCyrillic(glyph) || char.IsAsciiDigit(glyph)) || ByShape(chunk) is not null)
                continue;
            layout += Weight(Layout(chunk));
            translit += Weight(Translit(chunk));
            if (vocabulary.HasForm(chunk.ToLowerInvariant().Trim(Marks.ToCharArray())))
                layout -= 2; // an English word of the trade says little, and never for the layout
        }
        return (layout, translit) switch
        {
            ( <= 0, <= 0) => Mode.None,
            _ when layout > translit => Mode.Layout,
            _ => Mode.Translit,
        };
    }

    private int Weight(string words)
    {
        var weight = 0;
        foreach (var word in Words(words))
        {
            if (word.Length < 2)
                weight += word is "в" or "с" or "и" or "я" or "к" or "у" or "а" or "о" ? 1 : 0;
            else if (vocabulary.HasForm(word))
                weight += 2 * word.Length;
            else if (vocabulary.Knows(word))
                weight += word.Length;
            else if (vocabulary.Mend(word) is not null)
                weight += 1;
        }
        return weight;
    }

    private string RepairChunk(string chunk, Mode mode)
    {
        var hasLatin = chunk.AsSpan().ContainsAnyInRange('A', 'Z') || chunk.AsSpan().ContainsAnyInRange('a', 'z');
        if (chunk.Any(char.IsAsciiDigit) && CodeGlyphs.Fold(chunk.Trim(Marks.ToCharArray())) is TypedCode.Folded && !vocabulary.Knows(chunk.ToLowerInvariant()))
            return chunk;
        if (chunk.Any(LookAlikes.IsCyrillic))
            return hasLatin || chunk.Any(char.IsAsciiDigit) ? RepairMixed(chunk) : chunk;
        if (!hasLatin && mode == Mode.Layout && chunk.Length > 1 && chunk.All(glyph => ",.;'[]`".Contains(glyph, StringComparison.Ordinal)))
            return KeyboardLayout.ToRussian(chunk); // ",'" is "бэ"
        if (!hasLatin)
            return mode == Mode.Layout && chunk is [>= '1' and <= '9', ','] or ['1', '0' or '1', ','] ? chunk[..^1] + "б" : chunk; // "5,"
        var bare = chunk.ToLowerInvariant().Trim(Marks.ToCharArray());
        if (ByShape(chunk) is { } shape)
            return shape;
        if (bare.Length > 1 && vocabulary.HasForm(bare))
            return chunk;
        return mode switch
        {
            Mode.Layout => Layout(chunk),
            Mode.Translit => Translit(chunk),
            _ => chunk,
        };
    }

    /// <summary>A word of Latin letters each of which looks like a Cyrillic one, when that makes a known word: "OTMEHA".</summary>
    private string? ByShape(string chunk)
    {
        var core = chunk.Trim(Marks.ToCharArray());
        if (core.Length < 2 || !core.All(glyph => LookAlikes.ToCyrillic(glyph) != glyph || char.IsAsciiDigit(glyph)) || core.All(char.IsAsciiDigit))
            return null;
        var russian = Fold(string.Concat(core.Select(LookAlikes.ToCyrillic)));
        return vocabulary.HasForm(russian) && !vocabulary.HasForm(core.ToLowerInvariant()) ? chunk.Replace(core, russian, StringComparison.Ordinal) : null;
    }

    private string RepairMixed(string chunk)
    {
        var simple = LookAlikes.RepairWord(chunk);
        if (chunk.Count(char.IsLetter) < 3 || char.IsAsciiDigit(chunk[0]) && chunk.Count(char.IsLetter) < 4 && !chunk.StartsWith('4'))
            return IsClassLike(chunk) ? chunk : simple;
        if (!simple.Any(glyph => char.IsAsciiLetter(glyph) || char.IsAsciiDigit(glyph)))
            return simple;
        var bold = string.Concat(simple.Select(glyph => MoreTyped.IndexOf(glyph, StringComparison.Ordinal) is >= 0 and var at ? MoreMeant[at] : glyph));
        return Words(bold).Any(word => word.Length > 2 && (vocabulary.Knows(word) || vocabulary.Mend(word) is not null)) && !IsClassLike(chunk) ? bold : simple;
    }

    private static bool IsClassLike(string chunk)
        => chunk.AsSpan().ContainsAnyInRange('0', '9') && ClassName.FindIn(chunk) is [{ Start: 0 or 1, HasLetter: true }];

    private string Layout(string chunk)
    {
        var core = chunk.TrimEnd(Marks.ToCharArray());
        if (core.Length == chunk.Length || core.Length == 0 || !char.IsAsciiDigit(core[^1]) && (Knows(KeyboardLayout.ToRussian(core)) || !Knows(KeyboardLayout.ToRussian(chunk))))
            return KeyboardLayout.ToRussian(core) + chunk[core.Length..];
        return KeyboardLayout.ToRussian(chunk);
    }

    private bool Knows(string russian) => Words(russian).All(word => word.Length > 1 && vocabulary.Knows(word));

    private static string Translit(string chunk)
    {
        var russian = Transliteration.ToRussian(chunk.ToLowerInvariant());
        return char.IsUpper(chunk[0]) && russian.Length > 0 ? char.ToUpperInvariant(russian[0]) + russian[1..] : russian;
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var inside = at < text.Length && char.IsLetter(text[at]);
            if (inside && start < 0)
                start = at;
            if (inside || start < 0)
                continue;
            yield return Fold(text[start..at]);
            start = -1;
        }
    }

    private static string Fold(string word) => word.ToLowerInvariant().Replace('ё', 'е');

    private static bool IsSpace(char glyph) => glyph is ' ' or '\n';
}
