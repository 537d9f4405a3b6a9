using BotHost.Bench.Report;
using BotHost.Bench.Rig;

namespace BotHost.Bench.Rows;

/// <summary>One line of the design's table of speeds.</summary>
internal abstract class Row
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new AnswerTimeRow(),
        new PacedRepliesRow(),
        new UnpacedRepliesRow(),
        new SameTextRow(),
        new PersonalTextsRow(),
        new UnderstandingRow(),
        new SweepRow(),
        new StartRow(),
    ];

    /// <summary>What the command line calls it.</summary>
    public abstract string Key { get; }

    public abstract string Title { get; }

    public abstract Task<IReadOnlyList<Figure>> MeasureAsync(BenchDatabase database, int runs, CancellationToken cancellationToken);
}
