using System.Globalization;
using BotHost.Domain.Language.Text;

namespace BotHost.Domain.Language.Entities;

/// <summary>Hours in spoken Russian: "в полвосьмого", "без пятнадцати три", "9 утра", "шестым уроком", "вечером".</summary>
internal static class TimeFinder
{
    private const int FirstHourOfSchool = 7;

    public static Found? At(IReadOnlyList<Token> tokens, int index, string text)
        => Lesson(tokens, index) ?? Digits(tokens, index, text) ?? Half(tokens, index) ?? Before(tokens, index) ?? Past(tokens, index) ?? Hour(tokens, index) ?? PartOfDay(tokens, index);

    private static Found? Lesson(IReadOnlyList<Token> tokens, int index)
    {
        if ((SpokenNumber.OrdinalAt(tokens, index) ?? SpokenNumber.At(tokens, index)) is not { } number || number.Value is < 1 or > 10)
            return null;
        var next = index + number.Length;
        return next < tokens.Count && tokens[next].Stem is "урок" && tokens[next].Word is not ("уроков" or "урока")
            ? new Found(FoundKind.Lesson, number.Value.ToString(CultureInfo.InvariantCulture), index, next)
            : null;
    }

    /// <summary>"10:00", "10.30", "в 10-30".</summary>
    private static Found? Digits(IReadOnlyList<Token> tokens, int index, string text)
    {
        if (index + 1 >= tokens.Count || !tokens[index].IsNumber || !tokens[index + 1].IsNumber || tokens[index + 1].Start - tokens[index].End != 1 || tokens[index + 1].Word.Length != 2)
            return null;
        var mark = text[tokens[index].End];
        var isAfterAt = index > 0 && tokens[index - 1].Word is "в" or "к" or "на" or "с" or "до" or "во";
        var (hour, minute) = (Read(tokens[index].Word), Read(tokens[index + 1].Word));
        if (hour > 23 || minute > 59 || mark != ':' && !(isAfterAt && mark is '.' or '-' or ' ' && (mark != ' ' || minute % 5 == 0)))
            return null;
        return Clock(tokens, index, index + 1, hour, minute, isExact: true);
    }

    /// <summary>"полвосьмого", "пол восьмого", "в половине восьмого".</summary>
    private static Found? Half(IReadOnlyList<Token> tokens, int index)
    {
        var word = tokens[index].Word;
        var fused = word.StartsWith("пол", StringComparison.Ordinal) && word.Length > 6 ? HourOf(word.AsSpan(3).ToString()) : null;
        if (fused is { } hour)
            return Clock(tokens, index, index, hour - 1, 30, isExact: false);
        if (word is not ("пол" or "половина" or "половине" or "половину") || SpokenNumber.OrdinalAt(tokens, index + 1) is not { Value: <= 12 } next)
            return null;
        return Clock(tokens, index, index + next.Length, next.Value - 1, 30, isExact: false);
    }

    /// <summary>"без пятнадцати три", "без четверти восемь".</summary>
    private static Found? Before(IReadOnlyList<Token> tokens, int index)
    {
        if (tokens[index].Word != "без" || index + 2 >= tokens.Count)
            return null;
        var minutes = tokens[index + 1].Word == "четверти" ? (Value: 15, Length: 1) : SpokenNumber.At(tokens, index + 1) ?? default;
        if (minutes.Value is < 1 or > 30)
            return null;
        var at = index + 1 + minutes.Length;
        if (at < tokens.Count && tokens[at].Stem is "минут")
            at++;
        return SpokenNumber.At(tokens, at) is { Value: >= 1 and <= 24 } hour ? Clock(tokens, index, at + hour.Length - 1, hour.Value - 1, 60 - minutes.Value, isExact: false) : null;
    }

    /// <summary>"четверть восьмого", "двадцать минут восьмого".</summary>
    private static Found? Past(IReadOnlyList<Token> tokens, int index)
    {
        var (minutes, next) = tokens[index].Word == "четверть" ? (15, index + 1)
            : SpokenNumber.At(tokens, index) is { Value: < 60 } number && index + number.Length < tokens.Count && tokens[index + number.Length].Stem == "минут"
                ? (number.Value, index + number.Length + 1)
                : (0, 0);
        if (next == 0 || next >= tokens.Count || HourOf(tokens[next].Word) is not { } hour)
            return null;
        return Clock(tokens, index, next, hour - 1, minutes, isExact: false);
    }

    /// <summary>"в 7 утра", "в девять", "к 18", "9 часов вечера".</summary>
    private static Found? Hour(IReadOnlyList<Token> tokens, int index)
    {
        if (tokens[index].Word is "полдень" or "полудня")
            return new Found(FoundKind.Time, "12:00", index, index);
        var isBare = tokens[index].Word is "час" && index + 1 < tokens.Count && tokens[index + 1].Word is "дня" or "ночи";
        if ((isBare ? (1, 0) : SpokenNumber.At(tokens, index)) is not { } number || number.Item1 is < 0 or > 24)
            return null;
        var next = index + number.Item2;
        var isHours = next < tokens.Count && tokens[next].Stem is "час" or "часик" or "ч";
        if (isHours)
            next++;
        var hasPart = next < tokens.Count && tokens[next].Word is "утра" or "вечера" or "дня" or "ночи";
        var isAfterAt = index > 0 && tokens[index - 1].Word is "в" or "к" or "во";
        if (!hasPart && !(isAfterAt && (isHours || next >= tokens.Count || tokens[next].StartsPhrase || !IsCounted(tokens[next]))) && !(isAfterAt && isHours))
            return null;
        return Clock(tokens, index, isHours ? next - 1 : index + Math.Max(0, number.Item2 - 1), number.Item1, 0, isExact: number.Item1 > 12 || hasPart && tokens[next].Word is "утра");
    }

    /// <summary>"в 4 класс", "в 15 школу", "в 5 а": the number counts what follows.</summary>
    private static bool IsCounted(Token token)
        => token.Word.Length == 1 || token.Stem is "класс" or "школ" or "кабинет" or "чис" or "числ" or "урок" or "групп" or "чат" or "раз" || char.IsAsciiDigit(token.Word[0]);

    private static Found? PartOfDay(IReadOnlyList<Token> tokens, int index)
    {
        var part = (tokens[index].Word, tokens[index].Stem) switch
        {
            ("утром", _) or ("утречком", _) or ("утрам", _) or (_, "утр") => "morning",
            ("днем", _) or ("обеда", _) or ("обед", _) => "afternoon",
            ("вечером", _) or ("вечерком", _) or ("вечерам", _) or ("вечеру", _) or ("вечер", _) or (_, "вечер") or (_, "вечерк") => "evening",
            ("ночью", _) or ("ночам", _) or ("ночь", _) or (_, "ноч") => "night",
            _ => null,
        };
        return part is null ? null : new Found(FoundKind.Time, part, index, index);
    }

    private static Found Clock(IReadOnlyList<Token> tokens, int first, int last, int hour, int minute, bool isExact)
    {
        var part = last + 1 < tokens.Count ? tokens[last + 1].Word : "";
        if (part is "вечера" or "дня" or "утра" or "ночи")
            last++;
        else if (first > 1 && tokens[first - 1].Word is "в" or "к" or "во" && PartBefore(tokens[first - 2].Word) is { } said && !isExact)
            (part, first) = (said, first - 2); // "вечером в семь"
        hour = hour <= 0 ? hour + 12 : hour;
        var isAfternoon = part is "вечера" || part is "дня" && hour < 12 || part.Length == 0 | part is not ("утра" or "ночи") && !isExact && hour < FirstHourOfSchool;
        if (isAfternoon && hour < 12)
            hour += 12;
        if (part is "ночи" && hour == 12 || hour == 24)
            hour = 0;
        return new Found(FoundKind.Time, string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}"), first, last);
    }

    private static string? PartBefore(string word) => word switch { "вечером" or "вечерком" => "вечера", "утром" or "утречком" => "утра", "днем" => "дня", _ => null };

    private static int? HourOf(string ordinal) => ordinal switch
    {
        "первого" => 1, "второго" => 2, "третьего" => 3, "четвертого" => 4, "пятого" => 5, "шестого" => 6, "седьмого" => 7, "восьмого" => 8,
        "девятого" => 9, "десятого" => 10, "одиннадцатого" => 11, "двенадцатого" => 12, _ => null,
    };

    private static int Read(string digits) => digits.Length > 4 ? int.MaxValue : int.Parse(digits, CultureInfo.InvariantCulture);
}
