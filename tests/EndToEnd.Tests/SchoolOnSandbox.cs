using System.Globalization;
using BotHost.Sandbox;
using BotHost.Sandbox.Control;
using BotHost.Sandbox.Setup;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;

namespace BotHost.EndToEnd.Tests;

/// <summary>
/// A school whose messenger is an emulator in its own process, and whose bots are processes that a test may kill. School time is the emulator's: a bot
/// is started at it, and from there both run on with the machine.
/// </summary>
internal sealed class SchoolOnSandbox : IAsyncDisposable
{
    public const long GroupId = 500_001;
    public const long Administrator = 1;
    public const string Key = "test";

    /// <summary>A Monday, 10:00 in Moscow.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

    private readonly HostProcess _sandboxProcess;
    private readonly List<HostProcess> _bots = [];

    private SchoolOnSandbox(HostProcess sandboxProcess, SandboxClient sandbox, StoredRows rows, string folder)
        => (_sandboxProcess, Sandbox, Rows, Folder) = (sandboxProcess, sandbox, rows, folder);

    public SandboxClient Sandbox { get; }
    public StoredRows Rows { get; }
    public string Folder { get; }

    /// <summary>Changes what a bot is configured with.</summary>
    public Dictionary<string, string> Settings { get; } = new()
    {
        ["DOTNET_ENVIRONMENT"] = "Production",
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Schools__0__Key"] = Key,
        ["Schools__0__Name"] = "Школа № 7",
        ["Schools__0__Administrators__0"] = $"{Administrator}",
        ["Schools__0__Vk__GroupId"] = $"{GroupId}",
        ["Schools__0__Vk__AccessToken"] = "token",
        ["Schools__0__Vk__RequestsPerSecond"] = "0",
        ["Security__Key"] = Convert.ToBase64String(new byte[32]),
        ["QuietHours__From"] = "00:00",
        ["QuietHours__To"] = "00:00",
        ["Clock__SweepInterval"] = "00:00:01",
        ["Logging__LogLevel__Default"] = "Warning",
        ["Logging__Console__FormatterName"] = "simple",
        ["Logging__LogLevel__Microsoft.EntityFrameworkCore"] = "None", // says in many lines what the bot says in one
    };

    public static Task<SchoolOnSandbox> StartAsync(DatabaseKind database, CancellationToken cancellationToken)
        => StartAsync(folder => StoredRows.CreateAsync(database, folder, cancellationToken), cancellationToken);

    public static async Task<SchoolOnSandbox> StartAsync(Func<string, Task<StoredRows>> createDatabase, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("bothost-e2e-").FullName;
        var rows = await createDatabase(folder);
        var process = HostProcess.Start("sandbox --url http://127.0.0.1:0 --requests-per-second 0", folder, []);
        var sandbox = new SandboxClient(await process.AddressAsync(cancellationToken));
        await sandbox.DoAsync(new SetClock(Start), cancellationToken);
        await sandbox.DoAsync(new AddCommunity(new CommunitySetup(GroupId, "token") { Name = "Школа" }), cancellationToken);
        await sandbox.DoAsync(new AddUser(new UserSetup(Administrator, "Ада", "Админова")), cancellationToken);
        return new SchoolOnSandbox(process, sandbox, rows, folder);
    }

    /// <summary>Starts a bot process; it is not yet active.</summary>
    public async Task<HostProcess> StartBotAsync(CancellationToken cancellationToken)
    {
        var bot = await StartAsync("run", cancellationToken);
        _bots.Add(bot);
        return bot;
    }

    /// <summary>Starts a verb with this school's configuration. Whoever asked disposes of it.</summary>
    public async Task<HostProcess> StartAsync(string verb, CancellationToken cancellationToken)
    {
        var now = await Sandbox.DoAsync(new ReadClock(), cancellationToken);
        return HostProcess.Start(verb, Folder, new Dictionary<string, string>(Settings)
        {
            ["Schools__0__Vk__ApiUrl"] = Sandbox.ApiUrl.AbsoluteUri,
            ["Database__Provider"] = Rows.Kind.ToString(),
            ["Database__ConnectionString"] = Rows.ConnectionString,
            ["Clock__StartAt"] = now.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture),
        });
    }

    public async Task<HostProcess> StartActiveBotAsync(CancellationToken cancellationToken)
    {
        var bot = await StartBotAsync(cancellationToken);
        await bot.UntilActiveAsync(cancellationToken);
        // A community whose updates were never read begins with what comes next.
        await Until.TrueAsync("updates are read", async ct => await Rows.CountAsync("cursors", "1 = 1", ct) == 1, cancellationToken, DescribeAsync);
        return bot;
    }

    public Task AddUserAsync(long id, CancellationToken cancellationToken)
        => Sandbox.DoAsync(new AddUser(new UserSetup(id, "Гость", $"Номер{id}")), cancellationToken);

    public Task<MessageView> WriteAsync(long user, string text, CancellationToken cancellationToken)
        => Sandbox.DoAsync(new Write(user, Dialog(user), new Sandbox.People.Draft(text)), cancellationToken);

    /// <summary>What the bot said to a person, as it stands in the dialog now.</summary>
    public async Task<IReadOnlyList<MessageView>> MessagesToAsync(long user, CancellationToken cancellationToken)
        => [.. (await Sandbox.DoAsync(new ReadMessages(Dialog(user)), cancellationToken)).Where(message => message is { IsFromCommunity: true, IsDeleted: false })];

    /// <summary>Waits for a message of the bot that holds these words.</summary>
    /// <param name="after">Only later ones.</param>
    public async Task<MessageView> HearAsync(long user, string words, long after, CancellationToken cancellationToken)
    {
        MessageView? heard = null;
        await Until.TrueAsync(
            $"{user} hears: {words}",
            async ct => (heard = (await MessagesToAsync(user, ct)).LastOrDefault(it => it.Cmid > after && it.Text.Contains(words, StringComparison.Ordinal))) is not null,
            cancellationToken,
            DescribeAsync);
        return heard!;
    }

    /// <summary>Waits for a button of this label and presses it. What the bot does about it is to be waited for by what it shows.</summary>
    /// <param name="after">Only on later messages.</param>
    public async Task PressAsync(long user, string label, long after, CancellationToken cancellationToken)
    {
        MessageView? shown = null;
        await Until.TrueAsync(
            $"{user} is shown the button {label}",
            async ct => (shown = (await MessagesToAsync(user, ct)).LastOrDefault(it => it.Cmid > after && it.Keyboard?.Buttons.Any(button => button.Label == label) == true)) is not null,
            cancellationToken,
            DescribeAsync);
        await PressAsync(user, shown!, label, cancellationToken);
    }

    public async Task PressAsync(long user, MessageView message, string label, CancellationToken cancellationToken)
    {
        var before = (await Sandbox.DoAsync(new ReadCounts(), cancellationToken)).Updates;
        var press = Sandbox.DoAsync(new Press(user, Dialog(user), message.Cmid, label), cancellationToken); // the answer may never come: the bot is killed
        await Until.TrueAsync("the press has arrived", async ct => press.IsFaulted || (await Sandbox.DoAsync(new ReadCounts(), ct)).Updates > before, cancellationToken);
        if (press.IsFaulted)
            await press;
    }

    public async Task<long> LastCmidAsync(long user, CancellationToken cancellationToken)
        => await Sandbox.DoAsync(new ReadMessages(Dialog(user)), cancellationToken) is [.., var last] ? last.Cmid : 0;

    /// <summary>Waits until faults have struck the bot's calls so often.</summary>
    /// <param name="act">What makes the bot call.</param>
    public async Task UntilStruckAsync(int times, Func<Task> act, CancellationToken cancellationToken)
    {
        var before = (await Sandbox.DoAsync(new ReadCounts(), cancellationToken)).Strikes;
        await act();
        await Until.TrueAsync(
            $"{times} calls of the bot go wrong", async ct => (await Sandbox.DoAsync(new ReadCounts(), ct)).Strikes >= before + times, cancellationToken, DescribeAsync);
    }

    public static ConversationKey Dialog(long user) => ConversationKey.Dialog(user, GroupId);

    /// <summary>Waits until everything accepted is handled and everything due has left, then looks that nothing was given up.</summary>
    public async Task AssertNothingIsLeftAsync(CancellationToken cancellationToken)
    {
        await Until.TrueAsync(
            "everything is handled and sent",
            async ct => await Rows.CountAsync("inbox", "state = 0", ct) == 0 && await Rows.CountAsync("outbox", "state < 2", ct) == 0,
            cancellationToken,
            DescribeAsync);
        if (await Rows.CountAsync("inbox", "state <> 1", cancellationToken) != 0 || await Rows.CountAsync("outbox", "state <> 2", cancellationToken) != 0)
            Assert.Fail($"Something was given up.\n{await DescribeAsync(cancellationToken)}");
    }

    /// <summary>How things stand, for a failure: what waits or was given up, and what the last bot said.</summary>
    public async Task<string> DescribeAsync(CancellationToken cancellationToken)
        => $"{await Rows.DescribeAsync(cancellationToken)}\n{_bots.LastOrDefault()?.Describe()}";

    public async ValueTask DisposeAsync()
    {
        foreach (var bot in _bots)
            await bot.DisposeAsync();
        Sandbox.Dispose();
        await _sandboxProcess.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
