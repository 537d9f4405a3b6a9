using System.Globalization;
using BotHost.Domain.People;

namespace BotHost.Domain.Statistics;

/// <summary>A number that the platform shows to its administrator and no programme can read: typed in by hand, and marked so wherever it appears.</summary>
public sealed class PlatformFigure : ISchoolRow
{
    public const int LongestText = 80;

    public Id<PlatformFigure> Id { get; private set; }
    public SchoolKey School { get; private set; }

    /// <summary>"участников".</summary>
    public required string Name { get; init; }
    public required long Value { get; init; }

    /// <summary>"кабинет Сферума", as typed.</summary>
    public required string Source { get; init; }
    public required DateOnly AsOf { get; init; }
    public required Id<Person> EnteredBy { get; init; }
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>Reads "участников = 540, кабинет Сферума".</summary>
    /// <returns>Null where a name, a number or the source is missing.</returns>
    public static (string Name, long Value, string Source)? Read(string text)
    {
        if (text.Split('=', 2) is not [var left, var right] || right.Split(',', 2) is not [var number, var source])
            return null;
        (left, source) = (left.Trim(), source.Trim());
        var digits = string.Concat(number.Where(c => !char.IsWhiteSpace(c)));
        return left.Length is > 0 and <= LongestText && source.Length is > 0 and <= LongestText
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? (left, value, source) : null;
    }
}
