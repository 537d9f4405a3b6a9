using BotHost.Domain;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Architecture;

public sealed class ModelTests
{
    public static TheoryData<string> Providers => ["Sqlite", "PostgreSql"];

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_table_belongs_to_a_school_and_shows_only_the_chosen_ones_rows(string provider)
    {
        using var db = Open(provider);

        var open = db.Model.GetEntityTypes()
            .Where(entity => entity.ClrType != typeof(ActiveProcess))
            .Where(entity => entity.FindProperty(nameof(ISchoolRow.School)) is not { IsNullable: false } || entity.GetDeclaredQueryFilters().Count == 0)
            .Select(entity => entity.ClrType.Name);

        Assert.Empty(open);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_way_to_a_row_that_decisions_rest_on_checks_its_version(string provider)
    {
        using var db = Open(provider);

        var unchecked_ = db.Model.GetEntityTypes()
            .Where(entity => typeof(IVersioned).IsAssignableFrom(entity.ClrType))
            .Where(entity => entity.FindProperty(nameof(IVersioned.Version)) is not { IsConcurrencyToken: true })
            .Select(entity => entity.ClrType.Name);

        Assert.Empty(unchecked_);
    }

    [Fact]
    public void Both_databases_have_the_same_tables()
    {
        using var sqlite = Open("Sqlite");
        using var postgres = Open("PostgreSql");

        Assert.Equal(Tables(sqlite), Tables(postgres));
    }

    private static List<string> Tables(BotDb db) => [.. db.Model.GetEntityTypes().SelectMany(
        entity => entity.GetProperties().Select(property => $"{entity.GetTableName()}.{property.GetColumnName()}")).Order(StringComparer.Ordinal)];

    // The model is built without a connection.
    private static BotDb Open(string provider) => provider == "Sqlite"
        ? new SqliteBotDb(new DbContextOptionsBuilder<SqliteBotDb>().UseSqlite("Data Source=:memory:").UseSnakeCaseNamingConvention().Options)
        : new PostgresBotDb(new DbContextOptionsBuilder<PostgresBotDb>().UseNpgsql("Host=127.0.0.1").UseSnakeCaseNamingConvention().Options);
}
