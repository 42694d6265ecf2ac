using System.Diagnostics;

namespace ReserveMeds.Packets.Tests;

/// <summary>A test that needs Node and npm: skipped with a remedy where they are missing, except in continuous integration.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsNodeFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> HasNode = new(() => Starts("node") && Starts("npm"));

    public NeedsNodeFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !HasNode.Value)
        {
            Skip = "Node and npm are not on the path. Install Node 20 or newer and run the tests again.";
        }
    }

    private static bool Starts(string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true, UseShellExecute = false });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
