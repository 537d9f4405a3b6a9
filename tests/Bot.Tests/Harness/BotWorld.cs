using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Sandbox;
using BotHost.Sandbox.Setup;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;
using BotHost.Tests.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotHost.Tests.Harness;

public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>
/// A school with the real bot: real host, database and VK client, against the VK emulator over HTTP. School time is virtual and moves only when told.
/// Every act returns when the bot has nothing left to do.
/// </summary>
internal sealed class BotWorld : IAsyncDisposable
{
    public const long GroupId = 500_001;
    public const long Administrator = 1;
    public const long Head = 2;
    public const string SchoolKeyText = "test";

    /// <summary>A Monday, 10:00 in Moscow.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly SandboxServer _server;
    private readonly string _folder;
    private IHost _host = null!;

    private BotWorld(VirtualClock clock, VkEmulator emulator, SandboxServer server, BotOptions options, string folder)
        => (Clock, Emulator, _server, Options, _folder) = (clock, emulator, server, options, folder);

    public VirtualClock Clock { get; }
    public VkEmulator Emulator { get; }
    public BotOptions Options { get; }
    public RecordingLogs Logs { get; } = new();
    public IServiceProvider Services => _host.Services;

    /// <param name="adjust">Changes the options before the start.</param>
    public static async Task<BotWorld> StartAsync(DatabaseKind database, Func<BotOptions, BotOptions>? adjust = null)
    {
        var clock = new VirtualClock(Start);
        var emulator = new VkEmulator(clock, new VkEmulatorOptions { RequestsPerSecond = 0 });
        emulator.Setup.AddCommunity(new CommunitySetup(GroupId, "token") { Name = "Школа" });
        emulator.Setup.AddUser(Administrator, "Ада", "Админова");
        emulator.Setup.AddUser(Head, "Глеб", "Главный");
        var server = await SandboxServer.StartAsync(emulator, CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("bothost-test-").FullName;
        var options = new BotOptions
        {
            Database = database == DatabaseKind.Sqlite
                ? new() { Provider = DatabaseProvider.Sqlite, ConnectionString = $"Data Source={Path.Combine(folder, "bot.db")}" }
                : new() { Provider = DatabaseProvider.PostgreSql, ConnectionString = await PostgresServer.CreateDatabaseAsync(CancellationToken.None) },
            Security = new() { Key = Convert.ToBase64String(new byte[32]) },
            Schools =
            [
                new()
                {
                    Key = SchoolKeyText,
                    Name = "Школа № 7",
                    Administrators = [Administrator],
                    Head = Head,
                    Vk = new() { GroupId = GroupId, AccessToken = "token", ApiUrl = server.ApiUrl, RequestsPerSecond = 0 },
                },
            ],
        };
        var world = new BotWorld(clock, emulator, server, adjust?.Invoke(options) ?? options, folder);
        await world.StartHostAsync();
        return world;
    }

    /// <summary>Stops the bot as a crash would leave it (nothing is flushed but what is committed) and starts it again on the same database.</summary>
    public async Task RestartAsync()
    {
        await StopHostAsync();
        await StartHostAsync();
        await SettleAsync();
    }

    public void AddUser(long id, string firstName, string lastName) => Emulator.Setup.AddUser(id, firstName, lastName);

    /// <summary>A person writes to the bot, and the bot answers.</summary>
    public async Task SayAsync(long user, string text)
    {
        Emulator.People.WriteToCommunity(user, GroupId, text);
        await SettleAsync();
    }

    /// <summary>A person presses a button of the last message that has one of this label.</summary>
    public async Task PressAsync(long user, string label)
    {
        var message = MessagesTo(user).Last(it => it.Keyboard?.Buttons.Any(button => button.Label == label) == true);
        await PressAsync(user, message, label);
    }

    public async Task PressAsync(long user, MessageView message, string label)
    {
        _ = Emulator.People.PressAsync(user, message.Conversation, message.Cmid, label, CancellationToken.None);
        await SettleAsync();
    }

    /// <summary>What the bot said to a person, as it stands in the dialog now.</summary>
    public IReadOnlyList<MessageView> MessagesTo(long user)
        => [.. Emulator.View.Conversation(ConversationKey.Dialog(user, GroupId)).Messages.Where(message => message.IsFromCommunity && !message.IsDeleted)];

    /// <summary>The last message of the bot to a person; fails where there is none.</summary>
    public MessageView LastTo(long user) => MessagesTo(user)[^1];

    /// <summary>Lets school time pass, with everything that falls due on the way.</summary>
    public async Task AdvanceAsync(TimeSpan by) => await AdvanceToAsync(Clock.GetUtcNow() + by);

    public async Task AdvanceToAsync(DateTimeOffset moment)
    {
        using var patience = new CancellationTokenSource(Patience);
        await Services.GetRequiredService<VirtualTime>().AdvanceToAsync(moment, _ => { }, patience.Token);
    }

    /// <summary>Waits until the bot has read and done all there is.</summary>
    public async Task SettleAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await Services.GetRequiredService<BotActivity>().SettleAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            var warnings = Logs.Lines.Where(line => line.StartsWith("Warn", StringComparison.Ordinal) || line.StartsWith("Err", StringComparison.Ordinal) || line.StartsWith("Crit", StringComparison.Ordinal));
            var runners = Services.GetRequiredService<SchoolRunners>();
            var state = string.Join('\n', runners.All.Select(runner => $"read to {runner.Cursor} of {Emulator.View.LongPollPosition(GroupId)}, sender idle: {runner.Sender.IsIdle}"));
            throw new TimeoutException($"The bot did not come to rest: {state}, lanes idle: {Services.GetRequiredService<Lanes>().IsIdle}. Its last warnings:\n{string.Join('\n', warnings.TakeLast(20))}");
        }
    }

    public Task<T> ReadAsync<T>(Func<BotDb, Task<T>> read)
        => UnitOfWork.ReadAsync(School, (scope, _) => read(scope.GetRequiredService<BotDb>()), CancellationToken.None);

    /// <summary>Changes the school's tables beside the bot: for what a test starts from.</summary>
    public async Task ArrangeAsync(Func<BotDb, Task> change)
    {
        await UnitOfWork.RunAsync(School, (scope, _) => change(scope.GetRequiredService<BotDb>()), CancellationToken.None);
        await SettleAsync();
    }

    public SchoolContext School => Services.GetRequiredService<SchoolDirectory>()[new SchoolKey(SchoolKeyText)];

    public UnitOfWork UnitOfWork => Services.GetRequiredService<UnitOfWork>();

    public async ValueTask DisposeAsync()
    {
        await StopHostAsync();
        await _server.DisposeAsync();
        await Emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartHostAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(Logs).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning); // as appsettings.json has it
        builder.Services.AddBot(Options, Clock, withJobServer: false);
        _host = builder.Build();
        var runners = Services.GetRequiredService<SchoolRunners>();
        Services.GetRequiredService<BotActivity>().IsFeedDrained = () => runners.All.All(IsDrained);
        await _host.StartAsync();
        await Services.GetRequiredService<BotService>().Activated.WaitAsync(Patience);
        await SettleAsync();
    }

    /// <summary>Stops the bot; <see cref="RestartAsync"/> starts it again.</summary>
    public Task StopAsync() => StopHostAsync();

    private async Task StopHostAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private bool IsDrained(SchoolRunner runner)
        => runner.School.Source is null || (runner.IsMended && runner.Cursor is { } cursor && cursor == Emulator.View.LongPollPosition(GroupId));
}
