using System.CommandLine;
using BotHost.Configuration;
using BotHost.Persistence;
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
        var address = "";
        var isEmpty = false;
        while (true)
        {
            await using var sandbox = configuration.UsesSandbox ? await SandboxSchool.StartAsync(configuration, isEmpty, cancellationToken) : null;
            await using var app = BotWeb.CreateBuilder(sandbox?.Configuration ?? configuration, sandbox?.Clock).Build();
            app.Services.GetRequiredService<ActiveLock>().LockFile(); // a second process ends here with one line; the host would add its own
            app.MapPages(sandbox is null ? null : sandbox.Map);
            await app.StartAsync(cancellationToken);
            if (sandbox is not null)
                await sandbox.OpenAsync(app.Services, cancellationToken);
            if (address.Length == 0)
                await Console.Out.WriteLineAsync($"BotHost: {app.Address()}");
            address = app.Address();
            await app.WaitForShutdownAsync(cancellationToken);
            if (sandbox is { WantsReset: true })
            {
                // The browser finds the new school where the old one was, also when the port was a free one.
                configuration = configuration with { Options = configuration.Options with { Web = configuration.Options.Web with { Urls = address } } };
                isEmpty = sandbox.WantsEmpty;
                continue;
            }
            var hasFailed = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(service => service.ExecuteTask is { IsFaulted: true });
            return hasFailed ? CommandLine.FoundProblems : Environment.ExitCode;
        }
    }
}
