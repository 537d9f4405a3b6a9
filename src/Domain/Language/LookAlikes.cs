namespace BotHost.Domain.Language;

/// <summary>Latin letters that people type, or that spreadsheets keep, where a Cyrillic one is meant.</summary>
internal static class LookAlikes
{
    private const string Latin = "abcehkmoptxyABCEHKMOPTXY";
    private const string Cyrillic = "авсенкмортхуАВСЕНКМОРТХУ";

    /// <summary>The Cyrillic letter of the same shape; any other character as it is.</summary>
    public static char ToCyrillic(char glyph)
        => Latin.IndexOf(glyph, StringComparison.Ordinal) is >= 0 and var index ? Cyrillic[index] : glyph;

    /// <summary>Repairs a word that mixes both scripts ("Cмирнов"); a word in one script stays.</summary>
    public static string RepairWord(string word)
        => word.Any(IsCyrillic) && word.Any(char.IsAsciiLetter) ? string.Concat(word.Select(ToCyrillic)) : word;

    public static bool IsCyrillic(char letter) => letter is >= '\u0400' and <= '\u04FF';
}
