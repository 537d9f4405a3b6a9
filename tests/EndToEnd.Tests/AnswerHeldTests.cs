using BotHost.Sandbox.Control;
using BotHost.Sandbox.Faults;

namespace BotHost.EndToEnd.Tests;

public sealed class AnswerHeldOnSqliteTests(AnswerHeldSchool shared) : AnswerHeldTests(DatabaseKind.Sqlite, shared), IClassFixture<AnswerHeldSchool>;

public sealed class AnswerHeldOnPostgreSqlTests(AnswerHeldSchool shared) : AnswerHeldTests(DatabaseKind.PostgreSql, shared), IClassFixture<AnswerHeldSchool>;

/// <summary>The bot is killed when the messenger has done what it was asked and the bot has not saved that it has.</summary>
public abstract class AnswerHeldTests(DatabaseKind database, AnswerHeldSchool shared) : IAsyncLifetime
{
    private const long Person = 101;

    public async ValueTask InitializeAsync() => await shared.BeginAsync(database, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState is not { Result: TestResult.Passed })
            await shared.DisposeAsync(); // the next test gets a new school
        GC.SuppressFinalize(this);
    }

    /// <param name="isLost">The answer never came; otherwise it came and the commit hangs.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_is_shown_once(bool isLost)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var school = shared.School;
        await school.AddUserAsync(Person, cancellationToken);
        var before = await school.LastCmidAsync(Person, cancellationToken);

        await KillBetweenAsync(
            "messages.send",
            isLost,
            () => school.WriteAsync(Person, "помощь", cancellationToken),
            async ct => (await school.MessagesToAsync(Person, ct)).Any(message => message.Cmid > before),
            cancellationToken);
        await shared.StartBotAsync(cancellationToken);

        await school.AssertNothingIsLeftAsync(cancellationToken);
        Assert.Single(await school.MessagesToAsync(Person, cancellationToken), message => message.Cmid > before);
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
        var (school, chats) = (shared.School, shared.Chats);
        var stranger = await chats.LetStrangerInAsync(chats.Chats[0], cancellationToken);
        var card = await chats.CardAsync(stranger, cancellationToken);
        await school.AssertNothingIsLeftAsync(cancellationToken);

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
        await shared.StartBotAsync(cancellationToken);

        await school.AssertNothingIsLeftAsync(cancellationToken);
        await chats.AssertPutOutOnceAsync(stranger, cancellationToken);
        Assert.Contains("Решение: не наш", (await chats.CardAsync(stranger, cancellationToken)).Text, StringComparison.Ordinal);
    }

    /// <summary>Lets the messenger do it, keeps the bot from saving that, and kills the bot.</summary>
    /// <param name="isDone">Whether people see it.</param>
    private async Task KillBetweenAsync(
        string method, bool isLost, Func<Task> act, Func<CancellationToken, Task<bool>> isDone, CancellationToken cancellationToken)
    {
        var school = shared.School;
        if (isLost)
            await school.Sandbox.DoAsync(new AddFault(new Fault.LoseAnswer { Method = method, Times = 1 }), cancellationToken);
        var hang = await school.Sandbox.DoAsync(new AddFault(new Fault.Hang { Method = method }), cancellationToken);
        await school.UntilStruckAsync(isLost ? 2 : 1, act, cancellationToken);
        await using (isLost ? null : await school.Rows.HoldCommitsAsync(cancellationToken))
        {
            if (!isLost)
                await school.Sandbox.DoAsync(new RemoveFault(hang), cancellationToken);
            await Until.TrueAsync($"the messenger did {method}", isDone, cancellationToken, school.DescribeAsync);
            Assert.NotEqual(0, await school.Rows.CountAsync("outbox", "state = 1", cancellationToken));
            await shared.Bot.KillAsync(cancellationToken);
        }
        await school.Sandbox.DoAsync(new ClearFaults(), cancellationToken);
    }
}

/// <summary>A school with one class chat and its bot, for the tests of a class, one after the other, until one fails.</summary>
public sealed class AnswerHeldSchool : IAsyncDisposable
{
    private SchoolOnSandbox? _school;

    internal SchoolOnSandbox School => _school!;
    internal ClassChats Chats { get; private set; } = null!;
    internal HostProcess Bot { get; private set; } = null!;

    internal async Task BeginAsync(DatabaseKind database, CancellationToken cancellationToken)
    {
        if (_school is not null)
            return;
        _school = await SchoolOnSandbox.StartAsync(database, cancellationToken);
        await StartBotAsync(cancellationToken);
        Chats = new ClassChats(_school);
        await Chats.ConnectAsync(1, cancellationToken);
    }

    internal async Task StartBotAsync(CancellationToken cancellationToken) => Bot = await School.StartActiveBotAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_school is { } school)
        {
            _school = null;
            await school.DisposeAsync();
        }
    }
}
