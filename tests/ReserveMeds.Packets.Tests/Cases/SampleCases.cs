namespace ReserveMeds.Packets.Tests.Cases;

/// <summary>The files of the folder <c>samples</c>.</summary>
internal static class SampleCases
{
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>Paths such as <c>dmp/adult-cgvhd.json</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    private static string Folder => Path.Combine(RepositoryRoot, "samples");

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ReserveMeds.Packets.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No ReserveMeds.Packets.sln above the test output.");
    }
}
