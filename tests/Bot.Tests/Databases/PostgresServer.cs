using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace BotHost.Tests.Databases;

/// <summary>
/// A PostgreSQL server of this test process's own, started at the first request and gone with the process, even when that is killed.
/// BOTHOST_TEST_POSTGRES names another server to use instead.
/// </summary>
internal sealed class PostgresServer
{
    private const int Tries = 3; // a free port may be taken before the server listens on it

    // Runs until its standard input closes, which happens however the test process ends.
    private const string Script = """
        set -e
        trap '' INT
        mkdir -m 700 "$1"
        trap 'rm -rf "$1"' EXIT
        "$3/initdb" -D "$1/data" -U bothost --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$1/initdb.log" 2>&1 || { cat "$1/initdb.log"; exit 1; }
        "$3/pg_ctl" -D "$1/data" -w -t 60 -l "$1/server.log" -o "-h 127.0.0.1 -p $2 -k $1 -c max_connections=300" start >/dev/null </dev/null || { cat "$1/server.log"; exit 1; }
        echo ready
        cat >/dev/null
        "$3/pg_ctl" -D "$1/data" -w -m immediate stop >/dev/null
        """;

    private static readonly Lazy<Task<PostgresServer>> Started = new(StartAsync);

    private readonly string _connectionString;
    private readonly Process? _process; // held so that its standard input stays open

    private PostgresServer(string connectionString, Process? process = null) => (_connectionString, _process) = (connectionString, process);

    /// <summary>A fresh, empty database. Skips the running test where no server can be had, or fails it when BOTHOST_REQUIRE_ALL=1.</summary>
    /// <returns>Its connection string.</returns>
    public static async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        if (PostgresBinaries.ReasonForNone() is { } reason)
            Prerequisite.Missing(reason);
        var server = await Started.Value;
        var name = $"bothost_test_{Guid.NewGuid():N}";
        await server.ExecuteAsync($"CREATE DATABASE {name}", cancellationToken);
        if (server._process is null)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Drop(name);
        return new NpgsqlConnectionStringBuilder(server._connectionString) { Database = name }.ConnectionString;
    }

    private static async Task<PostgresServer> StartAsync()
    {
        if (PostgresBinaries.ExternalServer is { } external)
            return new PostgresServer(external);
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var process = Process.Start(StartInfo(port))!;
            process.ErrorDataReceived += (_, _) => { }; // drained, so that the script never blocks on it
            process.BeginErrorReadLine();
            var answer = await process.StandardOutput.ReadLineAsync();
            if (answer == "ready")
                return new PostgresServer($"Host=127.0.0.1;Port={port};Username=bothost;Database=postgres", process);
            var rest = await process.StandardOutput.ReadToEndAsync();
            if (attempt == Tries)
                throw new InvalidOperationException($"PostgreSQL did not start: {answer}\n{rest}");
        }
    }

    private static ProcessStartInfo StartInfo(int port)
    {
        // The server's own user must get in: a private TMPDIR of root's would keep it out.
        var parent = Environment.IsPrivilegedProcess ? "/tmp" : Path.GetTempPath();
        var folder = Path.Combine(parent, $"bothost-pg-{Guid.NewGuid():N}"[..20]);
        string[] shell = ["/bin/sh", "-c", Script, "postgres-for-tests", folder, $"{port}", PostgresBinaries.Folder!];
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
