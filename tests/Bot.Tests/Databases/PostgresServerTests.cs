using Npgsql;

namespace BotHost.Tests.Databases;

public sealed class PostgresServerTests
{
    [Fact]
    public async Task Every_database_is_fresh_and_sorts_and_folds_Cyrillic()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var first = await PostgresServer.CreateDatabaseAsync(cancellationToken);
        var second = await PostgresServer.CreateDatabaseAsync(cancellationToken);

        await ScalarAsync(first, "CREATE TABLE only_here (id int); SELECT 1", cancellationToken);

        Assert.NotEqual(first, second);
        Assert.Equal(true, await ScalarAsync(second, "SELECT to_regclass('only_here') IS NULL", cancellationToken));
        Assert.Equal("борис", await ScalarAsync(second, "SELECT lower('БОРИС')", cancellationToken));
        Assert.Equal("on", await ScalarAsync(second, "SHOW fsync", cancellationToken));
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
