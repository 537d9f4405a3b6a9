using BotHost.Bench.Report;
using BotHost.Bench.Rig;

namespace BotHost.Bench.Rows;

/// <summary>A school's busy minute: 100 updates a second from 500 people.</summary>
internal sealed class AnswerTimeRow : Row
{
    private const int PerSecond = 100;
    private static readonly TimeSpan _length = TimeSpan.FromSeconds(15);

    public override string Key => "answer";

    public override string Title => "Update received → reply accepted, 100 updates/s, 500 conversations";

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(BenchDatabase database, int runs, CancellationToken cancellationToken)
    {
        await using var school = await School.StartAsync(database, requestsPerSecond: 0, cancellationToken);
        await school.MoveInAsync(500, cancellationToken);
        await Load.OpenAsync(school.People, PerSecond, TimeSpan.FromSeconds(10), cancellationToken); // compiled, connected, pooled
        List<double> middle = [], worst = [];
        for (var run = 0; run < runs; run++)
        {
            var times = await Load.OpenAsync(school.People, PerSecond, _length, cancellationToken);
            middle.Add(Percentiles.Of(times, 50));
            worst.Add(Percentiles.Of(times, 99));
        }
        await school.CheckAsync(mailings: 0, cancellationToken);
        return
        [
            new Figure("p50", " ms", middle) { Floor = Wish.AtMost(10), Aim = Wish.AtMost(4) },
            new Figure("p99", " ms", worst) { Floor = Wish.AtMost(60), Aim = Wish.AtMost(20) },
        ];
    }
}
