using BotHost.Tests.Databases;

namespace BotHost.EndToEnd.Tests;

/// <summary>PostgreSQL goes away under load and comes back: the bot waits for it and goes on, without a restart.</summary>
public sealed class OutageTests
{
    private const int People = 25;

    [Fact]
    public async Task A_database_that_stops_for_seconds_or_ends_all_sessions_costs_nothing_but_time()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var server = await PostgresServer.StartOwnAsync();
        var database = await server.CreateAsync(cancellationToken);
        await using var school = await SchoolOnSandbox.StartAsync(_ => Task.FromResult(new StoredRows(DatabaseKind.PostgreSql, database)), cancellationToken);
        var bot = await school.StartActiveBotAsync(cancellationToken);
        await StopForAWhileAsync(server, cancellationToken); // while the schedules are being set up
        var crowd = new Crowd(school, Environment.TickCount, People);
        await crowd.BeginAsync(cancellationToken);

        for (var outage = 0; outage < 3; outage++)
        {
            await crowd.UntilHeardAsync(crowd.Heard + 100, cancellationToken);
            await StopForAWhileAsync(server, cancellationToken);
            await crowd.UntilHeardAsync(crowd.Heard + 100, cancellationToken);
            await school.Rows.ScalarAsync(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()", cancellationToken);
        }
        await crowd.UntilHeardAsync(crowd.Heard + 100, cancellationToken);
        await crowd.EndAsync(cancellationToken);

        Assert.False(bot.Process.HasExited, bot.Describe());
        await bot.UntilActiveAsync(cancellationToken);
        await Until.TrueAsync(
            "the schedules run", async ct => await school.Rows.CountAsync("hangfire.server", "lastheartbeat > now() - interval '30 seconds'", ct) == 1, cancellationToken, school.DescribeAsync);
        await school.AssertNothingIsLeftAsync(cancellationToken);
        await crowd.AssertEachAnswerWasShownOnceInOrderAsync(cancellationToken);
    }

    private static async Task StopForAWhileAsync(PostgresServer server, CancellationToken cancellationToken)
    {
        await server.StopAsync(cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, cancellationToken); // an outage has a length
        await server.StartAgainAsync(cancellationToken);
    }
}
