namespace BotHost.Domain.Statistics;

/// <summary>Figures of a few children show a family: such classes are counted together only.</summary>
public static class SmallGroups
{
    public const int Fewest = 5;

    public static bool MayBeShown(int children) => children >= Fewest;

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
