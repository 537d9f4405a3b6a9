using BotHost.Configuration;
using BotHost.Tests.Databases;

namespace BotHost.Bench.Rig;

/// <summary>Where a measurement gets its fresh, durable database from.</summary>
internal abstract class BenchDatabase
{
    public abstract string Name { get; }

    public abstract Task<DatabaseOptions> CreateAsync(CancellationToken cancellationToken);

    /// <summary>Throws away what <see cref="CreateAsync"/> made, once nobody uses it.</summary>
    public abstract void Forget(DatabaseOptions database);

    /// <summary>A file in the temporary folder; the bot itself sets WAL and synchronous=FULL.</summary>
    public sealed class Sqlite : BenchDatabase
    {
        public override string Name => "SQLite";

        public override Task<DatabaseOptions> CreateAsync(CancellationToken cancellationToken)
        {
            var folder = Directory.CreateTempSubdirectory("bothost-bench-").FullName;
            return Task.FromResult(new DatabaseOptions { Provider = DatabaseProvider.Sqlite, ConnectionString = $"Data Source={Path.Combine(folder, "bot.db")}" });
        }

        public override void Forget(DatabaseOptions database)
            => Directory.Delete(Path.GetDirectoryName(database.ConnectionString["Data Source=".Length..])!, recursive: true);
    }

    /// <summary>A fresh database on a server of our own (fsync and synchronous_commit on), or on the one that BOTHOST_TEST_POSTGRES names.</summary>
    public sealed class Postgres : BenchDatabase
    {
        public override string Name => "PostgreSQL";

        public override async Task<DatabaseOptions> CreateAsync(CancellationToken cancellationToken) => new()
        {
            Provider = DatabaseProvider.PostgreSql,
            ConnectionString = await PostgresServer.CreateDatabaseAsync(cancellationToken),
        };

        public override void Forget(DatabaseOptions database)
        {
            // It goes with its server, or at the end of the process.
        }
    }
}
