using BotHost.Sandbox.Control;

namespace BotHost.EndToEnd.Tests;

public sealed class KillOnSqliteTests(ITestOutputHelper output) : KillTests(DatabaseKind.Sqlite, output);

public sealed class KillOnPostgreSqlTests(ITestOutputHelper output) : KillTests(DatabaseKind.PostgreSql, output);

/// <summary>The bot is killed at random moments while many people write, and started again each time.</summary>
public abstract class KillTests(DatabaseKind database, ITestOutputHelper output)
{
    private const int Kills = 21;
    private const int People = 24;

    [Fact]
    public async Task However_often_it_is_killed_every_answer_is_shown_once_and_in_order()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var seed = int.TryParse(Environment.GetEnvironmentVariable("BOTHOST_TEST_SEED"), out var given) ? given : Environment.TickCount;
        output.WriteLine($"BOTHOST_TEST_SEED={seed}");
        var random = new Random(seed);
        await using var school = await SchoolOnSandbox.StartAsync(database, cancellationToken);
        var crowd = new Crowd(school, seed, People);
        var bot = await school.StartActiveBotAsync(cancellationToken);
        await crowd.BeginAsync(cancellationToken);

        for (var kill = 1; kill <= Kills; kill++)
        {
            if (kill % 5 != 0)
                await UntilCallsAsync(school, random.Next(5, 120), cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(kill % 5 != 0 ? 30 : 2500)), TimeProvider.System, cancellationToken);
            await bot.KillAsync(cancellationToken);
            bot = await school.StartBotAsync(cancellationToken);
        }
        await crowd.EndAsync(cancellationToken);

        output.WriteLine($"{crowd.Acted} acts");
        await school.AssertNothingIsLeftAsync(cancellationToken);
        await crowd.AssertEachAnswerWasShownOnceInOrderAsync(cancellationToken);
    }

    /// <summary>Waits until the bot has called the messenger so many times more.</summary>
    private static async Task UntilCallsAsync(SchoolOnSandbox school, int count, CancellationToken cancellationToken)
    {
        var begin = (await school.Sandbox.DoAsync(new ReadCounts(), cancellationToken)).Calls;
        await Until.TrueAsync(
            "the bot works",
            async ct => (await school.Sandbox.DoAsync(new ReadCounts(), ct)).Calls >= begin + count,
            cancellationToken,
            school.DescribeAsync);
    }
}
