using System.CommandLine;
using BotHost.Configuration;
using BotHost.Web;

namespace BotHost.Cli;

internal static class RunVerb
{
    public const string Name = "run";

    public static Command Command()
    {
        var command = new Command(Name, "Runs the bot until it is stopped (the default).");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var configuration = BotConfiguration.Load();
        configuration.RequireReadyToServe();
        await using var sandbox = configuration.UsesSandbox ? await SandboxSchool.StartAsync(configuration, cancellationToken) : null;
        await using var app = BotWeb.CreateBuilder(sandbox?.Configuration ?? configuration).Build();
        app.MapPages();
        await app.StartAsync(cancellationToken);
        if (sandbox is not null)
            await SandboxSchool.OpenAsync(app.Services, cancellationToken);
        await Console.Out.WriteLineAsync($"BotHost: {app.Address()}");
        await app.WaitForShutdownAsync(cancellationToken);
        var hasFailed = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(service => service.ExecuteTask is { IsFaulted: true });
        return hasFailed ? CommandLine.FoundProblems : Environment.ExitCode;
    }
}
