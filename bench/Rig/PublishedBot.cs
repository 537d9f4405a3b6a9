using System.Diagnostics;
using System.Globalization;
using BotHost.Configuration;

namespace BotHost.Bench.Rig;

/// <summary>The bot as it is installed: published ReadyToRun as the Dockerfile does, started as an operator starts it.</summary>
internal sealed class PublishedBot : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> _published = new(PublishAsync);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private PublishedBot(Process process, TimeSpan ready) => (_process, Ready) = (process, ready);

    /// <summary>From the start of the process to "ready" of its health check.</summary>
    public TimeSpan Ready { get; }

    public static Task<string> FolderAsync() => _published.Value;

    public static async Task<PublishedBot> StartAsync(DatabaseOptions database, Uri apiUrl, CancellationToken cancellationToken)
    {
        var folder = await FolderAsync();
        var start = new ProcessStartInfo(Path.Combine(folder, "BotHost")) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var (name, value) in Settings(database, apiUrl))
            start.Environment[name] = value;
        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        var address = await AddressAsync(process, cancellationToken);
        using var http = new HttpClient();
        while (!await IsReadyAsync(http, address, cancellationToken))
        {
            if (Stopwatch.GetElapsedTime(began) > _patience)
                throw new TimeoutException("The published bot does not become ready.");
            await Task.Delay(5, cancellationToken);
        }
        return new PublishedBot(process, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>What the kernel counts as resident, in MiB.</summary>
    public double ResidentMegabytes()
    {
        _process.Refresh();
        return _process.WorkingSet64 / 1048576.0;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static Dictionary<string, string> Settings(DatabaseOptions database, Uri apiUrl) => new()
    {
        ["DOTNET_ENVIRONMENT"] = "Production",
        ["Database__Provider"] = database.Provider.ToString(),
        ["Database__ConnectionString"] = database.ConnectionString,
        ["Security__Key"] = Convert.ToBase64String(new byte[32]),
        ["QuietHours__From"] = "00:00",
        ["QuietHours__To"] = "00:00",
        ["Web__Urls"] = "http://127.0.0.1:0",
        ["Web__OperatorUrls"] = "http://127.0.0.1:0",
        ["Logging__LogLevel__Default"] = "Warning",
        ["Schools__0__Key"] = BotSetup.SchoolKey,
        ["Schools__0__Name"] = "Школа № 7",
        ["Schools__0__Vk__GroupId"] = BotSetup.GroupId.ToString(CultureInfo.InvariantCulture),
        ["Schools__0__Vk__AccessToken"] = BotSetup.Token,
        ["Schools__0__Vk__ApiUrl"] = apiUrl.ToString(),
        ["Schools__0__Vk__RequestsPerSecond"] = "0",
    };

    private static async Task<Uri> AddressAsync(Process process, CancellationToken cancellationToken)
    {
        const string Mark = "BotHost: ";
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!line.StartsWith(Mark, StringComparison.Ordinal))
                continue;
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None); // drained, so that the bot never waits for us
            return new Uri(line[Mark.Length..]);
        }
        throw new InvalidOperationException("The published bot ended at its start.");
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(address, "/health/ready"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<string> PublishAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bothost-published-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        using var publish = Process.Start(new ProcessStartInfo("dotnet",
        [
            "publish", Path.Combine(Repository(), "src/Bot/Bot.csproj"), "--configuration", "Release", "--runtime", "linux-x64", "--no-self-contained",
            "-p:PublishReadyToRun=true", "--artifacts-path", Path.Combine(folder, "artifacts"), "--output", Path.Combine(folder, "app"), "--verbosity", "quiet",
        ]))!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? Path.Combine(folder, "app") : throw new InvalidOperationException("The bot could not be published.");
    }

    /// <summary>The folder of the solution above the one this runs from.</summary>
    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "BotHost.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("bench runs from the checkout only: it publishes the bot.");
        return folder;
    }
}
