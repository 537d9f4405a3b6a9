using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace BotHost.Tests.Databases;

/// <summary>
/// A PostgreSQL server of this test process's own, started at the first request and gone with the process, even when that is killed.
/// BOTHOST_TEST_POSTGRES names another server to use instead.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const int Tries = 3; // a free port may be taken before the server listens on it

    // Runs until its standard input closes, which happens however the test process ends.
    private const string Script = """
        set -e
        trap '' INT
        mkdir -m 700 "$1"
        trap 'rm -rf "$1"' EXIT
        "$3/initdb" -D "$1/data" -U bothost --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$1/initdb.log" 2>&1 || { cat "$1/initdb.log"; exit 1; }
        "$3/pg_ctl" -D "$1/data" -w -t 60 -l "$1/server.log" -o "$2" start >/dev/null </dev/null || { cat "$1/server.log"; exit 1; }
        echo ready
        cat >/dev/null
        "$3/pg_ctl" -D "$1/data" -w -m immediate stop >/dev/null
        """;

    private static readonly Lazy<Task<PostgresServer>> Started = new(StartAsync);

    private readonly string _connectionString;
    private readonly Process? _process; // held so that its standard input stays open
    private readonly string _folder;

    private PostgresServer(string connectionString, Process? process = null, string folder = "")
        => (_connectionString, _process, _folder) = (connectionString, process, folder);

    /// <summary>A fresh, empty database. Skips the running test where no server can be had, or fails it when BOTHOST_REQUIRE_ALL=1.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        if (PostgresBinaries.ReasonForNone() is { } reason)
            Prerequisite.Missing(reason);
        var server = await Started.Value;
        var database = await server.CreateAsync(cancellationToken);
        if (server._process is null)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Drop(new NpgsqlConnectionStringBuilder(database).Database!);
        return database;
    }

    /// <summary>A server that the running test has for itself, to stop it and start it again.</summary>
    public static async Task<PostgresServer> StartOwnAsync()
    {
        if (PostgresBinaries.Folder is null)
            Prerequisite.Missing("PostgreSQL is not installed, and another's server cannot be stopped.");
        return await StartProcessAsync();
    }

    /// <summary>A fresh, empty database on this server.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateAsync(CancellationToken cancellationToken)
    {
        var name = $"bothost_test_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}", cancellationToken);
        return new NpgsqlConnectionStringBuilder(_connectionString) { Database = name }.ConnectionString;
    }

    /// <summary>As a power cut stops it.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => ControlAsync(["-m", "immediate", "stop"], cancellationToken);

    public Task StartAgainAsync(CancellationToken cancellationToken)
        => ControlAsync(["-l", $"{_folder}/server.log", "-o", Options(_folder, new NpgsqlConnectionStringBuilder(_connectionString).Port), "start"], cancellationToken);

    /// <summary>Ends a server of the test's own.</summary>
    public async ValueTask DisposeAsync()
    {
        _process!.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Task<PostgresServer> StartAsync()
        => PostgresBinaries.ExternalServer is { } external ? Task.FromResult(new PostgresServer(external)) : StartProcessAsync();

    private static async Task<PostgresServer> StartProcessAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            // The server's own user must get in: a private TMPDIR of root's would keep it out.
            var parent = Environment.IsPrivilegedProcess ? "/tmp" : Path.GetTempPath();
            var folder = Path.Combine(parent, $"bothost-pg-{Guid.NewGuid():N}"[..20]);
            var process = Process.Start(StartInfo("/bin/sh", "-c", Script, "postgres-for-tests", folder, Options(folder, port), PostgresBinaries.Folder!))!;
            process.ErrorDataReceived += (_, _) => { }; // drained, so that the script never blocks on it
            process.BeginErrorReadLine();
            var answer = await process.StandardOutput.ReadLineAsync();
            if (answer == "ready")
                return new PostgresServer($"Host=127.0.0.1;Port={port};Username=bothost;Database=postgres", process, folder);
            var rest = await process.StandardOutput.ReadToEndAsync();
            if (attempt == Tries)
                throw new InvalidOperationException($"PostgreSQL did not start: {answer}\n{rest}");
        }
    }

    private async Task ControlAsync(string[] arguments, CancellationToken cancellationToken)
    {
        string[] control = [$"{PostgresBinaries.Folder}/pg_ctl", "-D", $"{_folder}/data", "-w", "-t", "60", .. arguments];
        // The server would keep this process's pipes open.
        using var process = Process.Start(StartInfo(["/bin/sh", "-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "pg_ctl", .. control]))!;
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"pg_ctl {arguments[^1]} ended with {process.ExitCode}.");
    }

    private static string Options(string folder, int port) => $"-h 127.0.0.1 -p {port} -k {folder} -c max_connections=300";

    private static ProcessStartInfo StartInfo(params string[] shell)
    {
        var command = Environment.IsPrivilegedProcess ? [.. PostgresBinaries.AsOrdinaryUser(), .. shell] : shell;
        return new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private void Drop(string name)
    {
        using var connection = new NpgsqlConnection(_connectionString);
        connection.Open();
        using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", connection);
        command.ExecuteNonQuery();
    }
}
