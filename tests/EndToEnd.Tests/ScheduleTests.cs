using System.Globalization;
using BotHost.Sandbox.Control;

namespace BotHost.EndToEnd.Tests;

public sealed class ScheduleOnSqliteTests() : ScheduleTests(DatabaseKind.Sqlite);

public sealed class ScheduleOnPostgreSqlTests() : ScheduleTests(DatabaseKind.PostgreSql);

/// <summary>With the real Hangfire server, every second.</summary>
public abstract class ScheduleTests(DatabaseKind database)
{
    [Fact]
    public async Task What_is_due_happens_by_itself_also_after_a_kill()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var school = await SchoolOnSandbox.StartAsync(database, cancellationToken);
        school.Settings["Digest__SkipIfEmpty"] = "false";
        var first = await school.StartActiveBotAsync(cancellationToken);
        var hello = await school.WriteAsync(SchoolOnSandbox.Administrator, "меню", cancellationToken);
        await school.HearAsync(SchoolOnSandbox.Administrator, "", hello.Cmid, cancellationToken);
        await first.KillAsync(cancellationToken);
        if (database == DatabaseKind.PostgreSql)
            await LeaveLocksAsync(school, cancellationToken);
        var before = await school.LastCmidAsync(SchoolOnSandbox.Administrator, cancellationToken);

        var due = await school.Sandbox.DoAsync(new ReadClock(), cancellationToken) + TimeSpan.FromSeconds(10);
        school.Settings["Digest__Time"] = TimeZoneInfo.ConvertTime(due, TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow")).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        await school.StartActiveBotAsync(cancellationToken);
        var digest = await school.HearAsync(SchoolOnSandbox.Administrator, "", before, cancellationToken);

        Assert.True(digest.Date >= due - TimeSpan.FromSeconds(1), $"{digest.Date:O}, due {due:O}");
        await school.AssertNothingIsLeftAsync(cancellationToken);
        Assert.Equal(1, await school.Rows.CountAsync("digests", "1 = 1", cancellationToken));
    }

    /// <summary>As Hangfire leaves them when it is killed just then.</summary>
    private static Task<object?> LeaveLocksAsync(SchoolOnSandbox school, CancellationToken cancellationToken) => school.Rows.ScalarAsync(
        """
        insert into hangfire.lock (resource, acquired)
        select name, now() from unnest(array['hangfire:recurring-jobs:lock', 'hangfire:locks:schedulepoller', 'hangfire:lock:recurring-job:digest']) name
        on conflict do nothing
        """,
        cancellationToken);
}
