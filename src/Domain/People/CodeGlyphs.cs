namespace BotHost.Domain.People;

/// <summary>
/// The glyphs of family, pupil and staff codes, chosen so that reading aloud, handwriting and either keyboard do no harm. Every code has a
/// digit and a letter: no word of Russian and no code from an SMS looks like one.
/// </summary>
public static class CodeGlyphs
{
    public const string Alphabet = "23456789ABEKMHPCTX";
    public const int Length = 6;

    private const string Cyrillic = "АВЕКМНРСТХЗБЧ";
    private const string Meant = "ABEKMHPCTX364"; // З, Б and Ч are read as the digits they look like
    private const int LongestTyped = 32;

    /// <summary>What was typed, as it may be looked up. Depends on the alphabet alone, never on the codes that exist.</summary>
    public static TypedCode Fold(string? typed)
    {
        if (typed is null || typed.Length > LongestTyped)
            return new TypedCode.NotACode();
        var folded = new List<char>(Length);
        char? impossible = null;
        foreach (var glyph in typed)
        {
            if (char.IsWhiteSpace(glyph) || glyph is '-' or '–' or '—' or '‑' or '.' or '_')
                continue;
            if (!char.IsLetterOrDigit(glyph) || folded.Count == Length)
                return new TypedCode.NotACode();
            var upper = char.ToUpperInvariant(glyph);
            var code = Cyrillic.IndexOf(upper, StringComparison.Ordinal) is >= 0 and var index ? Meant[index] : upper;
            if (!Alphabet.Contains(code, StringComparison.Ordinal))
                impossible ??= glyph;
            folded.Add(code);
        }
        if (folded.Count != Length || !folded.Any(char.IsAsciiDigit))
            return new TypedCode.NotACode();
        if (impossible is { } wrong)
            return new TypedCode.Impossible(wrong);
        return folded.All(char.IsAsciiDigit) ? new TypedCode.NotACode() : new TypedCode.Folded(new string([.. folded]));
    }

    /// <summary>Makes a code of random bytes; 64 are enough but for one time in 10^14.</summary>
    /// <returns>Null when these bytes make none: try with fresh ones.</returns>
    public static string? Make(ReadOnlySpan<byte> random)
    {
        const int Fair = 256 / 18 * 18; // above it some glyphs would come more often
        Span<char> code = stackalloc char[Length];
        var count = 0;
        foreach (var value in random)
        {
            if (value >= Fair)
                continue;
            code[count++] = Alphabet[value % Alphabet.Length];
            if (count < Length)
                continue;
            if (code.ContainsAnyInRange('0', '9') && code.ContainsAnyInRange('A', 'X'))
                return new string(code);
            count = 0;
        }
        return null;
    }
}

/// <summary>What a typed text is when a code is asked for.</summary>
public abstract record TypedCode
{
    private TypedCode() { }

    /// <param name="Code">Six glyphs of the alphabet.</param>
    public sealed record Folded(string Code) : TypedCode
    {
        public override string ToString() => "Folded"; // a code never reaches a log
    }

    /// <summary>Long enough for a code, but this glyph, as it was typed, is in none. Worth saying only where a code was asked for.</summary>
    public sealed record Impossible(char Glyph) : TypedCode;

    public sealed record NotACode : TypedCode;
}
