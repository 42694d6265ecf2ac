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

    private static bool IsOnPath(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, tool)));
}
