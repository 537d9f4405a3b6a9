namespace BotHost.Domain.Statistics;

/// <summary>How long things took.</summary>
public static class Durations
{
    /// <returns>The middle of the values; null for none.</returns>
    public static TimeSpan? Median(IEnumerable<TimeSpan> values)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count == 0)
            return null;
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
