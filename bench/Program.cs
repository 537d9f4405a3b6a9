using BotHost.Bench;
using BotHost.Bench.Report;
using BotHost.Bench.Rig;

if (args is [BotChild.Argument])
    return await BotChild.RunAsync(CancellationToken.None);
if (BenchArguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(BenchArguments.Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true; // the bot's process and the database go in order
    stop.Cancel();
};
var printer = new Printer();
Printer.Machine(arguments.Runs);
try
{
    foreach (var row in arguments.Rows)
    {
        Console.WriteLine(row.Title);
        foreach (var database in arguments.Databases)
            printer.Add(row.Title, database.Name, await row.MeasureAsync(database, arguments.Runs, stop.Token));
    }
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.WriteLine("Stopped.");
}
printer.Table();
return 0;
