using System.Text.RegularExpressions;
using BotHost.Domain.Language;

namespace BotHost.Domain.People;

/// <summary>"Я в отпуске до 20 августа, заявки — Ивановой."</summary>
/// <param name="LastDay">The last day away; null when none was said.</param>
/// <param name="Called">What stands where the colleague's name is, in any case; null when nobody was named.</param>
public sealed partial record DelegationSentence(DateOnly? LastDay, string? Called)
{
    public const int MostDays = 100;

    /// <returns>Null when the text speaks of something else.</returns>
    public static DelegationSentence? Read(string? text, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 200 || !Away().IsMatch(text) || !Hands().IsMatch(text) && !Until().IsMatch(text))
            return null;
        var day = DayReader.FindIn(text, today);
        var called = Hands().Match(text) is { Success: true, Groups: var groups } ? groups["name"].Value.Trim(' ', '.', ',', '!', ':', '—', '–', '-') : null;
        return new DelegationSentence(day?.Day is { } last && last >= today && last <= today.AddDays(MostDays) ? last : null, called is { Length: > 2 } ? called : null);
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\bв\s+(?:отпуск\w*|командировк\w*)|\bна\s+больничн\w+|\bболею\b|\bзаболел[аи]?\b|\bменя\s+не\s+будет\b", Options)]
    private static partial Regex Away();

    [GeneratedRegex(@"\b(?:заявки|вместо\s+меня|замещает|заменяет|за\s+меня)\s*[—–:-]?\s*(?:пусть\s+)?(?<name>\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}.]*){0,2})", RegexOptions.CultureInvariant)]
    private static partial Regex Hands();

    [GeneratedRegex(@"\b(?:до|по)\s+\d", Options)]
    private static partial Regex Until();
}
