using System.Diagnostics;

namespace ReserveMeds.Packets.Api.Tests.Cases;

/// <summary>Verifies an exported trail as its receiver would: by the script that ships with the service.</summary>
internal static class AuditExport
{
    /// <param name="number">Of an entry whose hash is known from elsewhere.</param>
    public static bool IsIntact(IReadOnlyList<string> lines, int? number = null, string? hash = null)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, lines);
            var arguments = new List<string> { Path.Combine(AppContext.BaseDirectory, "verify-audit.sh"), file };
            if (number is { } noted)
            {
                arguments.AddRange([noted.ToString(System.Globalization.CultureInfo.InvariantCulture), hash!]);
            }

            using var process = Process.Start(new ProcessStartInfo("sh", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var said = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode is 0 or 1, said);
            Assert.StartsWith(process.ExitCode == 0 ? "intact: " : "NOT INTACT: ", said, StringComparison.Ordinal);
            return process.ExitCode == 0;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
