using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BotHost.EndToEnd.Tests;

/// <summary>The bot, or the emulated messenger, as its own process, as an operator starts it.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private static readonly string[] AddressMarks = ["BotHost: ", "Sandbox: "];
    private const int MostDescribed = 5;
    private const int LongestDescribed = 160;
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _id;

    private HostProcess(Process process)
    {
        Process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The host ended.\n{Describe()}"));
        process.Start();
        _id = process.Id;
        ChildWatch.Born(process);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Process Process { get; }

    /// <summary>What it printed so far, on both streams.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <param name="environment">Configuration, with <c>__</c>; the addresses are free ones unless it names them.</param>
    public static HostProcess Start(string arguments, string workingDirectory, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo("dotnet", $"\"{Path.Combine(AppContext.BaseDirectory, "BotHost.dll")}\" {arguments}")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory,
            Environment =
            {
                ["Web__Urls"] = "http://127.0.0.1:0",
                ["Web__OperatorUrls"] = "http://127.0.0.1:0",
                ["DOTNET_TieredPGO"] = "0", // most of these processes live for seconds: they start sooner without it
            },
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new HostProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
    }

    /// <summary>The public address, once it answers there.</summary>
    public Task<Uri> AddressAsync(CancellationToken cancellationToken) => _address.Task.WaitAsync(cancellationToken);

    /// <summary>What the process says of its place on the database: Starting, Standby or Active. Null when it does not answer.</summary>
    public async Task<string?> RoleAsync(CancellationToken cancellationToken)
    {
        try
        {
            var address = await AddressAsync(cancellationToken);
            using var answer = await Http.GetAsync(new Uri(address, "/health/ready"), cancellationToken);
            using var health = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(cancellationToken));
            return health.RootElement.GetProperty("checks").GetProperty("active").GetProperty("details").GetProperty("role").GetString();
        }
        catch (Exception ex) when (ex is HttpRequestException or IOException or InvalidOperationException || ex is TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public Task UntilActiveAsync(CancellationToken cancellationToken) => UntilAsync("Active", cancellationToken);

    public Task UntilAsync(string role, CancellationToken cancellationToken) => Until.TrueAsync(
        $"the bot is {role}",
        async ct => Process.HasExited ? throw new InvalidOperationException("The bot has ended.") : await RoleAsync(ct) == role,
        cancellationToken,
        _ => Task.FromResult(Describe()));

    /// <summary>The last things it said, for a failure: each once, and cut.</summary>
    public string Describe()
    {
        var said = _lines.Select(line => Timestamp().Replace(line, "")).GroupBy(line => line).TakeLast(MostDescribed)
            .Select(same => $"  {(same.Key.Length > LongestDescribed ? same.Key[..LongestDescribed] + "…" : same.Key)}{(same.Count() > 1 ? $" (×{same.Count()})" : "")}");
        return $"Process {_id}{(Process.HasExited ? $", ended with {Process.ExitCode}" : "")}:\n{string.Join('\n', said)}";
    }

    /// <summary>As a service manager stops it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        Signal(PosixSignals.Terminate);
        return await EndAsync(cancellationToken);
    }

    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await Until.DoneAsync("the process ends", Process.WaitForExitAsync(cancellationToken), cancellationToken, _ => Task.FromResult(Describe()));
        return Process.ExitCode;
    }

    /// <summary>As a power cut or the kernel ends it.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        Process.Kill();
        await Process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Stands still until <see cref="Resume"/>, as a machine that is suspended.</summary>
    public void Pause() => Signal(PosixSignals.Stop);

    public void Resume() => Signal(PosixSignals.Continue);

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
            await KillAsync(CancellationToken.None);
        ChildWatch.Gone(_id);
        Process.Dispose();
    }

    private void Signal(int signal)
    {
        if (SendSignal(_id, signal) != 0)
            throw new InvalidOperationException("The host could not be signalled.");
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (AddressMarks.FirstOrDefault(mark => line.StartsWith(mark, StringComparison.Ordinal)) is { } mark)
            _address.TrySetResult(new Uri(line[mark.Length..]));
    }

    [GeneratedRegex(@"^\d\d:\d\d:\d\d ")]
    private static partial Regex Timestamp();

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);

    /// <summary>The numbers on Linux.</summary>
    private static class PosixSignals
    {
        public const int Terminate = 15;
        public const int Continue = 18;
        public const int Stop = 19;
    }
}
