namespace BotHost.Domain.Statistics;

/// <summary>A span of local dates, both ends inside, as people name it.</summary>
public sealed record StatisticsPeriod(string Key, DateOnly From, DateOnly To)
{
    /// <param name="key">"week", "month", "quarter": the present one so far; "last-month", "last-quarter": the whole one before.</param>
    /// <returns>Null for another word.</returns>
    public static StatisticsPeriod? Of(string key, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = month.AddMonths(-((today.Month - 1) % 3));
        return key switch
        {
            "week" => new(key, today.AddDays(-6), today),
            "month" => new(key, month, today),
            "last-month" => new(key, month.AddMonths(-1), month.AddDays(-1)),
            "quarter" => new(key, quarter, today),
            "last-quarter" => new(key, quarter.AddMonths(-3), quarter.AddDays(-1)),
            _ => null,
        };
    }
}
