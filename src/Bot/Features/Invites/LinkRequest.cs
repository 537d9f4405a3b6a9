using BotHost.Domain.Language;

namespace BotHost.Features.Invites;

/// <summary>Reads "ссылка 5а" and "дайте, пожалуйста, ссылку на чат 7б".</summary>
internal static class LinkRequest
{
    private static readonly string[] _stems = ["ссылк", "ссылоч", "чат", "приглашени", "групп", "вступить", "добавьте", "войти"];

    /// <summary>Whether a free text asks for a way into a chat.</summary>
    public static bool IsIn(string text)
    {
        if (text.Length > 1000)
            return false;
        var words = text.Split([' ', ',', '.', '!', '?', ':', ';', '\n', '\r', '\t', '"', '«', '»', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries);
        var named = words.Any(word => _stems.Any(stem => word.StartsWith(stem, StringComparison.OrdinalIgnoreCase)));
        var asksForLink = words.Any(word => word.StartsWith("ссылк", StringComparison.OrdinalIgnoreCase) || word.StartsWith("ссылоч", StringComparison.OrdinalIgnoreCase));
        return named && (asksForLink || Classes(text).Count > 0);
    }

    public static IReadOnlyList<ClassMention> Classes(string text)
        => ClassName.Read(text) is { } whole ? [whole] : ClassName.FindIn(text);
}
