using System.Globalization;
using System.Text.RegularExpressions;
using BotHost.Domain.Language.Entities;

namespace BotHost.Domain.Language;

/// <summary>Reads a calendar day as an order or a colleague writes it: "1 декабря", "01.12.2026", "2026-12-01", "завтра".</summary>
public static partial class DayReader
{
    private static readonly string[] _months = ["ЯНВ", "ФЕВ", "МАР", "АПР", "МАЯ", "ИЮН", "ИЮЛ", "АВГ", "СЕН", "ОКТ", "НОЯ", "ДЕК"];

    /// <param name="today">A day without a year is the nearest one to it.</param>
    /// <returns>Null when no day is named.</returns>
    public static (DateOnly Day, int Start, int Length)? FindIn(string? text, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 1_000)
            return null;
        var source = text.ToUpperInvariant().Replace('Ё', 'Е');
        if (Relative().Match(source) is { Success: true } word)
            return (today.AddDays(word.Value switch { "ВЧЕРА" => -1, "ЗАВТРА" => 1, "ПОСЛЕЗАВТРА" => 2, _ => 0 }), word.Index, word.Length);
        foreach (var match in Iso().Matches(source).Concat(Dotted().Matches(source)).Concat(Worded().Matches(source)))
            if (Read(match, today) is { } day)
                return (day, match.Index, match.Length);
        return SpokenMoments.FindDay(text, today); // "первого декабря"
    }

    public static DateOnly? Read(string? text, DateOnly today) => FindIn(text, today)?.Day;

    private static DateOnly? Read(Match match, DateOnly today)
    {
        var day = Number(match.Groups["day"]);
        var month = match.Groups["word"] is { Success: true } word
            ? Array.FindIndex(_months, it => word.Value.StartsWith(it, StringComparison.Ordinal) || it == "МАЯ" && word.Value == "МАЙ") + 1
            : Number(match.Groups["month"]);
        if (month is < 1 or > 12 || day < 1)
            return null;
        if (match.Groups["year"] is { Success: true, Value.Length: > 0 } said)
        {
            var year = Number(said);
            return Day(year < 100 ? 2000 + year : year, month, day);
        }
        return new[] { today.Year - 1, today.Year, today.Year + 1 }.Select(year => Day(year, month, day)).OfType<DateOnly>()
            .OrderBy(it => Math.Abs(it.DayNumber - today.DayNumber)).Select(it => (DateOnly?)it).FirstOrDefault();
    }

    private static DateOnly? Day(int year, int month, int day)
        => year is >= 2000 and <= 2100 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int Number(Group digits) => int.TryParse(digits.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"\b(?:СЕГОДНЯ|ПОСЛЕЗАВТРА|ЗАВТРА|ВЧЕРА)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Relative();

    [GeneratedRegex(@"\b(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![\d.])(?<day>\d{1,2})[./](?<month>\d{1,2})(?:[./](?<year>\d{4}|\d{2}))?(?![\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"(?<!\d)(?<day>\d{1,2})(?:-?(?:ГО|Е))?\s+(?<word>(?:ЯНВ|ФЕВ|МАР|АПР|МА[ЯЙ]|ИЮН|ИЮЛ|АВГ|СЕН|ОКТ|НОЯ|ДЕК)\w*)(?:\s+(?<year>\d{4}))?", RegexOptions.CultureInvariant)]
    private static partial Regex Worded();
}
