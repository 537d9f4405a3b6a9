using BotHost.Configuration;
using BotHost.Demo;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Sandbox;
using Microsoft.Data.Sqlite;

namespace BotHost.Cli;

/// <summary>The demo's invented school on an emulated messenger, for whoever starts the bot without any configuration.</summary>
internal sealed class SandboxSchool : IAsyncDisposable
{
    private readonly SandboxServer _server;

    private SandboxSchool(SandboxServer server, BotConfiguration configuration) => (_server, Configuration) = (server, configuration);

    /// <summary>What was configured, with the school in it.</summary>
    public BotConfiguration Configuration { get; }

    public static async Task<SandboxSchool> StartAsync(BotConfiguration configuration, CancellationToken cancellationToken)
    {
        var database = await FreshFileAsync(configuration, cancellationToken);
        var emulator = new VkEmulator(SchoolClock.For(configuration.Options.Clock));
        DemoWorld.SetUp(emulator);
        var server = await SandboxServer.StartAsync(emulator, cancellationToken);
        var options = configuration.Options with
        {
            Database = database,
            Schools = [DemoWorld.School(server.ApiUrl)],
            Security = new SecurityOptions { Key = Convert.ToBase64String(new byte[32]) }, // protects nobody: everyone here is made up
        };
        return new SandboxSchool(server, configuration with { Options = options });
    }

    /// <summary>Once the bot runs: loads the school's list, as an import does.</summary>
    public static async Task OpenAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<BotService>().Activated.WaitAsync(cancellationToken);
        await DemoWorld.LoadRosterAsync(services, cancellationToken);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

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
        foreach (var part in new[] { "", "-wal", "-shm" })
            File.Delete(file + part);
        return database;
    }
}
