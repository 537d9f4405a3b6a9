using System.Collections.Frozen;
using System.Globalization;
using BotHost.Domain.Language.Text;

namespace BotHost.Domain.Language.Entities;

/// <summary>Days in spoken Russian: "1 сентября", "послезавтра", "через пятницу", "до 20 августа".</summary>
internal static class DateFinder
{
    private static readonly string[] Months = ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];

    private static readonly FrozenDictionary<string, string> Weekdays = new Dictionary<string, string>
    {
        ["понедельник"] = "mon", ["пн"] = "mon", ["понедельничн"] = "mon", ["вторник"] = "tue", ["вт"] = "tue", ["вторничн"] = "tue",
        ["сред"] = "wed", ["ср"] = "wed", ["четверг"] = "thu", ["чт"] = "thu", ["четвергов"] = "thu", ["пятниц"] = "fri", ["пт"] = "fri", ["пятничн"] = "fri",
        ["суббот"] = "sat", ["сб"] = "sat", ["субботн"] = "sat", ["воскресен"] = "sun", ["воскресн"] = "sun", ["вс"] = "sun",
    }.ToFrozenDictionary();

    /// <summary>Weekdays and names of months as words to be known, so that their misspellings are mended.</summary>
    public static IEnumerable<string> Words { get; } =
    [
        "понедельник", "вторник", "среда", "среду", "четверг", "пятница", "пятницу", "суббота", "субботу", "воскресенье", "пятничное", "субботнее", "воскресное",
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
        "сегодня", "завтра", "послезавтра", "вчера", "завтрашний", "сегодняшний", "утром", "утра", "днем", "вечером", "вечера", "ночью", "полдень", "числа", "через", "неделю", "неделя", "минут", "часов", "час", "полчаса",
    ];

    public static Found? At(IReadOnlyList<Token> tokens, int index, string text)
        => Relative(tokens, index) ?? Numeric(tokens, index, text) ?? OfMonth(tokens, index) ?? Weekday(tokens, index);

    private static Found? Relative(IReadOnlyList<Token> tokens, int index)
    {
        var token = tokens[index];
        var days = token.Word switch
        {
            "сегодня" or "сегодняшний" or "сегодняшнее" or "сегодняшнюю" => 0,
            "завтра" or "завтрашний" or "завтрашнее" or "завтрашнюю" => 1,
            "послезавтра" => 2,
            "вчера" => -1,
            _ => token.Stem is "послезавтр" ? 2 : token.Stem is "завтр" or "завтрашн" ? 1 : token.Stem is "сегодн" or "сегодняшн" ? 0 : (int?)null,
        };
        if (days is { } known)
            return new Found(FoundKind.Date, Days(known), index, index);
        if (token.Word is not "через" || index + 1 >= tokens.Count)
            return null;
        if (WeekdayOf(tokens[index + 1]) is { } weekday)
            return new Found(FoundKind.Date, weekday + "+7d", index, index + 1);
        var (count, next) = SpokenNumber.At(tokens, index + 1) is { } number ? (number.Value, index + 1 + number.Length) : (1, index + 1);
        if (next >= tokens.Count)
            return null;
        return tokens[next].Stem switch
        {
            "дн" or "день" => new Found(FoundKind.Date, Days(count), index, next),
            "недел" or "недельк" => new Found(FoundKind.Date, Days(7 * count), index, next),
            "месяц" => new Found(FoundKind.Date, Days(30 * count), index, next),
            _ => null,
        };
    }

    /// <summary>"1.09", "01.09.2026", "1/09".</summary>
    private static Found? Numeric(IReadOnlyList<Token> tokens, int index, string text)
    {
        if (index + 1 >= tokens.Count || !tokens[index].IsNumber || !tokens[index + 1].IsNumber || tokens[index + 1].Start - tokens[index].End != 1 || text[tokens[index].End] is not ('.' or '/'))
            return null;
        var (day, month) = (tokens[index].Word, tokens[index + 1].Word);
        if (day.Length > 2 || month.Length != 2 || Read(day) is < 1 or > 31 || Read(month) is < 1 or > 12)
            return null;
        var hasYear = index + 2 < tokens.Count && tokens[index + 2].IsNumber && tokens[index + 2].Start - tokens[index + 1].End == 1 && tokens[index + 2].Word.Length is 2 or 4;
        return Day(tokens, index, index + (hasYear ? 2 : 1), Read(month), Read(day));
    }

    private static Found? OfMonth(IReadOnlyList<Token> tokens, int index)
    {
        if ((SpokenNumber.OrdinalAt(tokens, index) ?? SpokenNumber.At(tokens, index)) is not { } day || day.Value is < 1 or > 31 || index + day.Length >= tokens.Count)
            return null;
        var next = index + day.Length;
        if (MonthOf(tokens[next]) is { } month)
            return Day(tokens, index, next, month, day.Value);
        return tokens[next].Word is "числа" or "число" or "числе" or "числу" ? new Found(FoundKind.Date, day.Value.ToString(CultureInfo.InvariantCulture), index, next) : null;
    }

    private static Found Day(IReadOnlyList<Token> tokens, int first, int last, int month, int day)
    {
        var isUntil = first > 0 && tokens[first - 1].Word is "до" or "по";
        return new Found(isUntil ? FoundKind.Until : FoundKind.Date, string.Create(CultureInfo.InvariantCulture, $"{month:00}-{day:00}"), isUntil ? first - 1 : first, last);
    }

    private static Found? Weekday(IReadOnlyList<Token> tokens, int index)
    {
        if (WeekdayOf(tokens[index]) is not { } weekday)
            return null;
        if (index > 0 && tokens[index - 1].Word is "каждый" or "каждую" or "каждое" || tokens[index].Word.EndsWith("ам", StringComparison.Ordinal) || tokens[index].Word is "вторникам")
            return new Found(FoundKind.Repeat, weekday, index, index);
        return new Found(index > 0 && tokens[index - 1].Word is "до" ? FoundKind.Until : FoundKind.Date, weekday, index, index);
    }

    private static string? WeekdayOf(Token token) => Weekdays.GetValueOrDefault(token.Stem) ?? Weekdays.GetValueOrDefault(token.Word);

    private static int? MonthOf(Token token)
    {
        var word = token.IsKnown ? token.Stem : token.Word;
        if (token.Word is "мая" or "май" or "мае")
            return 5;
        for (var month = 0; month < Months.Length; month++)
        {
            if (month != 4 && word.Length >= 3 && word.StartsWith(Months[month], StringComparison.Ordinal) && word.Length <= 9 && !word.StartsWith("марш", StringComparison.Ordinal))
                return month + 1;
        }
        return null;
    }

    private static string Days(int days) => string.Create(CultureInfo.InvariantCulture, $"{(days < 0 ? "" : "+")}{days}d");

    private static int Read(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
