using System.Text.RegularExpressions;
using BotHost.Domain.Audiences;
using BotHost.Domain.Language;

namespace BotHost.Domain.Reminders;

/// <summary>"напомни родителям 5А завтра в 9:00 принести форму": for whom, when, what.</summary>
/// <param name="Audience">Null: for the writer.</param>
/// <param name="Text">What is left: the words to be reminded of.</param>
public sealed partial record ReminderSentence(SpokenAudience? Audience, SpokenWhen When, string Text)
{
    /// <param name="said">Without the command's own word.</param>
    public static ReminderSentence Read(string said, DateTimeOffset now, TimeZoneInfo zone)
    {
        var rest = said.Trim();
        SpokenAudience? audience = null;
        if (Prefix().Match(rest) is { Success: true } prefix)
        {
            var spoken = AudienceReader.Read(prefix.Value);
            audience = Self().IsMatch(prefix.Value) || spoken.IsEmpty ? null : spoken;
            rest = rest[prefix.Length..];
        }
        var when = WhenReader.Read(rest, now, zone);
        return new ReminderSentence(audience, when, About().Replace(when.Rest, "").Trim());
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string Class = @"\d{1,2}\s*[-«""]?\s*[а-яa-z]\b[»""]?|\d{1,2}(?:-?м)?\s+класс\w*";

    /// <summary>Words at the beginning that say for whom.</summary>
    [GeneratedRegex(@"^(?:(?:мне|себе|нам|всем|всей\s+школе|родителям|ученикам|сотрудникам|учителям|педагогам|коллегам|классу|классам|и|в\s+чат|чат\w*|в\s+учительск\w+|" + Class + @")(?:[\s,]+|$))+", Options)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\b(?:мне|себе)\b", Options)]
    private static partial Regex Self();

    [GeneratedRegex(@"^(?:о|об|про|что|,|:|-|—)\s+", Options)]
    private static partial Regex About();
}
