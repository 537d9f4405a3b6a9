using System.Diagnostics;
using System.Globalization;

namespace BotHost.Sandbox.Tests.VkIo;

/// <summary>bot.mjs in a process of its own. Its one package comes from the npm registry by the committed lock file.</summary>
internal sealed class VkIoBot : IAsyncDisposable
{
    private static readonly SemaphoreSlim Installing = new(1, 1);
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "VkIo");

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

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
        => await _process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException("The bot ended: " + await _process.StandardError.ReadToEndAsync(cancellationToken));

    private static async Task InstallAsync(CancellationToken cancellationToken)
    {
        await Installing.WaitAsync(cancellationToken);
        try
        {
            if (Directory.Exists(Path.Combine(Folder, "node_modules", "vk-io")))
                return;
            using var npm = Start("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
            var output = await npm.StandardOutput.ReadToEndAsync(cancellationToken);
            await npm.WaitForExitAsync(cancellationToken);
            if (npm.ExitCode != 0)
                Prerequisite.Missing("npm ci failed: " + output + await npm.StandardError.ReadToEndAsync(cancellationToken));
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
