using BotHost.Bench.Report;
using BotHost.Bench.Rig;
using BotHost.Sandbox;
using BotHost.Sandbox.Setup;

namespace BotHost.Bench.Rows;

/// <summary>The published bot from its start to its readiness, and what it takes of the memory.</summary>
internal sealed class StartRow : Row
{
    private const long FirstUser = 10_001;
    private const int People = 500;
    private const int Updates = 10_000;
    private static readonly TimeSpan _idle = TimeSpan.FromSeconds(10);

    public override string Key => "start";

    public override string Title => "The published bot: start to ready, memory";

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(BenchDatabase database, int runs, CancellationToken cancellationToken)
    {
        var options = await database.CreateAsync(cancellationToken);
        var emulator = new VkEmulator(TimeProvider.System, new VkEmulatorOptions { RequestsPerSecond = 0, JournalSize = 0, KeepMessages = 100 });
        await using var _ = emulator;
        emulator.Setup.AddCommunity(new CommunitySetup(BotSetup.GroupId, BotSetup.Token));
        await using var server = await SandboxServer.StartAsync(emulator, cancellationToken);
        await using (await PublishedBot.StartAsync(options, server.ApiUrl, cancellationToken))
        {
            // The first start migrates the database, and brings the files into the cache.
        }
        List<double> ready = [], idle = [], after = [];
        for (var run = 0; run < runs; run++)
        {
            await using var bot = await PublishedBot.StartAsync(options, server.ApiUrl, cancellationToken);
            ready.Add(bot.Ready.TotalSeconds);
            await Task.Delay(_idle, cancellationToken);
            idle.Add(bot.ResidentMegabytes());
            await AskAsync(emulator, run, cancellationToken);
            after.Add(bot.ResidentMegabytes());
        }
        database.Forget(options);
        return
        [
            new Figure("start to ready", " s", ready) { Floor = Wish.AtMost(3), Aim = Wish.AtMost(1.2) },
            new Figure("memory idle", " MiB", idle) { Floor = Wish.AtMost(200), Aim = Wish.AtMost(130) },
            new Figure("memory after 10,000 updates", " MiB", after) { Floor = Wish.AtMost(200), Aim = Wish.AtMost(130) },
        ];
    }

    /// <summary>500 people, new ones in each run, ask twenty times each.</summary>
    private static Task AskAsync(VkEmulator emulator, int run, CancellationToken cancellationToken)
        => Task.WhenAll(Enumerable.Range(0, People).Select(async i =>
        {
            var id = FirstUser + (run * People) + i;
            emulator.Setup.AddUser(id, "Имя", "Фамилия");
            var person = new Resident(emulator, id);
            for (var question = 0; question < Updates / People; question++)
                await person.AskAsync(Load.Question, cancellationToken);
        }));
}
