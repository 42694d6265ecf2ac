using System.Diagnostics;

namespace ReserveMeds.Packets.Api.Tests.Hosting;

/// <summary>A test that writes PDFs. It is skipped where Node is missing, but fails there when CI is "true".</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsNodeFactAttribute : FactAttribute
{
    public NeedsNodeFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !HasNode)
        {
            Skip = "Node is missing. Install Node 20 or newer, so that \"node\" is found, and build again.";
        }
    }

    private static bool HasNode { get; } = FindNode();

    private static bool FindNode()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true, UseShellExecute = false });
            node!.WaitForExit();
            return node.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
