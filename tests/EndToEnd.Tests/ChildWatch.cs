using System.Diagnostics;

namespace BotHost.EndToEnd.Tests;

/// <summary>Ends the processes that tests started, however the test process itself ends: a shell learns their ids, and kills them when its input closes.</summary>
internal static class ChildWatch
{
    private const string Script = """
        trap '' INT
        while read -r what pid; do
          case $what in
            born) living="$living $pid " ;;
            gone) living=$(echo "$living" | sed "s/ $pid / /") ;;
          esac
        done
        for pid in $living; do kill -9 "$pid" 2>/dev/null; done
        """;

    private static readonly Lock Gate = new();
    private static Process? _shell;

    public static void Born(Process process) => Tell($"born {process.Id}");

    public static void Gone(int process) => Tell($"gone {process}");

    private static void Tell(string line)
    {
        if (OperatingSystem.IsWindows())
            return;
        lock (Gate)
        {
            _shell ??= Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script]) { RedirectStandardInput = true })!;
            _shell.StandardInput.WriteLine(line);
            _shell.StandardInput.Flush();
        }
    }
}
