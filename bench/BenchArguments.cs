using BotHost.Bench.Rig;
using BotHost.Bench.Rows;

namespace BotHost.Bench;

/// <summary>What to measure, how often and on what.</summary>
internal sealed record BenchArguments(IReadOnlyList<BenchDatabase> Databases, IReadOnlyList<Row> Rows, int Runs)
{
    public static string Usage { get; } = $"""
        dotnet run --project bench -c Release -- [--sqlite] [--postgres [CONNECTION]] [--runs N] [row…]
          --sqlite, --postgres   only this database; both without them. PostgreSQL without a connection string: a server of our own.
          --runs N               how many runs the medians are of; 3 without it.
          rows                   {string.Join(", ", Row.All.Select(row => row.Key))}; all without any.
        """;

    /// <returns>Null where the words make no sense.</returns>
    public static BenchArguments? Parse(string[] args)
    {
        List<BenchDatabase> databases = [];
        List<Row> rows = [];
        var runs = 3;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--sqlite":
                    databases.Add(new BenchDatabase.Sqlite());
                    break;
                case "--postgres":
                    if (i + 1 < args.Length && args[i + 1].Contains('=', StringComparison.Ordinal))
                        Environment.SetEnvironmentVariable("BOTHOST_TEST_POSTGRES", args[++i]);
                    databases.Add(new BenchDatabase.Postgres());
                    break;
                case "--runs" when i + 1 < args.Length && int.TryParse(args[i + 1], out var number) && number > 0:
                    (runs, i) = (number, i + 1);
                    break;
                case var word when Row.All.FirstOrDefault(row => row.Key == word) is { } row:
                    rows.Add(row);
                    break;
                default:
                    return null;
            }
        }
        return new BenchArguments(
            databases.Count > 0 ? databases : [new BenchDatabase.Sqlite(), new BenchDatabase.Postgres()],
            rows.Count > 0 ? rows : Row.All,
            runs);
    }
}
