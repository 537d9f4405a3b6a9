using System.Globalization;
using System.Text;

namespace BotHost.Domain.Language;

/// <summary>A person's name in parts, as written.</summary>
/// <param name="Given">Null when only a surname was said.</param>
public sealed record PersonName(string Surname, string? Given, string? Patronymic)
{
    private const int LongestName = 120;
    private const int LongestGivenName = 60; // the short name is stored in 64 characters

    /// <summary>"Петя С.": the given name as written and the surname's initial.</summary>
    public string ShortName => Given is null ? Surname : $"{Cut(Capitalise(Given), LongestGivenName)} {char.ToUpperInvariant(Surname[0])}.";

    /// <summary>"Иванова Мария Петровна".</summary>
    public string FullName => string.Join(' ', new[] { Surname, Given, Patronymic }.OfType<string>().Select(Capitalise));

    /// <summary>Says nothing, so that a name never reaches a log by way of a record.</summary>
    public override string ToString() => "A person's name";

    /// <summary>Reads "Фамилия Имя [Отчество]", the order of the school's lists.</summary>
    /// <returns>Null when the given name is missing or something is not a name.</returns>
    public static PersonName? ParseSurnameFirst(string? text)
    {
        var words = Clean(text).Split(' ');
        if (words.Length is < 2 or > 5 || !words.All(IsNameWord))
            return null;
        return new PersonName(words[0], words[1], words.Length > 2 ? string.Join(' ', words[2..]) : null);
    }

    /// <summary>
    /// Trims, joins spaces, drops what cannot be seen and repairs words that mix Latin and Cyrillic letters. At most 120 characters stay.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var clean = new StringBuilder();
        // Twice the length: an accent may still join its letter, spaces may still go.
        foreach (var rune in Cut(text, 2 * LongestName).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || rune.Value == '_')
                clean.Append(' ');
            else if (!Rune.IsControl(rune) && rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
                clean.Append(rune.ToString());
        }
        var words = clean.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Cut(string.Join(' ', words.Select(LookAlikes.RepairWord)), LongestName).TrimEnd();
    }

    /// <summary>Upper case, ё as е, single spaces: equal names have equal keys on every database.</summary>
    public static string Key(string? text) => Clean(text).ToUpperInvariant().Replace('Ё', 'Е').Replace('‑', '-').Replace('–', '-');

    internal static bool IsNameWord(string word)
        => word.Length > 0 && char.IsLetter(word[0])
            && word.All(glyph => char.IsLetter(glyph) || glyph is '-' or '‑' or '–' or '\'' or '’' or '.');

    /// <summary>"ПЕТЯ" and "петя" become "Петя"; "Анна-Мария" stays.</summary>
    internal static string Capitalise(string word)
    {
        var isOneCase = word.Length > 1 && (!word.Any(char.IsLower) || !word.Any(char.IsUpper));
        if (!isOneCase || word.Contains('.', StringComparison.Ordinal))
            return word;
        var lower = word.ToLowerInvariant().ToCharArray();
        for (var index = 0; index < lower.Length; index++)
            if (index == 0 || lower[index - 1] is '-' or ' ')
                lower[index] = char.ToUpperInvariant(lower[index]);
        return new string(lower);
    }

    /// <summary>Never between the halves of a surrogate pair.</summary>
    private static string Cut(string text, int length)
        => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
