using ReserveMeds.Packets.Documents.Templates;

namespace ReserveMeds.Packets.Tests.Rules;

/// <summary>Files of the repository that tests read where they lie.</summary>
internal static class RepositoryFiles
{
    public static string Examples { get; } = Path.Combine(Repository.Root, "tests", "ReserveMeds.Packets.Tests", "Rules", "Examples");

    /// <summary>The words of findings that ship with the service.</summary>
    public static IReadOnlyList<TextFile> FindingTexts() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "templates"), "findings.*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new TextFile(
                Path.GetRelativePath(Path.Combine(Repository.Root, "templates"), path).Replace('\\', '/'),
                File.ReadAllText(path))),
    ];
}
