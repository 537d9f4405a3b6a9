using System.Text.RegularExpressions;

namespace BotHost.Messaging;

/// <summary>Makes texts fit.</summary>
internal static partial class TextParts
{
    /// <summary>An initial ends its sentence by itself: "решает Иванова М. П.", not "М. П..".</summary>
    public static string EndOnce(string text) => text.Contains("..", StringComparison.Ordinal) ? TwoStops().Replace(text, ".") : text;

    /// <summary>Cuts to a length with "…", never through a surrogate pair.</summary>
    public static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        var length = maxLength - 1;
        if (char.IsHighSurrogate(text[length - 1]))
            length--;
        return text[..length] + "…";
    }

    /// <summary>Splits a long text where a reader would: between paragraphs, then lines, then words.</summary>
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

    [GeneratedRegex(@"(?<=(?:^|[\s\u00A0])\p{Lu})\.\.(?!\.)", RegexOptions.CultureInvariant)]
    private static partial Regex TwoStops();
}
