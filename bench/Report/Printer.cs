using System.Runtime.InteropServices;

namespace BotHost.Bench.Report;

/// <summary>Prints figures as they come and all of them as a table in the end.</summary>
internal sealed class Printer
{
    private readonly List<(string Row, string Database, Figure Figure)> _figures = [];

    public static void Machine(int runs)
    {
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";
        Console.WriteLine($"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, load before {load}; medians of {runs} runs.");
    }

    public void Add(string row, string database, IReadOnlyList<Figure> figures)
    {
        foreach (var figure in figures)
        {
            _figures.Add((row, database, figure));
            var wishes = string.Join(", ", new[] { figure.Floor is { } floor ? $"floor {floor}" : "", figure.Aim is { } aim ? $"aim {aim}" : "", figure.Verdict }.Where(it => it.Length > 0));
            var spread = figure.Spread.Length > 0 ? $" ({figure.Spread})" : "";
            Console.WriteLine($"  {database,-10} {figure.Name,-28} {figure.Text}{spread}{(wishes.Length > 0 ? "  — " + wishes : "")}");
        }
    }

    /// <summary>Markdown, one line a figure, the databases side by side.</summary>
    public void Table()
    {
        var databases = _figures.Select(it => it.Database).Distinct().ToList();
        Console.WriteLine();
        Console.WriteLine($"| row | figure | {string.Join(" | ", databases)} | floor | aim |");
        Console.WriteLine($"|---|---|{string.Concat(databases.Select(_ => "---|"))}---|---|");
        foreach (var line in _figures.GroupBy(it => (it.Row, it.Figure.Name)))
        {
            var cells = databases.Select(name => line.FirstOrDefault(it => it.Database == name).Figure is { } figure
                ? $"{figure.Text}{(figure.Verdict.Length > 0 ? $" ({figure.Verdict})" : "")}"
                : "–");
            var any = line.First().Figure;
            Console.WriteLine($"| {line.Key.Row} | {line.Key.Name} | {string.Join(" | ", cells)} | {any.Floor?.ToString() ?? "–"} | {any.Aim?.ToString() ?? "–"} |");
        }
    }
}
