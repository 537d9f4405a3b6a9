using BotHost.Configuration;
using BotHost.Demo;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Sandbox;
using BotHost.Sandbox.Web;
using Microsoft.Data.Sqlite;

namespace BotHost.Cli;

/// <summary>A made-up school on an emulated messenger, for whoever starts the bot without any configuration.</summary>
internal sealed class SandboxSchool : IAsyncDisposable
{
    private const int OpensAt = 9; // o'clock, when people may be written to

    private readonly SandboxServer _server;
    private readonly DemoSchool _school;
    private readonly bool _isEmpty;
    private SandboxHost? _host;
    private SandboxPage? _page;

    private SandboxSchool(SandboxServer server, DemoSchool school, bool isEmpty, VirtualClock clock, BotConfiguration configuration)
        => (_server, _school, _isEmpty, Clock, Configuration) = (server, school, isEmpty, clock, configuration);

    /// <summary>What was configured, with the school in it.</summary>
    public BotConfiguration Configuration { get; }

    /// <summary>Runs on by itself, and further when the page moves it.</summary>
    public VirtualClock Clock { get; }

    /// <summary>The page asked for a new school.</summary>
    public bool WantsReset => _host is { WantsReset: true };

    /// <summary>The next one is to begin before anybody has set it up.</summary>
    public bool WantsEmpty => _host is { WantsEmpty: true };

    /// <param name="isEmpty">Left as its administrator finds it on the first morning: no classes, no pupils, no chats of the bot's.</param>
    public static async Task<SandboxSchool> StartAsync(BotConfiguration configuration, bool isEmpty, CancellationToken cancellationToken)
    {
        var database = await FreshFileAsync(configuration, cancellationToken);
        var clock = new VirtualClock(configuration.Options.Clock.StartAt ?? Morning(TimeProvider.System.GetUtcNow()), TimeProvider.System);
        var emulator = new VkEmulator(clock);
        var school = DemoSchool.SetUp(emulator);
        var server = await SandboxServer.StartAsync(emulator, cancellationToken);
        var options = configuration.Options with
        {
            Database = database,
            Schools = [DemoWorld.School(server.ApiUrl)],
            Security = new SecurityOptions { Key = Convert.ToBase64String(new byte[32]) }, // protects nobody: everyone here is made up
        };
        return new SandboxSchool(server, school, isEmpty, clock, configuration with { Options = options });
    }

    /// <summary>The messenger's page, at home in the bot's own web.</summary>
    public IEnumerable<IEndpointConventionBuilder> Map(WebApplication app)
    {
        _host = new SandboxHost(app.Services, Clock);
        _page = new SandboxPage(_server.Emulator, _host, DemoStories.Stage(_school, _isEmpty));
        return _page.Map(app, app.Lifetime.ApplicationStopping);
    }

    /// <summary>Fills the school, once the bot runs, unless it is to be empty.</summary>
    public async Task OpenAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<BotService>().Activated.WaitAsync(cancellationToken);
        var runners = services.GetRequiredService<SchoolRunners>();
        services.GetRequiredService<BotActivity>().IsFeedDrained
            = () => runners.All.All(runner => runner.Cursor == _server.Emulator.View.LongPollPosition(DemoPeople.GroupId));
        if (!_isEmpty)
            await _school.OpenAsync(services, cancellationToken);
        _page!.Open();
    }

    public async ValueTask DisposeAsync()
    {
        _page?.Dispose();
        await _server.DisposeAsync();
        await _server.Emulator.DisposeAsync();
    }

    /// <summary>The morning of that day, or of the next working day.</summary>
    private static DateTimeOffset Morning(DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(new SchoolOptions().TimeZone);
        var local = TimeZoneInfo.ConvertTime(now, zone).Date.AddHours(OpensAt);
        while (local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            local = local.AddDays(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    // The emulator forgets everything when it ends, so the school on it begins anew each time, beside the configured database.
    private static async Task<DatabaseOptions> FreshFileAsync(BotConfiguration configuration, CancellationToken cancellationToken)
    {
        var configured = configuration.Options.Database;
        var folder = configured.Provider == DatabaseProvider.Sqlite
            ? Path.GetDirectoryName(new SqliteConnectionStringBuilder(configured.ConnectionString).DataSource)
            : null;
        var file = Path.Combine(folder is { Length: > 0 } ? folder : Path.Combine(configuration.Folder, "data"), "sandbox.db");
        var database = new DatabaseOptions { ConnectionString = new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString };
        DatabaseSetup.CreateFolder(database);
        await using var activeLock = new ActiveLock(database); // another sandbox may be at work on it
        await activeLock.AcquireAsync(cancellationToken);
        SqliteConnection.ClearAllPools(); // those of a school before in this process hold the file that is about to go
        foreach (var part in new[] { "", "-wal", "-shm" })
            File.Delete(file + part);
        return database;
    }
}
