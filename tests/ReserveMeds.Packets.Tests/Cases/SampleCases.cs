namespace ReserveMeds.Packets.Tests.Cases;

/// <summary>The files of the folder <c>samples</c>.</summary>
internal static class SampleCases
{
    /// <summary>Paths such as <c>dmp/adult-cgvhd.json</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    private static string Folder => Path.Combine(Repository.Root, "samples");

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));
}
