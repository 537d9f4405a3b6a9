using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace BotHost.EndToEnd.Tests;

/// <summary>The bot as its own process, as an operator starts it.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string AddressMark = "BotHost: ";
    private const int Terminate = 15;

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(Process process) => Process = process;

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
            Environment = { ["Web__Urls"] = "http://127.0.0.1:0", ["Web__OperatorUrls"] = "http://127.0.0.1:0" },
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var host = new HostProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        host.Process.OutputDataReceived += (_, line) => host.Take(line.Data);
        host.Process.ErrorDataReceived += (_, line) => host.Take(line.Data);
        host.Process.Exited += (_, _) => host._address.TrySetException(new InvalidOperationException("The host ended: " + string.Join('\n', host._lines)));
        host.Process.Start();
        host.Process.BeginOutputReadLine();
        host.Process.BeginErrorReadLine();
        return host;
    }

    /// <summary>The public address, once it answers there.</summary>
    public Task<Uri> AddressAsync(CancellationToken cancellationToken) => _address.Task.WaitAsync(cancellationToken);

    /// <summary>As a service manager stops it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        if (SendSignal(Process.Id, Terminate) != 0)
            throw new InvalidOperationException("The host could not be signalled.");
        await Process.WaitForExitAsync(cancellationToken);
        return Process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            Process.Kill(entireProcessTree: true);
            await Process.WaitForExitAsync();
        }
        Process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (line.StartsWith(AddressMark, StringComparison.Ordinal))
            _address.TrySetResult(new Uri(line[AddressMark.Length..]));
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
