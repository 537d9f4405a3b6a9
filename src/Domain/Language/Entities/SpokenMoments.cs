using System.Globalization;
using BotHost.Domain.Language.Text;

namespace BotHost.Domain.Language.Entities;

/// <summary>Days and hours that are spoken rather than written in digits, found in a plain text: "в полвосьмого", "первого декабря", "через пятницу", "15 числа".</summary>
internal static class SpokenMoments
{
    private const int LongestText = 1_000;
    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <returns>An hour, never a part of the day.</returns>
    public static (TimeOnly Time, int Start, int Length)? FindTime(string text)
        => Find(text, (tokens, index) => TimeFinder.At(tokens, index, text), found => found.Kind == FoundKind.Time && char.IsAsciiDigit(found.Value[0])) is var (found, start, length)
            ? (TimeOnly.ParseExact(found.Value, "HH:mm", CultureInfo.InvariantCulture), start, length)
            : null;

    /// <returns>Not a weekday alone: which one is meant depends on the hour. Not "29.02.2027": who writes dates in figures means those figures.</returns>
    public static (DateOnly Day, int Start, int Length)? FindDay(string text, DateOnly today)
        => Find(text, (tokens, index) => DateFinder.At(tokens, index, text), found => found.Kind == FoundKind.Date && !Weekdays.Contains(found.Value)) is var (found, start, length)
            && text.AsSpan(start, length).IndexOfAny('.', '/') < 0 && Resolve(found.Value, today) is { } day ? (day, start, length) : null;

    private static (Found Found, int Start, int Length)? Find(string text, Func<IReadOnlyList<Token>, int, Found?> at, Predicate<Found> fits)
    {
        if (text.Length > LongestText)
            return null;
        var tokens = Split(text);
        for (var index = 0; index < tokens.Count; index++)
        {
            if (at(tokens, index) is not { } found || !fits(found))
                continue;
            var first = found.First > 0 && tokens[found.First - 1].Word is "в" or "во" or "к" or "ко" or "с" ? found.First - 1 : found.First;
            return (found, tokens[first].Start, tokens[found.Last].End - tokens[first].Start);
        }
        return null;
    }

    /// <summary>The next such day from today on; null when there is none.</summary>
    private static DateOnly? Resolve(string day, DateOnly today)
    {
        if (day[0] is '+' or '-')
            return today.AddDays(int.Parse(day.AsSpan(0, day.Length - 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        if (day.IndexOf('+', StringComparison.Ordinal) is > 0 and var plus) // "fri+7d": the Friday after the next one
            return today.AddDays((Array.IndexOf(Weekdays, day[..plus]) - (int)today.DayOfWeek + 6) % 7 + 1 + 7);
        return day.Split('-') is [var month, var date]
            ? Enumerable.Range(today.Year, 9).Select(year => Day(year, Number(month), Number(date))).FirstOrDefault(it => it >= today)
            : Enumerable.Range(0, 12).Select(today.AddMonths).Select(it => Day(it.Year, it.Month, Number(day))).FirstOrDefault(it => it >= today);
    }

    private static DateOnly? Day(int year, int month, int day) => day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static List<Token> Split(string text)
    {
        List<Token> tokens = [];
        var startsPhrase = true;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                startsPhrase |= text[at++] is '.' or ',' or ';' or ':' or '!' or '?' or '\n';
                continue;
            }
            var start = at;
            var isNumber = char.IsAsciiDigit(text[at]);
            while (at < text.Length && char.IsLetterOrDigit(text[at]) && char.IsAsciiDigit(text[at]) == isNumber)
                at++;
            var word = text[start..at].ToLowerInvariant().Replace('ё', 'е');
            tokens.Add(new Token(text[start..at], word, Stemmer.Stem(word), start, at, true, startsPhrase));
            startsPhrase = false;
        }
        return tokens;
    }
}
