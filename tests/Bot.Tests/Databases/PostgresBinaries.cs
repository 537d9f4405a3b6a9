namespace BotHost.Tests.Databases;

/// <summary>What of PostgreSQL is installed here.</summary>
internal static class PostgresBinaries
{
    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    /// <summary>A connection string with the right to create databases; null to start an own server.</summary>
    public static string? ExternalServer { get; } =
        Environment.GetEnvironmentVariable("BOTHOST_TEST_POSTGRES") is { Length: > 0 } text ? text : null;

    /// <summary>The newest installed version; null for none.</summary>
    public static string? Folder { get; } = FindFolder();

    /// <summary>Why there is no server to test with; null when there is one.</summary>
    public static string? ReasonForNone() => (ExternalServer, Folder) switch
    {
        ({ }, _) or (_, { }) => null,
        _ => "PostgreSQL is not installed (initdb, pg_ctl and postgres under /usr/lib/postgresql/*/bin or in PATH), and BOTHOST_TEST_POSTGRES is not set.",
    };

    /// <summary>PostgreSQL refuses to run as root.</summary>
    public static string[] AsOrdinaryUser()
    {
        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).ToDictionary(fields => fields[0], fields => (User: fields[2], Group: fields[3]));
        var (user, group) = accounts.TryGetValue("postgres", out var own) ? own : accounts["nobody"];
        return ["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups"];
    }

    private static string? FindFolder()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return OperatingSystem.IsWindows()
            ? null // an own server is started by a shell script
            : debian.Concat(path).FirstOrDefault(folder => Needed.All(name => File.Exists(Path.Combine(folder, name))));
    }
}
