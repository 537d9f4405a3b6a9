using System.Globalization;
using System.Text;

namespace BotHost.Domain.Language.Text;

/// <summary>Takes out of a text what cannot be seen, accents and broken characters, and joins spaces.</summary>
internal static class GlyphCleaner
{
    private const string OtherCyrillic = "іїєґўқңөүһ";
    private const string Russian = "иїегукноух";

    public static string Clean(string text, int longest)
    {
        var clean = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in Composed(text, longest).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.SpaceSeparator or UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    Space(clean, isLineEnd: rune.Value is '\n' or '\r' or 0x2028 or 0x2029);
                    break;
                case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Surrogate:
                    break;
                default:
                    clean.Append(rune.IsBmp ? Same((char)rune.Value) : ' ');
                    break;
            }
        }
        return clean.ToString().TrimEnd();
    }

    /// <summary>Composed, so that a "й" in two characters is one letter. What cannot be composed because it is broken is left out.</summary>
    private static string Composed(string text, int longest)
    {
        var cut = text.Length > longest ? text[..longest] : text;
        var whole = new StringBuilder(cut.Length);
        foreach (var rune in cut.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && rune.Value is not (0xFFFE or 0xFFFF))
                whole.Append(rune.ToString());
        }
        return whole.ToString().Normalize(NormalizationForm.FormC);
    }

    private static void Space(StringBuilder clean, bool isLineEnd)
    {
        if (clean.Length > 0 && clean[^1] == ' ' && isLineEnd)
            clean[^1] = '\n';
        else if (clean.Length > 0 && clean[^1] is not (' ' or '\n'))
            clean.Append(isLineEnd ? '\n' : ' ');
    }

    private static char Same(char glyph)
    {
        var lower = char.ToLowerInvariant(glyph);
        var at = OtherCyrillic.IndexOf(lower, StringComparison.Ordinal);
        return at >= 0 ? lower == glyph ? Russian[at] : char.ToUpperInvariant(Russian[at]) : glyph is '—' or '–' or '‑' ? '-' : glyph;
    }
}
