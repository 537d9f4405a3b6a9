using System.CommandLine;
using System.Diagnostics;
using BotHost.Demo;

namespace BotHost.Cli;

internal static class DemoVerb
{
    public static Command Command()
    {
        var command = new Command("demo", "Plays one school week on virtual time and prints what people saw. Needs no configuration.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        var failures = await DemoWeek.PlayAsync(Console.Out, cancellationToken);
        await Console.Out.WriteLineAsync($"\nSeconds: {Stopwatch.GetElapsedTime(began).TotalSeconds:F1}");
        return failures == 0 ? CommandLine.Done : CommandLine.FoundProblems;
    }
}
