using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BotHost.Persistence;

/// <summary>For <c>dotnet ef migrations add NAME --context SqliteBotDb</c>: nothing is opened.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteBotDb>
{
    public SqliteBotDb CreateDbContext(string[] args)
        => new(new DbContextOptionsBuilder<SqliteBotDb>().UseSqlite("Data Source=design.db").UseSnakeCaseNamingConvention().Options);
}

/// <summary>For <c>dotnet ef migrations add NAME --context PostgresBotDb</c>: nothing is opened.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresBotDb>
{
    public PostgresBotDb CreateDbContext(string[] args)
        => new(new DbContextOptionsBuilder<PostgresBotDb>().UseNpgsql("Host=localhost").UseSnakeCaseNamingConvention().Options);
}
