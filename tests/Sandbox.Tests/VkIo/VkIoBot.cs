using System.Diagnostics;
using System.Globalization;

namespace BotHost.Sandbox.Tests.VkIo;

/// <summary>bot.mjs in a process of its own. Its one package comes from the npm registry by the committed lock file.</summary>
internal sealed class VkIoBot : IAsyncDisposable
{
    private static readonly SemaphoreSlim Installing = new(1, 1);
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "VkIo");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20); // machine time

    private readonly Process _process;

    private VkIoBot(Process process) => _process = process;

    public static async Task<VkIoBot> StartAsync(TestVk vk, CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        var bot = new VkIoBot(Start("node", ["bot.mjs", vk.ApiUrl.ToString().TrimEnd('/'), TestVk.Token, TestVk.School.ToString(CultureInfo.InvariantCulture)]));
        Assert.Equal("listening", await bot.ReadLineAsync(cancellationToken));
        return bot;
    }

    public async Task<string?> AskAsync(string line, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(line);
        return await ReadLineAsync(cancellationToken);
    }

    /// <summary>Closes its input, after which it ends by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            Assert.Equal(0, _process.ExitCode);
        }
        finally
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
            _process.Dispose();
        }
    }

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
        => await _process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException("The bot ended: " + await _process.StandardError.ReadToEndAsync(cancellationToken));

    private static async Task InstallAsync(CancellationToken cancellationToken)
    {
        await Installing.WaitAsync(cancellationToken);
        try
        {
            if (File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json"))) // npm's last word
                return;
            using var npm = Start("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1", "--fetch-timeout=20000"]);
            npm.StandardInput.Close();
            var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
            var complaints = npm.StandardError.ReadToEndAsync(cancellationToken);
            await npm.WaitForExitAsync(cancellationToken);
            if (npm.ExitCode != 0)
                Prerequisite.Missing($"the npm registry did not give vk-io: {await output}{await complaints}");
        }
        finally
        {
            Installing.Release();
        }
    }

    private static Process Start(string program, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = System.Text.Encoding.UTF8,
            })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Prerequisite.Missing($"{program} is not installed.");
            throw;
        }
    }
}
