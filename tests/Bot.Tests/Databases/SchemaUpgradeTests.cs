using BotHost.Domain.Digests;
using BotHost.Persistence;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BotHost.Tests.Databases;

/// <summary>A school's database of an earlier version is brought up to date with what is in it.</summary>
public sealed class SchemaUpgradeTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_database_of_the_first_schema_is_upgraded_and_its_digests_stay_those_of_the_day(DatabaseKind database)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("bothost-upgrade-");
        try
        {
            await using BotDb db = database == DatabaseKind.Sqlite
                ? new SqliteBotDb(new DbContextOptionsBuilder<SqliteBotDb>().UseSqlite($"Data Source={Path.Combine(folder.FullName, "old.db")};Pooling=False").UseSnakeCaseNamingConvention().Options)
                : new PostgresBotDb(new DbContextOptionsBuilder<PostgresBotDb>().UseNpgsql(await PostgresServer.CreateDatabaseAsync(cancellationToken)).UseSnakeCaseNamingConvention().Options);
            await db.GetService<IMigrator>().MigrateAsync("Initial", cancellationToken);
            var made = database == DatabaseKind.Sqlite ? "0" : "now()";
            var date = database == DatabaseKind.Sqlite ? "'2026-11-24'" : "DATE '2026-11-24'";
            var empty = database == DatabaseKind.Sqlite ? "0" : "FALSE";
#pragma warning disable EF1002 // constants of this test
            await db.Database.ExecuteSqlRawAsync(
                $"INSERT INTO digests (id, school, recipient, date, made_at, was_empty) VALUES ('11111111-1111-1111-1111-111111111111', 's7', '22222222-2222-2222-2222-222222222222', {date}, {made}, {empty})",
                cancellationToken);
#pragma warning restore EF1002

            await db.Database.MigrateAsync(cancellationToken);

            Assert.Empty(await db.Database.GetPendingMigrationsAsync(cancellationToken));
            Assert.Equal(DigestKind.Daily, await db.Digests.IgnoreQueryFilters().Select(row => row.Kind).SingleAsync(cancellationToken));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
