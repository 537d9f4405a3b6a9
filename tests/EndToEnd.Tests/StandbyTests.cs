using System.Diagnostics;
using BotHost.Sandbox.Control;
using BotHost.Sandbox.Faults;

namespace BotHost.EndToEnd.Tests;

/// <summary>Two processes on one database: one works, the other waits.</summary>
public sealed class StandbyTests(ITestOutputHelper output)
{
    private const int People = 25;
    private const long Person = 101;

    [Fact]
    public async Task The_standby_does_nothing_until_the_active_one_is_killed_and_then_goes_on_within_seconds()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var school = await SchoolOnSandbox.StartAsync(DatabaseKind.PostgreSql, cancellationToken);
        var active = await school.StartActiveBotAsync(cancellationToken);
        var standby = await school.StartBotAsync(cancellationToken);
        await standby.UntilAsync("Standby", cancellationToken);
        var crowd = new Crowd(school, Environment.TickCount, People);
        await crowd.BeginAsync(cancellationToken);
        await crowd.UntilHeardAsync(200, cancellationToken);
        Assert.Equal(("Active", "Standby"), (await active.RoleAsync(cancellationToken), await standby.RoleAsync(cancellationToken)));

        await active.KillAsync(cancellationToken);
        var killed = Stopwatch.GetTimestamp();
        await standby.UntilActiveAsync(cancellationToken);
        output.WriteLine($"Taken over after {Stopwatch.GetElapsedTime(killed).TotalSeconds:F1} s.");
        await crowd.UntilHeardAsync(crowd.Heard + 200, cancellationToken);
        await crowd.EndAsync(cancellationToken);

        await school.AssertNothingIsLeftAsync(cancellationToken);
        await crowd.AssertEachAnswerWasShownOnceInOrderAsync(cancellationToken);
    }

    [Fact]
    public async Task One_that_stood_still_while_another_took_over_commits_nothing_afterwards_and_ends()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var school = await SchoolOnSandbox.StartAsync(DatabaseKind.PostgreSql, cancellationToken);
        var old = await school.StartActiveBotAsync(cancellationToken);
        var next = await school.StartBotAsync(cancellationToken);
        await next.UntilAsync("Standby", cancellationToken);
        var crowd = new Crowd(school, Environment.TickCount, People);
        await crowd.BeginAsync(cancellationToken);
        await crowd.UntilHeardAsync(200, cancellationToken);
        await AskAndHoldAsync(school, cancellationToken);

        old.Pause();
        await school.Sandbox.DoAsync(new ClearFaults(), cancellationToken); // the answer waits for the old one
        await school.Rows.ScalarAsync(
            "select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
            cancellationToken);
        await next.UntilActiveAsync(cancellationToken);
        await crowd.UntilHeardAsync(crowd.Heard + 200, cancellationToken);
        old.Resume();
        var exitCode = await old.EndAsync(cancellationToken);
        await crowd.UntilHeardAsync(crowd.Heard + 100, cancellationToken);
        await crowd.EndAsync(cancellationToken);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(old.Lines, line => line.Contains("no longer active", StringComparison.Ordinal));
        Assert.Equal("Active", await next.RoleAsync(cancellationToken));
        await school.AssertNothingIsLeftAsync(cancellationToken);
        await crowd.AssertEachAnswerWasShownOnceInOrderAsync(cancellationToken);
        Assert.Single(await school.MessagesToAsync(Person, cancellationToken));
    }

    [Fact]
    public async Task A_second_process_on_the_same_SQLite_file_ends_at_once_with_one_line()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var school = await SchoolOnSandbox.StartAsync(DatabaseKind.Sqlite, cancellationToken);
        await school.StartActiveBotAsync(cancellationToken);

        var second = await school.StartBotAsync(cancellationToken);
        var exitCode = await second.EndAsync(cancellationToken);

        Assert.Equal(1, exitCode);
        Assert.Equal("Another bot already runs on this database.", Assert.Single(second.Lines));
    }

    /// <summary>Somebody writes, and the messenger keeps its answer to the bot's reply to itself.</summary>
    private static async Task AskAndHoldAsync(SchoolOnSandbox school, CancellationToken cancellationToken)
    {
        await school.AddUserAsync(Person, cancellationToken);
        await school.Sandbox.DoAsync(new AddFault(new Fault.Hang { Method = "messages.send" }), cancellationToken);
        await school.UntilStruckAsync(1, () => school.WriteAsync(Person, "помощь", cancellationToken), cancellationToken);
        await Until.TrueAsync(
            "the reply is being sent",
            async ct => await school.Rows.CountAsync("outbox", $"state = 1 and conversation like '%{Person}'", ct) == 1,
            cancellationToken,
            school.DescribeAsync);
    }
}
