using System.CommandLine;
using BotHost.Configuration;
using BotHost.Web;

namespace BotHost.Cli;

internal static class RunVerb
{
    public static Command Command()
    {
        var command = new Command("run", "Runs the bot until it is stopped (the default).");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var configuration = BotConfiguration.Load();
        configuration.RequireReadyToServe();
        var builder = BotWeb.CreateBuilder(configuration);
        await using var app = builder.Build();
        app.MapPages();
        await app.StartAsync(cancellationToken);
        await Console.Out.WriteLineAsync($"BotHost: {app.Address()}");
        await app.WaitForShutdownAsync(cancellationToken);
        return Environment.ExitCode;
    }
}
