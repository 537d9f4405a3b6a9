using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Messaging;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace BotHost.Persistence;

/// <summary>Registers the context for the configured database and brings its tables up to date.</summary>
internal static class DatabaseSetup
{
    private const int MaxPreparedStatements = 100;

    public static void AddDatabase(this IServiceCollection services, DatabaseOptions options)
    {
        if (options.Provider == DatabaseProvider.PostgreSql)
        {
            // One data source for EF Core and Hangfire, so that both can share a transaction.
            services.AddSingleton(_ => NpgsqlDataSource.Create(WithDefaults(options.ConnectionString)));
            services.AddPooledDbContextFactory<PostgresBotDb>(
                (provider, builder) => builder.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()).UseSnakeCaseNamingConvention());
            services.AddScoped<BotDb>(provider => provider.GetRequiredService<IDbContextFactory<PostgresBotDb>>().CreateDbContext());
        }
        else
        {
            services.AddPooledDbContextFactory<SqliteBotDb>(
                builder => builder.UseSqlite(options.ConnectionString, SqliteStatements).UseSnakeCaseNamingConvention().AddInterceptors(new SqlitePragmas()));
            services.AddScoped<BotDb>(provider => provider.GetRequiredService<IDbContextFactory<SqliteBotDb>>().CreateDbContext());
        }
        services.AddSingleton(new WriteGate(options.Provider == DatabaseProvider.Sqlite));
        services.AddSingleton(new LaneCount(options.Provider == DatabaseProvider.Sqlite ? 1 : 8));
        services.AddSingleton<ActiveEpoch>();
    }

    /// <summary>
    /// A process that stands still in a transaction must not keep the one that takes over waiting for its locks. And the same statements come again and
    /// again: PostgreSQL parses and plans each once; a connection string that names a number of prepared statements keeps it.
    /// </summary>
    private static string WithDefaults(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Options = $"{builder.Options} -c idle_in_transaction_session_timeout=10s".TrimStart();
        if (!builder.ContainsKey("Max Auto Prepare"))
            builder.MaxAutoPrepare = MaxPreparedStatements;
        return builder.ConnectionString;
    }

    /// <summary>
    /// SQLite looks up every parameter by its name among all of a command: hundreds of rows in one command, or a parameter for each value of a list, cost
    /// far more than they save where no network lies between.
    /// </summary>
    private static void SqliteStatements(SqliteDbContextOptionsBuilder sqlite)
        => sqlite.MaxBatchSize(1).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    /// <summary>Makes the SQLite file's folder.</summary>
    public static void CreateFolder(DatabaseOptions options)
    {
        if (options.Provider == DatabaseProvider.Sqlite
            && Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource)) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
    }

    /// <summary>Numbers new inbox, outbox and mailing rows after the largest there are.</summary>
    public static async Task ContinueIdsAsync(BotDb db, EntryIds ids, CancellationToken cancellationToken)
    {
        db.School = new SchoolKey("");
        var last = new[]
        {
            await db.Inbox.IgnoreQueryFilters().MaxAsync(row => (long?)row.Id, cancellationToken),
            await db.Outbox.IgnoreQueryFilters().MaxAsync(row => (long?)row.Id, cancellationToken),
            await db.Mailings.IgnoreQueryFilters().MaxAsync(row => (long?)row.Id, cancellationToken),
        };
        ids.StartAfter(last.Max() ?? 0);
    }
}
