using BotHost.Sandbox.Control;
using BotHost.Sandbox.Faults;

namespace BotHost.EndToEnd.Tests;

public sealed class AnswerHeldOnSqliteTests(AnswerHeldSchool shared) : AnswerHeldTests(DatabaseKind.Sqlite, shared), IClassFixture<AnswerHeldSchool>;

public sealed class AnswerHeldOnPostgreSqlTests(AnswerHeldSchool shared) : AnswerHeldTests(DatabaseKind.PostgreSql, shared), IClassFixture<AnswerHeldSchool>;

/// <summary>The bot is killed when the messenger has done what it was asked and the bot has not saved that it has.</summary>
public abstract class AnswerHeldTests(DatabaseKind database, AnswerHeldSchool shared)
{
    private const long Person = 101;

    /// <param name="isLost">The answer never came; otherwise it came and the commit hangs.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_is_shown_once(bool isLost)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var school = await shared.GetAsync(database, cancellationToken);
        await school.AddUserAsync(Person, cancellationToken);
        var before = await school.LastCmidAsync(Person, cancellationToken);

        await KillBetweenAsync(
            "messages.send",
            isLost,
            () => school.WriteAsync(Person, "помощь", cancellationToken),
            async ct => await AnswersAsync(before, ct) > 0,
            cancellationToken);
        await shared.RestartAsync(cancellationToken);

        await school.AssertNothingIsLeftAsync(cancellationToken);
        Assert.Equal(1, await AnswersAsync(before, cancellationToken));
    }

    [Theory]
    [InlineData("messages.edit", false)]
    [InlineData("messages.edit", true)]
    [InlineData("messages.removeChatUser", false)]
    [InlineData("messages.removeChatUser", true)]
    [InlineData("messages.getInviteLink", false)]
    [InlineData("messages.getInviteLink", true)]
    public async Task A_stranger_is_put_out_once_the_link_reset_and_the_card_edited(string method, bool isLost)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var school = await shared.GetAsync(database, cancellationToken);
        var chats = shared.Chats;
        var stranger = await chats.LetStrangerInAsync(chats.Chats[0], cancellationToken);
        var card = await chats.CardAsync(stranger, cancellationToken);

        await KillBetweenAsync(
            method,
            isLost,
            () => chats.PutOutAsync(card, cancellationToken),
            async ct => method switch
            {
                "messages.edit" => (await chats.CardAsync(stranger, ct)).EditedAt is not null,
                "messages.removeChatUser" => !await chats.IsInsideAsync(stranger, ct),
                _ => await chats.LinkAsync(stranger.Chat, ct) != stranger.Link,
            },
            cancellationToken);
        await shared.RestartAsync(cancellationToken);

        await school.AssertNothingIsLeftAsync(cancellationToken);
        await chats.AssertPutOutOnceAsync(stranger, cancellationToken);
        Assert.Contains("Решение: не наш", (await chats.CardAsync(stranger, cancellationToken)).Text, StringComparison.Ordinal);
    }

    /// <param name="isShown">Whether the messenger got to show it before the bot was killed.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_more_than_an_hour_the_history_tells_what_was_shown(bool isShown)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var school = await shared.GetAsync(database, cancellationToken);
        await school.AddUserAsync(Person, cancellationToken);
        var before = await school.LastCmidAsync(Person, cancellationToken);
        if (isShown)
        {
            await KillBetweenAsync(
                "messages.send",
                isLost: false,
                () => school.WriteAsync(Person, "помощь", cancellationToken),
                async ct => await AnswersAsync(before, ct) > 0,
                cancellationToken);
        }
        else
        {
            var fault = await school.Sandbox.DoAsync(new AddFault(new Fault.Hang { Method = "messages.send" }), cancellationToken);
            await UntilStruckAsync(1, () => school.WriteAsync(Person, "помощь", cancellationToken), cancellationToken);
            await shared.Bot.KillAsync(cancellationToken);
            await school.Sandbox.DoAsync(new RemoveFault(fault), cancellationToken);
        }

        await school.Sandbox.DoAsync(new AdvanceClock(TimeSpan.FromMinutes(70)), cancellationToken); // VK has forgotten the message's random_id
        await shared.RestartAsync(cancellationToken);

        await school.AssertNothingIsLeftAsync(cancellationToken);
        Assert.Equal(1, await AnswersAsync(before, cancellationToken));
        Assert.Contains((await school.Sandbox.DoAsync(new ReadJournal(), cancellationToken)).Calls, Asks);

        static bool Asks(Sandbox.Views.CallEntry call)
            => call.Method == "messages.getHistory" || call.Parameters.GetValueOrDefault("code")?.Contains("messages.getHistory", StringComparison.Ordinal) == true;
    }

    /// <summary>Lets the messenger do it, keeps the bot from saving that, and kills the bot.</summary>
    /// <param name="isDone">Whether people see it.</param>
    private async Task KillBetweenAsync(
        string method, bool isLost, Func<Task> act, Func<CancellationToken, Task<bool>> isDone, CancellationToken cancellationToken)
    {
        var school = await shared.GetAsync(database, cancellationToken);
        if (isLost)
            await school.Sandbox.DoAsync(new AddFault(new Fault.LoseAnswer { Method = method, Times = 1 }), cancellationToken);
        var hang = await school.Sandbox.DoAsync(new AddFault(new Fault.Hang { Method = method }), cancellationToken);
        await UntilStruckAsync(isLost ? 2 : 1, act, cancellationToken);
        await using (isLost ? null : await school.Rows.HoldCommitsAsync(cancellationToken))
        {
            if (!isLost)
                await school.Sandbox.DoAsync(new RemoveFault(hang), cancellationToken);
            await Until.TrueAsync($"the messenger did {method}", isDone, cancellationToken, school.BotLines);
            Assert.NotEqual(0, await school.Rows.CountAsync("outbox", "state = 1", cancellationToken));
            await shared.Bot.KillAsync(cancellationToken);
        }
        await school.Sandbox.DoAsync(new ClearFaults(), cancellationToken);
    }

    private async Task UntilStruckAsync(int times, Func<Task> act, CancellationToken cancellationToken)
    {
        var school = await shared.GetAsync(database, cancellationToken);
        var before = (await school.Sandbox.DoAsync(new ReadCounts(), cancellationToken)).Strikes;
        await act();
        await Until.TrueAsync(
            "the call hangs", async ct => (await school.Sandbox.DoAsync(new ReadCounts(), ct)).Strikes >= before + times, cancellationToken, school.BotLines);
    }

    private async Task<int> AnswersAsync(long after, CancellationToken cancellationToken)
        => (await (await shared.GetAsync(database, cancellationToken)).MessagesToAsync(Person, cancellationToken)).Count(message => message.Cmid > after);
}

/// <summary>A school with one class chat, shared by the tests of a class, one after the other; and its bot, started again by each.</summary>
public sealed class AnswerHeldSchool : IAsyncDisposable
{
    private SchoolOnSandbox? _school;

    internal ClassChats Chats { get; private set; } = null!;
    internal HostProcess Bot { get; private set; } = null!;

    internal async Task<SchoolOnSandbox> GetAsync(DatabaseKind database, CancellationToken cancellationToken)
    {
        if (_school is not null)
        {
            if (Bot.Process.HasExited) // the test before this one failed
                await RestartAsync(cancellationToken);
            return _school;
        }
        var school = await SchoolOnSandbox.StartAsync(database, cancellationToken);
        Bot = await school.StartActiveBotAsync(cancellationToken);
        Chats = new ClassChats(school);
        await Chats.ConnectAsync(1, cancellationToken);
        return _school = school;
    }

    internal async Task RestartAsync(CancellationToken cancellationToken) => Bot = await _school!.StartActiveBotAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_school is not null)
            await _school.DisposeAsync();
    }
}
