using System.CommandLine;
using BotHost.Sandbox;
using BotHost.Sandbox.Setup;

namespace BotHost.Cli;

/// <summary>The emulated messenger alone in a process of its own, for tests and load.</summary>
internal static class SandboxVerb
{
    public static Command Command()
    {
        var url = new Option<string>("--url")
        {
            Description = "Where it listens; port 0 takes a free one. On this machine only: whoever reaches it may do anything in it.",
            DefaultValueFactory = _ => "http://127.0.0.1:5090",
        };
        var rate = new Option<int>("--requests-per-second") { Description = "How many calls it takes from a community; 0 = any number.", DefaultValueFactory = _ => 20 };
        url.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.GetValueOrDefault<string>(), UriKind.Absolute, out var uri) || uri is not { Scheme: "http", IsLoopback: true })
                result.AddError("--url must be http://127.0.0.1 or http://localhost with a port.");
        });
        rate.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] }])
                result.AddError("--requests-per-second must not be negative.");
        });
        var command = new Command("sandbox", "Runs the emulated messenger alone until it is stopped.") { url, rate };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(url), parsed.GetValue(rate), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string url, int requestsPerSecond, CancellationToken cancellationToken)
    {
        await using var emulator = new VkEmulator(new SettableClock(TimeProvider.System), new VkEmulatorOptions { RequestsPerSecond = requestsPerSecond });
        await using var server = await SandboxServer.StartAsync(emulator, url, cancellationToken);
        Console.WriteLine($"Sandbox: {server.BaseAddress.AbsoluteUri}");
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return CommandLine.Done;
    }
}
