namespace ReserveMeds.Packets.Tests.House;

/// <summary>
/// A test that runs a tool of the system. Where the tool is missing the test is skipped and says how to get it, but where
/// CI is "true" it runs and fails: there nothing may be skipped.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsToolFactAttribute : FactAttribute
{
    public NeedsToolFactAttribute(string tool, string remedy)
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !IsOnPath(tool))
            Skip = $"{tool} is missing: {remedy}";
    }

    private static bool IsOnPath(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));
}
