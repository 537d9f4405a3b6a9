using System.Diagnostics;
using BotHost.Bench.Report;
using BotHost.Bench.Rig;
using BotHost.Sandbox;
using BotHost.Sandbox.Views;

namespace BotHost.Bench.Rows;

/// <summary>10,000 people are written to at no pace but VK's own 20 requests/s.</summary>
internal abstract class MailingRow : Row
{
    protected const int Recipients = 10_000;

    protected abstract Wish MaxCalls { get; }

    protected abstract Wish MaxSeconds { get; }

    protected abstract Task<TimeSpan> MailAsync(BotProcess bot, CancellationToken cancellationToken);

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(BenchDatabase database, int runs, CancellationToken cancellationToken)
    {
        await using var school = await School.StartAsync(database, requestsPerSecond: 20, cancellationToken);
        await school.MoveInAsync(Recipients, cancellationToken);
        await Load.ClosedAsync([.. school.People.Take(500)], TimeSpan.FromSeconds(6), cancellationToken);
        await school.SettleAsync(cancellationToken);
        List<double> calls = [], seconds = [], writing = [];
        for (var run = 0; run < runs; run++)
        {
            var before = school.Emulator.Journal.CallCount;
            using var deliveries = new Deliveries(school.Emulator, Recipients);
            var began = Stopwatch.GetTimestamp();
            writing.Add((await MailAsync(school.Bot, cancellationToken)).TotalMilliseconds);
            await deliveries.AllAsync(cancellationToken);
            seconds.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            await school.SettleAsync(cancellationToken);
            calls.Add(school.Emulator.Journal.CallCount - before);
        }
        await school.CheckAsync(mailings: runs, cancellationToken);
        return
        [
            new Figure("calls", "", calls) { Floor = MaxCalls },
            new Figure("wanted → last delivered", " s", seconds) { Floor = MaxSeconds },
            new Figure("of it: writing the rows", " ms", writing),
            .. await BesidesAsync(school, runs, cancellationToken),
        ];
    }

    /// <summary>Further figures of the same school.</summary>
    protected virtual Task<IReadOnlyList<Figure>> BesidesAsync(School school, int runs, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<Figure>>([]);
}

internal sealed class SameTextRow : MailingRow
{
    public override string Key => "same";

    public override string Title => "The same text to 10,000 people, 20 requests/s";

    protected override Wish MaxCalls => Wish.AtMost(105);

    protected override Wish MaxSeconds => Wish.AtMost(6);

    protected override Task<TimeSpan> MailAsync(BotProcess bot, CancellationToken cancellationToken) => bot.MailSameAsync(cancellationToken);
}

internal sealed class PersonalTextsRow : MailingRow
{
    private const int QuestionsPerSecond = 20;
    private static readonly TimeSpan _length = TimeSpan.FromSeconds(15); // shorter than the mailing

    public override string Key => "personal";

    public override string Title => "Personal texts to 10,000 people, 20 requests/s";

    protected override Wish MaxCalls => Wish.AtMost(405);

    protected override Wish MaxSeconds => Wish.AtMost(22);

    protected override Task<TimeSpan> MailAsync(BotProcess bot, CancellationToken cancellationToken) => bot.MailEachAsync(cancellationToken);

    /// <summary>People who ask while a further mailing goes out, the moment it is written included.</summary>
    protected override async Task<IReadOnlyList<Figure>> BesidesAsync(School school, int runs, CancellationToken cancellationToken)
    {
        List<double> middle = [], worst = [];
        for (var run = 0; run < runs; run++)
        {
            using var deliveries = new Deliveries(school.Emulator, Recipients);
            var asked = Load.OpenAsync(school.People, QuestionsPerSecond, _length, cancellationToken);
            await MailAsync(school.Bot, cancellationToken);
            var times = await asked;
            if (deliveries.Count >= Recipients + times.Count)
                throw new InvalidOperationException("The mailing was over before the questions were.");
            middle.Add(Percentiles.Of(times, 50));
            worst.Add(Percentiles.Of(times, 99));
            await school.SettleAsync(cancellationToken);
        }
        await school.CheckAsync(mailings: runs * 2, cancellationToken);
        return
        [
            new Figure("replies meanwhile, p50", " ms", middle),
            new Figure("replies meanwhile, p99", " ms", worst) { Floor = Wish.AtMost(1000), Aim = Wish.AtMost(300) },
        ];
    }
}

/// <summary>Counts messages as they appear before people.</summary>
internal sealed class Deliveries : IDisposable
{
    private readonly ChangeSubscription _subscription;
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _wanted;
    private int _count;

    public Deliveries(VkEmulator emulator, int wanted)
    {
        _wanted = wanted;
        _subscription = emulator.Changes.Subscribe();
        _ = CountAsync();
    }

    public int Count => Volatile.Read(ref _count);

    public Task AllAsync(CancellationToken cancellationToken) => _all.Task.WaitAsync(cancellationToken);

    public void Dispose() => _subscription.Dispose();

    private async Task CountAsync()
    {
        await foreach (var change in _subscription.ReadAllAsync(CancellationToken.None))
        {
            if (change.Kind == ChangeKind.MessageAdded && Interlocked.Increment(ref _count) == _wanted)
                _all.TrySetResult();
        }
    }
}
