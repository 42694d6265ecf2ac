namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>A test that needs the PDF engine and the readers. Skipped where they are missing, except in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PdfFactAttribute : FactAttribute
{
    public PdfFactAttribute() => Skip = PdfTools.Missing;
}

/// <inheritdoc cref="PdfFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PdfTheoryAttribute : TheoryAttribute
{
    public PdfTheoryAttribute() => Skip = PdfTools.Missing;
}

internal static class PdfTools
{
    /// <summary>What to install; null when all is there, and in CI, where a missing tool must fail the test.</summary>
    public static string? Missing { get; } = Tools.Missing("node", "pdfinfo", "qpdf", "mutool");
}
