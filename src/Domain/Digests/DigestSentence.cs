using System.Text.RegularExpressions;
using BotHost.Domain.Language;

namespace BotHost.Domain.Digests;

/// <summary>What somebody wants changed; null: left as it is.</summary>
public sealed record DigestWish(bool? IsOn = null, TimeOnly? Time = null, DigestDays? Days = null, bool? SkipIfEmpty = null)
{
    public bool IsNothing => this is { IsOn: null, Time: null, Days: null, SkipIfEmpty: null };
}

/// <summary>Reads "присылай сводку в 7 утра", "сводку по понедельникам", "не присылай пустую сводку", "отключи сводку".</summary>
public static partial class DigestSentence
{
    /// <param name="heard">An hour that was found already, "17:30"; empty for none.</param>
    public static DigestWish Read(string text, string heard, DateTimeOffset now, TimeZoneInfo zone)
    {
        var when = WhenReader.Read(text, now, zone);
        var time = TimeOnly.TryParseExact(heard, "HH:mm", out var exact) ? exact : Midday().IsMatch(text) ? new TimeOnly(13, 0) : when.Time;
        var isAboutEmpty = Empty().IsMatch(text);
        var isRefused = Refusal().IsMatch(text);
        var days = DaysOf(text, when);
        return new DigestWish(
            isAboutEmpty || days is not null && isRefused ? null : isRefused ? false : Wanted().IsMatch(text) ? true : null,
            time,
            days,
            isAboutEmpty ? isRefused : null);
    }

    private static DigestDays? DaysOf(string text, SpokenWhen when)
        => Weekend().IsMatch(text) || when.IsEverySchoolDay ? DigestDays.SchoolDays
            : when.Weekly.Count > 0 ? when.Weekly.Aggregate(DigestDays.None, (days, day) => days | DigestPolicy.Of(day))
            : Daily().IsMatch(text) ? DigestDays.EveryDay
            : OnceAWeek().IsMatch(text) ? DigestDays.Friday
            : null;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\bпуст\w+", Options)]
    private static partial Regex Empty();

    [GeneratedRegex(@"\b(?:отключ\w+|выключ\w+|отмени\w*|не\s+(?:надо|нужн\w+|присыла\w+|хочу|шли)|без\s+пуст\w+|убер\w+)", Options)]
    private static partial Regex Refusal();

    [GeneratedRegex(@"\b(?:включ\w+|верни\w*)", Options)]
    private static partial Regex Wanted();

    [GeneratedRegex(@"\bвыходн\w+", Options)]
    private static partial Regex Weekend();

    [GeneratedRegex(@"\b(?:каждый\s+день|ежедневн\w+)", Options)]
    private static partial Regex Daily();

    [GeneratedRegex(@"\b(?:раз\s+в\s+неделю|еженедельн\w+)", Options)]
    private static partial Regex OnceAWeek();

    [GeneratedRegex(@"\bв\s+обед\b", Options)]
    private static partial Regex Midday();
}
