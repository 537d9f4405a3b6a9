using BotHost.Bench.Report;
using BotHost.Bench.Rig;

namespace BotHost.Bench.Rows;

/// <summary>The sweep for expired invites in a school with a long past.</summary>
internal sealed class SweepRow : Row
{
    private const int WarmUps = 5;

    public override string Key => "sweep";

    public override string Title => "A sweep over 1,000,000 invites with 100 due";

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(BenchDatabase database, int runs, CancellationToken cancellationToken)
    {
        await using var school = await School.StartAsync(database, requestsPerSecond: 0, cancellationToken);
        await school.MoveInAsync(InvitePile.Due, cancellationToken);
        await school.Bot.HeapInvitesAsync(cancellationToken);
        List<double> milliseconds = [];
        for (var run = -WarmUps; run < runs; run++)
        {
            var took = await school.Bot.SweepAsync(cancellationToken);
            await school.SettleAsync(cancellationToken);
            if (run >= 0)
                milliseconds.Add(took.TotalMilliseconds);
        }
        return [new Figure("sweep", " ms", milliseconds) { Floor = Wish.AtMost(50) }];
    }
}
