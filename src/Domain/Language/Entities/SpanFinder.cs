using System.Globalization;
using BotHost.Domain.Language.Text;

namespace BotHost.Domain.Language.Entities;

/// <summary>Lengths of time: "за день до", "на час позже", "через 15 минут", "на 40 минут", "каждый день", "за месяц".</summary>
internal static class SpanFinder
{
    public static Found? At(IReadOnlyList<Token> tokens, int index)
        => Repeat(tokens, index) ?? Before(tokens, index) ?? Shift(tokens, index) ?? Period(tokens, index);

    private static Found? Repeat(IReadOnlyList<Token> tokens, int index)
    {
        var word = tokens[index].Word;
        if (word is "ежедневно" or "ежедневный" or "ежедневная" || word is "каждый" or "каждое" && Next(tokens, index) is { Stem: "день" or "дн" or "утр" })
            return new Found(FoundKind.Repeat, "daily", index, word.StartsWith("ежедн", StringComparison.Ordinal) ? index : index + 1);
        if (word is "еженедельно" or "еженедельный" || word is "каждую" or "раз" && (Next(tokens, index)?.Stem == "недел" || Next(tokens, index + 1)?.Stem == "недел"))
            return new Found(FoundKind.Repeat, "weekly", index, index);
        return word is "ежемесячно" || word is "каждый" && Next(tokens, index)?.Stem == "месяц" ? new Found(FoundKind.Repeat, "monthly", index, index) : null;
    }

    /// <summary>"за день до", "за полчаса", "через час".</summary>
    private static Found? Before(IReadOnlyList<Token> tokens, int index)
    {
        if (tokens[index].Word is not ("за" or "через") || Length(tokens, index + 1) is not { } length)
            return null;
        if (tokens[index].Word == "через")
            return length.Value[^1] == 'd' ? null : new Found(FoundKind.Offset, "+" + length.Value, index, length.Last);
        var isBefore = Next(tokens, length.Last)?.Word is "до" or "перед" or "заранее";
        return isBefore || length.Value[^1] != 'd' ? new Found(FoundKind.Offset, "-" + length.Value, index, isBefore ? length.Last + 1 : length.Last) : null;
    }

    /// <summary>"на час позже", "на 40 минут".</summary>
    private static Found? Shift(IReadOnlyList<Token> tokens, int index)
    {
        if (tokens[index].Word is "позже" or "позднее" or "раньше" or "пораньше" or "попозже" && Next(tokens, index)?.Word == "на" && Length(tokens, index + 2) is { } after)
            return new Found(FoundKind.Offset, Sign(tokens[index].Word) + after.Value, index, after.Last);
        if (tokens[index].Word != "на" || Length(tokens, index + 1) is not { } length)
            return null;
        var next = Next(tokens, length.Last)?.Word ?? "";
        return next is "позже" or "позднее" or "вперед" or "раньше" or "назад" or "попозже" or "пораньше"
            ? new Found(FoundKind.Offset, Sign(next) + length.Value, index, length.Last + 1)
            : new Found(FoundKind.Duration, length.Value, index, length.Last);
    }

    private static string Sign(string word) => word is "раньше" or "назад" or "пораньше" ? "-" : "+";

    private static (string Value, int Last)? Length(IReadOnlyList<Token> tokens, int index)
    {
        if (index >= tokens.Count)
            return null;
        if (tokens[index].Word is "полчаса" or "полчасика")
            return ("30m", index);
        if (tokens[index].Word is "сутки")
            return ("1d", index);
        var (count, at) = SpokenNumber.At(tokens, index) is { } number ? (number.Value, index + number.Length) : (1, index);
        if (at >= tokens.Count)
            return null;
        string? value = tokens[at].Stem switch
        {
            "час" or "часик" => Text(count, "h"),
            "минут" or "минутк" or "мин" => Text(count, "m"),
            "день" or "дн" or "денек" or "сутк" => Text(count, "d"),
            "недел" or "недельк" => Text(7 * count, "d"),
            _ => null,
        };
        return value is null || at == index && tokens[at].Stem is "минут" && tokens[at].Word != "минуту" ? null : (value, at);
    }

    private static Found? Period(IReadOnlyList<Token> tokens, int index)
    {
        if (tokens[index].Word is not ("за" or "этот" or "этой" or "прошлый" or "прошлую" or "текущий" or "текущую" or "месячная" or "недельная" or "в" or "на" or "с"))
            return null;
        for (var at = index; at <= index + 2 && at < tokens.Count; at++)
        {
            string? period = tokens[at].Stem switch
            {
                "месяц" or "месячн" => "month",
                "недел" or "недельн" => "week",
                "год" or "годов" => "year",
                "четверт" => "quarter",
                "полугод" => "halfyear",
                "день" or "сутк" or "сегодн" when tokens[index].Word == "за" => "day",
                _ => null,
            };
            if (period is not null)
                return new Found(FoundKind.Period, period, index, at);
        }
        return null;
    }

    private static Token? Next(IReadOnlyList<Token> tokens, int index) => index + 1 < tokens.Count ? tokens[index + 1] : null;

    private static string Text(int count, string unit) => count.ToString(CultureInfo.InvariantCulture) + unit;
}
