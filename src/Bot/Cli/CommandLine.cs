using System.CommandLine;
using BotHost.Configuration;
using BotHost.Persistence;

namespace BotHost.Cli;

/// <summary>The verbs, and what each outcome tells the shell.</summary>
internal static class CommandLine
{
    public const int Done = 0;

    /// <summary>The work was done and found problems, or could not be done.</summary>
    public const int FoundProblems = 1;

    /// <summary>Wrong usage or configuration: nothing was done.</summary>
    public const int Refused = 2;

    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors is [var error, ..])
            return Fail(Refused, $"{error.Message} Try --help.");
        try
        {
            // The bot's host answers signals itself, and takes its time to stop.
            var isHost = parsed.CommandResult.Command is RootCommand or { Name: RunVerb.Name };
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = isHost ? null : StopsWithin,
            });
        }
        catch (ConfigurationException ex)
        {
            return Fail(Refused, [.. ex.Findings.Select(finding => $"Configuration: {finding}")]);
        }
        catch (Exception ex) when (ex is CommandFailedException or DatabaseInUseException)
        {
            return Fail(FoundProblems, ex.Message);
        }
        catch (IOException ex) when (ex.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Fail(Refused, $"{ex.Message} Is the bot running already? Web:Urls and Web:OperatorUrls name the addresses.");
        }
        catch (OperationCanceledException)
        {
            return Fail(FoundProblems, "Stopped.");
        }
        catch (Exception ex)
        {
            return Fail(FoundProblems, ex.ToString()); // a defect: whoever reports it needs the trace
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("BotHost: a chat bot for a school in Sferum and VK Messenger. Without a command it runs the bot.")
        {
            RunVerb.Command(),
            DemoVerb.Command(),
            CheckVerb.Command(),
            MigrateVerb.Command(),
            ImportVerb.Command(),
            ExportVerb.Command(),
            UnderstandVerb.Command(),
            RestoreVerbs.Hold(),
            RestoreVerbs.Release(),
            SandboxVerb.Command(),
            HealthVerb.Command(),
        };
        root.SetAction((_, cancellationToken) => RunVerb.RunAsync(cancellationToken));
        return root;
    }

    private static int Fail(int code, params string[] lines)
    {
        foreach (var line in lines)
            Console.Error.WriteLine(line);
        return code;
    }
}
