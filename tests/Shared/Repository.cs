namespace ReserveMeds.Packets.Tests.Shared;

/// <summary>The files of the repository these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Built = [".git", "artifacts", "node_modules", "bin", "obj", "TestResults"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every source file, as a path below the root with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Below(new DirectoryInfo(Root)).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReserveMeds.Packets.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("No folder above the tests holds ReserveMeds.Packets.sln.");
    }

    private static IEnumerable<FileInfo> Below(DirectoryInfo folder) =>
        // In a linked work tree .git is a file.
        folder.EnumerateFiles().Where(file => !Built.Contains(file.Name)).Concat(folder.EnumerateDirectories().Where(child => !Built.Contains(child.Name)).SelectMany(Below));
}
