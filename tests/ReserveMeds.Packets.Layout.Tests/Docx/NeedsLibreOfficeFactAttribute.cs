namespace ReserveMeds.Packets.Layout.Tests.Docx;

/// <summary>A test that lays a DOCX out. Skipped where the tools are missing, except in CI, where it fails instead.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsLibreOfficeFactAttribute : FactAttribute
{
    private static readonly string[] Tools = ["soffice", "pdftotext", "mutool"];

    public NeedsLibreOfficeFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && Tools.Any(tool => !IsOnPath(tool)))
            Skip = "Needs tools: apt-get install libreoffice-writer poppler-utils mupdf-tools fonts-noto-core";
    }

    private static bool IsOnPath(string tool) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, tool)));
}
