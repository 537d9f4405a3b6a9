using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace BotHost.Bench.Rig;

/// <summary>The bot in a process of its own, spoken to in lines: a command in, its answer out. It ends when its input does.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly Process _process;

    private BotProcess(Process process) => _process = process;

    public static async Task<BotProcess> StartAsync(BotSetup setup, CancellationToken cancellationToken)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), BotChild.Argument])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var bot = new BotProcess(process);
        await bot.AskAsync(JsonSerializer.Serialize(setup, BenchJson.Default.BotSetup), cancellationToken);
        return bot;
    }

    /// <summary>Waits until everything up to this long poll position is read, handled and sent.</summary>
    public Task SettleAsync(string position, CancellationToken cancellationToken) => AskAsync($"settle {position}", cancellationToken);

    /// <summary>One text for everybody the bot knows.</summary>
    /// <returns>How long the transaction that wrote the rows took.</returns>
    public async Task<TimeSpan> MailSameAsync(CancellationToken cancellationToken) => Milliseconds(await AskAsync("same", cancellationToken));

    /// <summary>Everybody gets a text of their own.</summary>
    /// <inheritdoc cref="MailSameAsync"/>
    public async Task<TimeSpan> MailEachAsync(CancellationToken cancellationToken) => Milliseconds(await AskAsync("each", cancellationToken));

    /// <summary>A million invites that ended long ago.</summary>
    public Task HeapInvitesAsync(CancellationToken cancellationToken) => AskAsync("heap", cancellationToken);

    /// <summary>A hundred invites fall due and are ended.</summary>
    /// <returns>How long the sweep took, from asking what is due to the commit.</returns>
    public async Task<TimeSpan> SweepAsync(CancellationToken cancellationToken) => Milliseconds(await AskAsync("sweep", cancellationToken));

    public async Task<BotUsage> UsageAsync(CancellationToken cancellationToken)
        => JsonSerializer.Deserialize(await AskAsync("usage", cancellationToken), BenchJson.Default.BotUsage)!;

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private async Task<string> AskAsync(string command, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(command.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        return await _process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException($"The bot's process ended at \"{command.Split(' ')[0]}\".");
    }

    /// <summary>Under <c>dotnet BotHost.Bench.dll</c> the process is dotnet, and the assembly its first argument.</summary>
    private static string[] Self()
        => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(BotProcess).Assembly.Location] : [];

    private static TimeSpan Milliseconds(string answer) => TimeSpan.FromMilliseconds(double.Parse(answer, CultureInfo.InvariantCulture));
}
