using System.Data.Common;
using System.Text;
using BotHost.Domain;
using BotHost.Domain.Messaging;
using BotHost.Features.Roster;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Security;
using BotHost.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BotHost.Tests.Features.Roster;

public enum TestDatabase
{
    Sqlite,
    PostgreSql,
}

/// <summary>A school with an empty database of its own, and the import on it.</summary>
internal sealed class TestRoster : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 14, 0, 0, TimeSpan.Zero);
    public static readonly KeyedHash Hash = new(new byte[32]);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bothost-");
    private DbContextOptions? _options;

    public SchoolKey School { get; init; } = new("one");

    public QueryCount Queries { get; } = new();

    /// <summary>Profile names that the messenger knows, beside plain numbers.</summary>
    public Dictionary<string, UserCard> Profiles { get; } = [];

    /// <summary>What the messenger was asked.</summary>
    public List<string> Asked { get; } = [];

    public static async Task<TestRoster> CreateAsync(TestDatabase database = TestDatabase.Sqlite)
    {
        var roster = new TestRoster();
        if (database == TestDatabase.Sqlite)
            roster._options = new DbContextOptionsBuilder<SqliteBotDb>()
                .UseSqlite($"Data Source={Path.Combine(roster._folder.FullName, "test.db")};Pooling=false")
                .UseSnakeCaseNamingConvention().AddInterceptors(roster.Queries).Options;
        else
            roster._options = new DbContextOptionsBuilder<PostgresBotDb>()
                .UseNpgsql(await PostgresServer.CreateDatabaseAsync(TestContext.Current.CancellationToken))
                .UseSnakeCaseNamingConvention().AddInterceptors(roster.Queries).Options;
        await using var db = roster.Open();
        await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        return roster;
    }

    public BotDb Open() => _options switch
    {
        DbContextOptions<SqliteBotDb> sqlite => new SqliteBotDb(sqlite) { School = School },
        DbContextOptions<PostgresBotDb> postgres => new PostgresBotDb(postgres) { School = School },
        _ => throw new InvalidOperationException("Create it first."),
    };

    public AccountLookup Accounts => new(
        text => long.TryParse(text.StartsWith("id", StringComparison.Ordinal) ? text[2..] : text, out var id) ? new UserRef($"{id}") : null,
        (text, _) =>
        {
            Asked.Add(text);
            return Task.FromResult(Profiles.GetValueOrDefault(text));
        });

    public async Task<ImportPlan> PlanAsync(params string[] lines)
    {
        await using var db = Open();
        return await PlanAsync(db, lines);
    }

    /// <summary>Plans, applies and saves, as the sender's "да" does.</summary>
    public async Task<ImportPlan> ImportAsync(params string[] lines)
    {
        await using var db = Open();
        var plan = await PlanAsync(db, lines);
        return await ApplyAsync(plan);
    }

    public async Task<ImportPlan> ApplyAsync(ImportPlan plan)
    {
        await using var db = Open();
        var applied = await RosterImport.ApplyAsync(db, plan.Input, actor: null, Now, TimeZoneInfo.Utc, TestContext.Current.CancellationToken);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return applied;
    }

    /// <summary>Changes what is there, as other features would.</summary>
    public async Task ChangeAsync(Func<BotDb, Task> change)
    {
        await using var db = Open();
        await change(db);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async Task<T> QueryAsync<T>(Func<BotDb, Task<T>> query)
    {
        await using var db = Open();
        return await query(db);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<ImportPlan> PlanAsync(BotDb db, string[] lines)
    {
        var file = RosterFile.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return await new RosterImport(Hash).PlanAsync(db, Assert.IsType<RosterFile.Parsed>(file), Accounts, TestContext.Current.CancellationToken);
    }
}

/// <summary>How many questions the database was asked.</summary>
internal sealed class QueryCount : DbCommandInterceptor
{
    public int Selects { get; private set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith("SELECT", StringComparison.OrdinalIgnoreCase))
            Selects++;
        return ValueTask.FromResult(result);
    }
}
