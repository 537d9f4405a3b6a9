using System.CommandLine;
using BotHost.Configuration;
using BotHost.Web;

namespace BotHost.Cli;

/// <summary>Asks a running bot whether it works, for a container's health check: the image needs no other program.</summary>
internal static class HealthVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Command()
    {
        var url = new Argument<Uri?>("URL")
        {
            Description = "The address to ask; by default /health/live of this machine's own bot.",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
                    return uri;
                result.AddError("URL must begin with http:// or https://.");
                return null;
            },
        };
        var command = new Command("health", "Asks a running bot whether it works.") { url };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(url) ?? OwnAddress(), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Uri url, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var response = await client.GetAsync(url, cancellationToken);
            Console.WriteLine(await response.Content.ReadAsStringAsync(cancellationToken));
            return response.IsSuccessStatusCode ? CommandLine.Done : CommandLine.FoundProblems;
        }
        catch (Exception ex) when (ex is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("No answer.");
            return CommandLine.FoundProblems;
        }
    }

    private static Uri OwnAddress()
    {
        var address = ListenAddress.ParseAll(BotConfiguration.Load().Options.Web.OperatorUrls)![0];
        return new Uri($"http://{address.ReachableHost}:{address.Port}/health/live");
    }
}
