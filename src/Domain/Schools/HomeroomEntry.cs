using BotHost.Domain.Language;
using BotHost.Domain.Verification;

namespace BotHost.Domain.Schools;

/// <summary>"Иванова Мария Петровна vk.com/id123", as an administrator types who leads a class.</summary>
/// <param name="FullName">Null when no full name was typed.</param>
/// <param name="Profile">The piece that names an account, as typed; null when there is none.</param>
public sealed record HomeroomEntry(string? FullName, string? Profile)
{
    private const int LongestText = 300;

    public static HomeroomEntry Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
            return new HomeroomEntry(null, null);
        var words = text.Split([' ', ',', ';', '\n', '\r', '\t', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        var profile = Array.Find(words, IsProfile);
        var name = string.Join(' ', words.Where(word => !IsProfile(word) && !word.Equals("вк", StringComparison.OrdinalIgnoreCase)));
        return new HomeroomEntry(StaffWords.ReadFullName(name) ?? TwoWords(name), profile?.TrimEnd('.', ')'));
    }

    /// <summary>Someone without a patronymic; initials are not enough to know a person by.</summary>
    private static string? TwoWords(string name)
        => !name.Contains('.', StringComparison.Ordinal) && StaffWords.KeepName(name) is { } kept && kept.Contains(' ', StringComparison.Ordinal)
            && PersonName.ParseSurnameFirst(kept) is { Given.Length: > 1 } ? kept : null;

    private static bool IsProfile(string word)
        => word.Contains("vk.com/", StringComparison.OrdinalIgnoreCase) || word.Contains("vk.ru/", StringComparison.OrdinalIgnoreCase)
            || word.Contains("vk.me/", StringComparison.OrdinalIgnoreCase) || word.StartsWith('@')
            || word.Length > 2 && word.StartsWith("id", StringComparison.OrdinalIgnoreCase) && word[2..].All(char.IsAsciiDigit)
            || word.Length >= 4 && word.All(char.IsAsciiDigit);
}
