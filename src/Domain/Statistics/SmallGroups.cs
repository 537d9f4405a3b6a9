namespace BotHost.Domain.Statistics;

/// <summary>Figures of a few children show a family: such classes are counted together only.</summary>
public static class SmallGroups
{
    public const int Fewest = 5;

    public static bool MayBeShown(int children) => children >= Fewest;
}
