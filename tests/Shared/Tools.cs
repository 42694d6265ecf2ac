namespace ReserveMeds.Packets.Tests.Shared;

/// <summary>Programs of the system that some tests run.</summary>
internal static class Tools
{
    private static readonly Dictionary<string, string> Remedies = new(StringComparer.Ordinal)
    {
        ["node"] = "Install Node 20 or newer and build again.",
        ["npm"] = "Install npm beside Node and build again.",
        ["soffice"] = "Install libreoffice-writer.",
        ["mutool"] = "Install mupdf-tools.",
        ["pdfinfo"] = "Install poppler-utils.",
        ["qpdf"] = "Install qpdf.",
        ["chromium"] = "Install chromium.",
        ["fribidi"] = "Install libfribidi-bin.",
        ["postgres"] = "Install postgresql.",
        ["sha256sum"] = "Install coreutils.",
    };

    /// <summary>What is missing and how to get it; null when all is there, and in CI, where a missing tool must fail the test.</summary>
    public static string? Missing(params IReadOnlyList<string> tools)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            return null;
        var missing = tools.Where(tool => !IsOnPath(tool)).Select(tool => $"{tool} is missing: {Remedies[tool]}").ToList();
        return missing.Count == 0 ? null : string.Join(' ', missing);
    }

    private static bool IsOnPath(string tool) => PathOf(tool) is not null;

    /// <summary>Where the program is; null where it is not.</summary>
    public static string? PathOf(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Concat(DebianPostgres())
        .Select(folder => Path.Combine(folder, tool))
        .FirstOrDefault(File.Exists);

    /// <summary>Debian keeps the programs of the PostgreSQL server outside the search path, in a folder for each version.</summary>
    private static IEnumerable<string> DebianPostgres() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin"))
        : [];
}
