using BotHost.Sandbox.Control;
using BotHost.Sandbox.Faults;

namespace BotHost.EndToEnd.Tests;

public sealed class DowntimeOnSqliteTests() : DowntimeTests(DatabaseKind.Sqlite);

public sealed class DowntimeOnPostgreSqlTests() : DowntimeTests(DatabaseKind.PostgreSql);

/// <summary>The bot is killed while it sends and started again more than an hour later, when VK has forgotten what it was sent by random_id.</summary>
public abstract class DowntimeTests(DatabaseKind database)
{
    private const int People = 20;
    private const long Person = 101;
    private static readonly TimeSpan Downtime = TimeSpan.FromMinutes(70);

    [Fact]
    public async Task What_was_begun_before_is_looked_up_and_what_came_meanwhile_is_answered_each_once_and_in_order()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var school = await SchoolOnSandbox.StartAsync(database, cancellationToken);
        var crowd = new Crowd(school, Environment.TickCount, People);
        var bot = await school.StartActiveBotAsync(cancellationToken);
        await crowd.BeginAsync(cancellationToken);
        await crowd.UntilHeardAsync(100, cancellationToken);

        // Some are shown and the bot does not hear of it, the others never arrive: the bot cannot tell one from the other.
        await school.Sandbox.DoAsync(new AddFault(new Fault.LoseAnswer { Method = "messages.send", Times = 3 }), cancellationToken);
        await school.Sandbox.DoAsync(new AddFault(new Fault.Drop { Method = "messages.send" }), cancellationToken);
        await school.UntilStruckAsync(8, () => Task.CompletedTask, cancellationToken);
        await bot.KillAsync(cancellationToken);
        await school.Sandbox.DoAsync(new ClearFaults(), cancellationToken);
        Assert.NotEqual(0, await school.Rows.CountAsync("outbox", "state < 2 and attempts > 0", cancellationToken));
        await school.Sandbox.DoAsync(new AdvanceClock(Downtime), cancellationToken);
        await school.StartActiveBotAsync(cancellationToken);
        await crowd.UntilHeardAsync(crowd.Heard + 100, cancellationToken);
        await crowd.EndAsync(cancellationToken);

        await school.AssertNothingIsLeftAsync(cancellationToken);
        await crowd.AssertEachAnswerWasShownOnceInOrderAsync(cancellationToken);
        Assert.Contains((await school.Sandbox.DoAsync(new ReadJournal(), cancellationToken)).Calls, AsksForHistory);
    }

    [Fact]
    public async Task What_cannot_be_looked_up_is_not_sent_again_and_the_administrator_is_told()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var school = await SchoolOnSandbox.StartAsync(database, cancellationToken);
        var bot = await school.StartActiveBotAsync(cancellationToken);
        await school.AddUserAsync(Person, cancellationToken);

        await school.Sandbox.DoAsync(new AddFault(new Fault.LoseAnswer { Method = "messages.send", Times = 1 }), cancellationToken);
        await school.Sandbox.DoAsync(new AddFault(new Fault.Drop { Method = "messages.send" }), cancellationToken);
        await school.UntilStruckAsync(2, () => school.WriteAsync(Person, "помощь", cancellationToken), cancellationToken);
        await bot.KillAsync(cancellationToken);
        await school.Sandbox.DoAsync(new ClearFaults(), cancellationToken);
        await school.Sandbox.DoAsync(new AddFault(new Fault.Error(NoAccess) { Method = "messages.getHistory" }), cancellationToken);
        await school.Sandbox.DoAsync(new AdvanceClock(Downtime), cancellationToken);
        await school.StartActiveBotAsync(cancellationToken);
        await Until.TrueAsync("it is given up as uncertain", async ct => await school.Rows.CountAsync("outbox", "state = 4", ct) == 1, cancellationToken, school.DescribeAsync);

        var asked = await school.WriteAsync(SchoolOnSandbox.Administrator, "сводка", cancellationToken);
        await school.HearAsync(SchoolOnSandbox.Administrator, "1 сообщение: неизвестно, доставлено ли", asked.Cmid, cancellationToken);
        Assert.Single(await school.MessagesToAsync(Person, cancellationToken));
        await school.WriteAsync(Person, "помощь", cancellationToken); // the conversation goes on
        await Until.TrueAsync("an answer", async ct => (await school.MessagesToAsync(Person, ct)).Count == 2, cancellationToken, school.DescribeAsync);
    }

    private const int NoAccess = 917;

    private static bool AsksForHistory(Sandbox.Views.CallEntry call)
        => call.Method == "messages.getHistory" || call.Parameters.GetValueOrDefault("code")?.Contains("messages.getHistory", StringComparison.Ordinal) == true;
}
