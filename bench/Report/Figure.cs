using System.Globalization;

namespace BotHost.Bench.Report;

/// <summary>One figure of a row: what each run gave, and what was wished for.</summary>
/// <param name="Unit">As printed after the number.</param>
internal sealed record Figure(string Name, string Unit, IReadOnlyList<double> Runs)
{
    public Wish? Floor { get; init; }
    public Wish? Aim { get; init; }

    public double Median => Percentiles.Of(Runs, 50);

    /// <summary>The honest word about the median.</summary>
    public string Verdict => (Floor, Aim) switch
    {
        (_, { } aim) when aim.IsMetBy(Median) => "meets aim",
        ({ } floor, null) when floor.IsMetBy(Median) => "meets floor",
        ({ } floor, _) when floor.IsMetBy(Median) => "meets floor, not aim",
        (null, null) => "",
        _ => "below floor",
    };

    public string Text => Format(Median) + Unit;

    public string Spread => Runs.Count < 2 ? "" : $"{Format(Runs.Min())}…{Format(Runs.Max())}";

    private static string Format(double value) => value.ToString(Math.Abs(value) >= 100 ? "N0" : "0.0#", CultureInfo.InvariantCulture);
}

/// <summary>A bound that a figure should keep.</summary>
internal sealed record Wish(double Bound, bool IsUpper)
{
    public static Wish AtMost(double bound) => new(bound, IsUpper: true);

    public static Wish AtLeast(double bound) => new(bound, IsUpper: false);

    public bool IsMetBy(double value) => IsUpper ? value <= Bound : value >= Bound;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsUpper ? "≤" : "≥")} {Bound:#,0.##}");
}

internal static class Percentiles
{
    /// <summary>Nearest rank; of an even number of values the lower middle one is the median.</summary>
    public static double Of(IReadOnlyList<double> values, double percent)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100) - 1)];
    }
}
