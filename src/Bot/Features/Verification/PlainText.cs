namespace BotHost.Features.Verification;

/// <summary>Words of one person that are shown to another.</summary>
internal static class PlainText
{
    /// <returns>One line without control characters; null when nothing readable is there or it is too long.</returns>
    public static string? OneLine(string text, int longest)
    {
        if (text.Length > 2 * longest)
            return null;
        var line = string.Join(' ', new string([.. text.Select(glyph => char.IsControl(glyph) ? ' ' : glyph)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= longest && line.Count(char.IsLetter) >= 2 ? line : null;
    }
}
