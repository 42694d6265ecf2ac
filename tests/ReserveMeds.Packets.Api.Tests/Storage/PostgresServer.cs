using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ReserveMeds.Packets.Api.Tests.Storage;

/// <summary>A PostgreSQL server of the tests' own: in a temporary folder, on a port of its own, gone with the test run.</summary>
internal sealed class PostgresServer
{
    private static readonly Lazy<PostgresServer> Started = new(() => new());

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("packets-postgres-");
    private readonly int port;
    private int databases;

    public PostgresServer()
    {
        port = FreePort();
        if (IsRoot)
        {
            // The server refuses to run as root.
            Run("chown", "postgres", folder.FullName);
        }

        RunAsOwner("initdb", "-D", Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        Start();
        EndWithThisProcess();
    }

    /// <summary>Started on first use, shared by all tests.</summary>
    public static PostgresServer Instance => Started.Value;

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => Path.Combine(folder.FullName, "data");

    public void Start() => RunAsOwner(
        "pg_ctl", "-D", Data, "-w", "-t", "60", "-l", Path.Combine(folder.FullName, "log"), "start",
        "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=200");

    public void Stop() => RunAsOwner("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    /// <summary>A new, empty database.</summary>
    /// <returns>How to reach it.</returns>
    public string NewDatabase()
    {
        var name = $"packets_{Interlocked.Increment(ref databases)}";
        using var connection = new NpgsqlConnection(ConnectionTo("postgres") + ";Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        command.ExecuteNonQuery();
        return ConnectionTo(name);
    }

    public string ConnectionTo(string database) => $"Host=127.0.0.1;Port={port};Username=postgres;Database={database}";

    /// <summary>By a watcher of its own, since the test runner ends this process without waiting for it.</summary>
    private void EndWithThisProcess()
    {
        const string watch =
            """
            while kill -0 "$1"; do sleep 0.5; done
            kill -QUIT "$(head -n 1 "$2/data/postmaster.pid")"
            sleep 2
            rm -rf "$2"
            """;
        Process.Start(new ProcessStartInfo(
            "/bin/sh",
            [
                "-c", "setsid /bin/sh -c \"$1\" watch \"$2\" \"$3\" >/dev/null 2>&1 </dev/null &",
                "sh", watch, Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), folder.FullName,
            ]))!.WaitForExit();
    }

    private static void RunAsOwner(string program, params string[] arguments)
    {
        var path = Tools.PathOf(program) ?? throw new InvalidOperationException($"{program} is missing: install postgresql.");
        if (IsRoot)
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static void Run(string program, params IEnumerable<string> arguments)
    {
        // Output goes nowhere: the server inherits it, and a pipe would stay open as long as the server lives.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments])
        {
            WorkingDirectory = "/",
        })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
