using BotHost.Domain;
using BotHost.Persistence;
using BotHost.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Cli;

/// <summary>Migrated tables of our own on either database.</summary>
internal sealed class VerbTables : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bothost-verbs-").FullName;
    private readonly string? _postgres;

    private VerbTables(string? postgres) => _postgres = postgres;

    public static TheoryData<string> Providers => ["Sqlite", "PostgreSql"];

    public static async Task<VerbTables> CreateAsync(string provider)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var tables = new VerbTables(provider == "Sqlite" ? null : await PostgresServer.CreateDatabaseAsync(cancellationToken));
        await using var db = tables.Open("school-5");
        await db.Database.MigrateAsync(cancellationToken);
        return tables;
    }

    public BotDb Open(string school)
    {
        BotDb db = _postgres is null
            ? new SqliteBotDb(new DbContextOptionsBuilder<SqliteBotDb>()
                .UseSqlite($"Data Source={Path.Combine(_folder, "test.db")};Pooling=False").UseSnakeCaseNamingConvention().Options)
            : new PostgresBotDb(new DbContextOptionsBuilder<PostgresBotDb>().UseNpgsql(_postgres).UseSnakeCaseNamingConvention().Options);
        db.School = new SchoolKey(school);
        return db;
    }

    public DirectoryInfo Folder(string name) => new(Path.Combine(_folder, name));

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
