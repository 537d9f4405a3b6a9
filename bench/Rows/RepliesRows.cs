using BotHost.Bench.Report;
using BotHost.Bench.Rig;

namespace BotHost.Bench.Rows;

/// <summary>500 people who each write again as soon as they are answered.</summary>
internal abstract class RepliesRow : Row
{
    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan _length = TimeSpan.FromSeconds(10);

    protected abstract int RequestsPerSecond { get; }

    protected abstract IReadOnlyList<Figure> Figures(IReadOnlyList<double> perSecond, IReadOnlyList<double> worst);

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(BenchDatabase database, int runs, CancellationToken cancellationToken)
    {
        await using var school = await School.StartAsync(database, RequestsPerSecond, cancellationToken);
        await school.MoveInAsync(500, cancellationToken);
        await Load.ClosedAsync(school.People, _warmUp, cancellationToken);
        List<double> perSecond = [], worst = [], bot = [], others = [];
        for (var run = 0; run < runs; run++)
        {
            var before = await school.Bot.UsageAsync(cancellationToken);
            var ownBefore = Environment.CpuUsage.TotalTime;
            var times = await Load.ClosedAsync(school.People, _length, cancellationToken);
            var after = await school.Bot.UsageAsync(cancellationToken);
            perSecond.Add(times.Count / _length.TotalSeconds);
            worst.Add(Percentiles.Of(times, 99));
            bot.Add((after.ProcessorTime - before.ProcessorTime).TotalMicroseconds / times.Count);
            others.Add((Environment.CpuUsage.TotalTime - ownBefore).TotalMicroseconds / times.Count);
        }
        await school.CheckAsync(mailings: 0, cancellationToken);
        return
        [
            .. Figures(perSecond, worst),
            new Figure("the bot's processor time", " µs/reply", bot),
            new Figure("the emulator's and people's", " µs/reply", others),
        ];
    }
}

/// <summary>Under VK's limit: what counts is how full each request is.</summary>
internal sealed class PacedRepliesRow : RepliesRow
{
    public override string Key => "paced";

    public override string Title => "Replies under 20 requests/s, closed loop, 500 open";

    protected override int RequestsPerSecond => 20;

    protected override IReadOnlyList<Figure> Figures(IReadOnlyList<double> perSecond, IReadOnlyList<double> worst) =>
    [
        new("replies", "/s", perSecond) { Floor = Wish.AtLeast(450), Aim = Wish.AtLeast(490) },
        new("p99", " ms", worst) { Floor = Wish.AtMost(1500) },
    ];
}

/// <summary>Without a limit: what the bot and its database can carry.</summary>
internal sealed class UnpacedRepliesRow : RepliesRow
{
    public override string Key => "unpaced";

    public override string Title => "Replies without a limit, closed loop, 500 open";

    protected override int RequestsPerSecond => 0;

    protected override IReadOnlyList<Figure> Figures(IReadOnlyList<double> perSecond, IReadOnlyList<double> worst) =>
    [
        new("replies", "/s", perSecond) { Floor = Wish.AtLeast(2500), Aim = Wish.AtLeast(7500) },
        new("p99", " ms", worst),
    ];
}
