using System.Diagnostics;
using System.Globalization;

namespace ReserveMeds.Packets.Benchmarks;

/// <summary>Memory that this process and the processes it started hold right now, as Linux counts it.</summary>
internal static class ResidentMemory
{
    private const double Megabyte = 1024 * 1024;

    /// <returns>Of the service, and of its workers together.</returns>
    public static string Megabytes()
    {
        using var own = Process.GetCurrentProcess();
        var workers = Process.GetProcesses().Where(process => ParentOf(process.Id) == own.Id).Sum(process => process.WorkingSet64);
        return string.Create(CultureInfo.InvariantCulture, $"{own.WorkingSet64 / Megabyte:0} + {workers / Megabyte:0}");
    }

    /// <summary>Null where the process ended meanwhile, or the system is not Linux.</summary>
    private static int? ParentOf(int process)
    {
        try
        {
            // The name in brackets may hold anything, so it is skipped by its last bracket.
            var fields = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(fields[(fields.LastIndexOf(')') + 2)..].Split(' ')[1], NumberStyles.None, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
