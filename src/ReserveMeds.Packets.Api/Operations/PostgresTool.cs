using System.ComponentModel;
using System.Diagnostics;
using Npgsql;
using ReserveMeds.Packets.Api.Storage;

namespace ReserveMeds.Packets.Api.Operations;

/// <summary>PostgreSQL's own programs, which know best how to copy it.</summary>
internal static class PostgresTool
{
    /// <param name="connection">As configured. The password goes by the environment, where no list of processes shows it.</param>
    /// <exception cref="StorageStartException">The program is missing, or it failed; it has said why itself.</exception>
    public static async Task RunAsync(string program, string connection, params IReadOnlyList<string> arguments)
    {
        var settings = Settings(new NpgsqlConnectionStringBuilder(connection));
        var start = new ProcessStartInfo(program, arguments);
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new StorageStartException($"{program} ended with {process.ExitCode}; nothing was put in place.", StorageStartException.Unavailable);
            }
        }
        catch (Win32Exception)
        {
            var shown = settings.Where(setting => setting.Name != "PGPASSWORD").Select(setting => $"{setting.Name}={setting.Value}").Append("PGPASSWORD=…");
            throw new StorageStartException(
                $"{program} is missing on this machine. Install PostgreSQL's client, or run where it is: {string.Join(' ', [.. shown, program, .. arguments])}",
                StorageStartException.Unavailable);
        }
    }

    private static List<(string Name, string Value)> Settings(NpgsqlConnectionStringBuilder connection)
    {
        List<(string, string)> settings =
        [
            ("PGHOST", connection.Host ?? "localhost"),
            ("PGPORT", connection.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("PGDATABASE", connection.Database ?? connection.Username ?? "packets"),
        ];
        if (connection.Username is { } user)
        {
            settings.Add(("PGUSER", user));
        }

        if (connection.Password is { } password)
        {
            settings.Add(("PGPASSWORD", password));
        }

        if (connection.SslMode is SslMode.Require or SslMode.VerifyCA or SslMode.VerifyFull)
        {
            settings.Add(("PGSSLMODE", connection.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", _ => "require" }));
        }

        return settings;
    }
}
