namespace BotHost.Domain.Language.Text;

/// <summary>What comes out when a Russian text is typed with the English layout on: "ccskrf" → "ссылка".</summary>
public static class KeyboardLayout
{
    private const string English = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`{}:\"<>~";
    private const string Russian = "йцукенгшщзхъфывапролджэячсмитьбюёхъжэбюё";

    /// <summary>One run of signs without spaces; letters and the signs that share keys with letters are changed, digits stay.</summary>
    public static string ToRussian(string typed) => string.Concat(typed.Select(ToRussian));

    private static char ToRussian(char glyph)
        => English.IndexOf(char.ToLowerInvariant(glyph), StringComparison.Ordinal) is >= 0 and var key
            ? char.IsUpper(glyph) ? char.ToUpperInvariant(Russian[key]) : Russian[key]
            : glyph;
}
