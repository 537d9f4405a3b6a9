using System.Diagnostics;
using BotHost.Configuration;
using BotHost.Sandbox;
using BotHost.Sandbox.Setup;
using BotHost.Sandbox.State;

namespace BotHost.Bench.Rig;

/// <summary>A school under load: the emulator with the people here, the bot in its own process, and a fresh database.</summary>
internal sealed class School : IAsyncDisposable
{
    private const long FirstUser = 10_001;
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly SandboxServer _server;
    private readonly BenchDatabase _databases;
    private readonly DatabaseOptions _database;
    private readonly List<Resident> _people = [];

    private School(SandboxServer server, BotProcess bot, BenchDatabase databases, DatabaseOptions database)
        => (_server, Bot, _databases, _database) = (server, bot, databases, database);

    public VkEmulator Emulator => _server.Emulator;
    public BotProcess Bot { get; }
    public IReadOnlyList<Resident> People => _people;

    /// <param name="requestsPerSecond">Kept by the bot and enforced by the emulator; 0 = no limit.</param>
    public static async Task<School> StartAsync(BenchDatabase databases, int requestsPerSecond, CancellationToken cancellationToken)
    {
        var emulator = new VkEmulator(TimeProvider.System, new VkEmulatorOptions
        {
            RequestsPerSecond = requestsPerSecond,
            JournalSize = 0,
            KeepMessages = 100, // as many as VK looks through for a repeat
        });
        emulator.Setup.AddCommunity(new CommunitySetup(BotSetup.GroupId, BotSetup.Token));
        var server = await SandboxServer.StartAsync(emulator, cancellationToken);
        var database = await databases.CreateAsync(cancellationToken);
        var setup = new BotSetup(database.Provider, database.ConnectionString, server.ApiUrl, requestsPerSecond);
        return new School(server, await BotProcess.StartAsync(setup, cancellationToken), databases, database);
    }

    /// <summary>People who let the bot write to them; returns when the bot knows them.</summary>
    public async Task MoveInAsync(int count, CancellationToken cancellationToken)
    {
        await WaitForPollAsync(cancellationToken);
        for (var i = 0; i < count; i++)
        {
            var id = FirstUser + _people.Count;
            Emulator.Setup.AddUser(id, "Имя", "Фамилия");
            Emulator.People.AllowMessages(id, BotSetup.GroupId);
            _people.Add(new Resident(Emulator, id));
        }
        await SettleAsync(cancellationToken);
    }

    /// <summary>Waits until the bot has nothing left to do.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_patience);
        await Bot.SettleAsync(Emulator.View.LongPollPosition(BotSetup.GroupId), patience.Token);
    }

    /// <summary>Every message got one answer, no more and no fewer.</summary>
    /// <param name="mailings">How many mailings everybody got besides.</param>
    public async Task CheckAsync(int mailings, CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken);
        var wrong = _people.Count(person => person.MessagesInDialog != (person.Written * 2) + mailings);
        if (wrong > 0)
            throw new InvalidOperationException($"{wrong} dialogs have lost or doubled messages: the figures mean nothing.");
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await _server.DisposeAsync();
        await Emulator.DisposeAsync();
        _databases.Forget(_database);
    }

    /// <summary>Events exist only once the bot has switched them on.</summary>
    private async Task WaitForPollAsync(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (Emulator.Journal.CallCount < 2) // settings, then the server's address
        {
            if (Stopwatch.GetElapsedTime(began) > _patience)
                throw new TimeoutException("The bot does not poll.");
            await Task.Delay(10, cancellationToken);
        }
    }
}

/// <summary>A person with a dialog with the bot.</summary>
internal sealed class Resident(VkEmulator emulator, long id)
{
    private readonly ConversationKey _dialog = ConversationKey.Dialog(id, BotSetup.GroupId);

    public int Written { get; private set; }

    public long MessagesInDialog => emulator.View.LastCmid(_dialog);

    /// <summary>Writes, and waits for the answer.</summary>
    /// <returns>From the moment VK has the message to the moment VK has the answer.</returns>
    public async Task<TimeSpan> AskAsync(string text, CancellationToken cancellationToken)
    {
        Written++;
        var began = Stopwatch.GetTimestamp();
        var message = emulator.People.WriteToCommunity(id, BotSetup.GroupId, text);
        await emulator.View.WaitForReplyAsync(_dialog, message.Cmid, cancellationToken);
        return Stopwatch.GetElapsedTime(began);
    }
}
