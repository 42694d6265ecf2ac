using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Tests.Cases;

namespace ReserveMeds.Packets.Tests.Rules;

/// <summary>Files of the repository that tests read where they lie.</summary>
internal static class RepositoryFiles
{
    public static string Root => SampleCases.RepositoryRoot;

    public static string Examples { get; } = Path.Combine(Root, "tests", "ReserveMeds.Packets.Tests", "Rules", "Examples");

    /// <summary>The words of findings that ship with the service.</summary>
    public static IReadOnlyList<TextFile> FindingTexts() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "templates"), "findings.*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new TextFile(
                Path.GetRelativePath(Path.Combine(Root, "templates"), path).Replace('\\', '/'),
                File.ReadAllText(path))),
    ];
}
