namespace BotHost.Domain.Language.Entities;

/// <summary>Something found in a message: what it means and which of its words say so.</summary>
/// <param name="Value">As <c>understand</c> prints it: "09-01", "fri", "+2d", "07:00", "-1h".</param>
/// <param name="First">The first token.</param>
/// <param name="Last">The last token, itself included.</param>
public sealed record Found(FoundKind Kind, string Value, int First, int Last);

public enum FoundKind
{
    /// <summary>A day: "09-01", a weekday "fri", days from today "+2d", a day of the month "15".</summary>
    Date,

    /// <summary>The last day of something: "до 20 августа".</summary>
    Until,

    /// <summary>"07:00", or a part of the day: "morning".</summary>
    Time,

    /// <summary>Before or after something: "-1d", "+15m".</summary>
    Offset,

    /// <summary>How long: "40m".</summary>
    Duration,

    /// <summary>"daily", "weekly", a weekday.</summary>
    Repeat,

    /// <summary>The number of a lesson.</summary>
    Lesson,

    /// <summary>"month", "week", "year", "quarter".</summary>
    Period,
}
