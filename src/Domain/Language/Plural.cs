using System.Globalization;

namespace BotHost.Domain.Language;

/// <summary>Russian agreement of a noun with a number.</summary>
public static class Plural
{
    /// <summary>"5 приглашений".</summary>
    public static string Of(long count, string one, string few, string many)
        => count.ToString(CultureInfo.InvariantCulture) + " " + Word(count, one, few, many);

    /// <summary>The word alone, for texts that put something between or agree a verb ("остался", "осталось").</summary>
    public static string Word(long count, string one, string few, string many) => (Math.Abs(count % 100), Math.Abs(count % 10)) switch
    {
        ( >= 11 and <= 14, _) => many,
        (_, 1) => one,
        (_, 2 or 3 or 4) => few,
        _ => many,
    };
}
