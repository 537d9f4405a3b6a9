namespace BotHost.Messaging;

/// <summary>Cuts a long text where a reader would: between paragraphs, then lines, then words.</summary>
internal static class TextParts
{
    public static IReadOnlyList<string> Split(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return [text];
        List<string> parts = [];
        var rest = text.AsSpan();
        while (rest.Length > maxLength)
        {
            var cut = FindCut(rest[..maxLength]);
            parts.Add(rest[..cut].TrimEnd().ToString());
            rest = rest[cut..].TrimStart();
        }
        if (!rest.IsEmpty)
            parts.Add(rest.ToString());
        return parts;
    }

    private static int FindCut(ReadOnlySpan<char> window)
    {
        foreach (var separator in (ReadOnlySpan<string>)["\n\n", "\n", " "])
        {
            var at = window.LastIndexOf(separator);
            if (at > window.Length / 2)
                return at + separator.Length;
        }
        return char.IsHighSurrogate(window[^1]) ? window.Length - 1 : window.Length;
    }
}
