using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration.Json;

namespace BotHost.Configuration;

/// <summary>The configuration as it was found: the sections that are ours as options, the rest for the framework.</summary>
/// <param name="Folder">Relative paths in the configuration start here.</param>
internal sealed record BotConfiguration(BotOptions Options, IConfigurationRoot Root, string Folder, string Environment)
{
    private static readonly string[] FrameworkSections = ["Logging", "AllowedHosts"];

    public bool IsDevelopment => Environment.Equals("Development", StringComparison.OrdinalIgnoreCase);

    /// <summary>The sandbox takes the messenger's place.</summary>
    public bool UsesSandbox => IsDevelopment && !Options.Schools.Any(OptionsRules.HasToken);

    /// <exception cref="ConfigurationException">A key is unknown, missing or ill-formed.</exception>
    public static BotConfiguration Load() => Load(
        ConfigurationFolder.Find(AppContext.BaseDirectory, Directory.GetCurrentDirectory()),
        System.Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? "Production",
        builder => builder.AddEnvironmentVariables());

    /// <param name="overrides">Sources that win over the files.</param>
    public static BotConfiguration Load(string folder, string environment, Action<IConfigurationBuilder> overrides)
    {
        var builder = new ConfigurationBuilder()
            .SetBasePath(folder)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true);
        overrides(builder);
        var root = Build(builder);
        return new BotConfiguration(Read(root, folder), root, folder, environment);
    }

    /// <exception cref="ConfigurationException">Not enough to serve a school.</exception>
    public void RequireReadyToServe() => Require(OptionsRules.FindingsToServe(Options, IsDevelopment));

    private static IConfigurationRoot Build(IConfigurationBuilder builder)
    {
        try
        {
            return builder.Build();
        }
        catch (InvalidDataException ex)
        {
            // The reason behind it says the line and never the text.
            throw new ConfigurationException([$"{ex.Message} {ex.InnerException?.InnerException?.Message ?? ex.InnerException?.Message}".Trim()]);
        }
    }

    private static BotOptions Read(IConfigurationRoot root, string folder)
    {
        var reader = new StrictReader();
        var options = reader.ReadRoot<BotOptions>(root);
        foreach (var file in root.Providers.OfType<JsonConfigurationProvider>())
            reader.CheckSections<BotOptions>(file.GetChildKeys([], parentPath: null), FrameworkSections);
        Require(reader.Findings);
        Require(OptionsRules.Findings(options));
        return options with { Database = Rooted(options.Database, folder) };
    }

    private static void Require(IEnumerable<string> findings)
    {
        if (findings.ToList() is { Count: > 0 } found)
            throw new ConfigurationException(found);
    }

    private static DatabaseOptions Rooted(DatabaseOptions database, string folder)
    {
        if (database.Provider != DatabaseProvider.Sqlite)
            return database;
        var connection = new SqliteConnectionStringBuilder(database.ConnectionString);
        if (connection.DataSource == ":memory:" || connection.Mode == SqliteOpenMode.Memory || connection.DataSource.StartsWith("file:", StringComparison.Ordinal))
            return database;
        connection.DataSource = Path.GetFullPath(connection.DataSource, folder);
        return database with { ConnectionString = connection.ConnectionString };
    }
}
