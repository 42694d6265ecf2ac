using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Api.Documents;

/// <summary>Names of files as sent: ASCII, and of the case nothing but its reference, whose form the case reader holds.</summary>
internal static class FileNames
{
    /// <summary>
    /// Such as <c>RM-MA-2026-000123-clinical-justification-letter.fr.pdf</c>; "draft" stands in for a missing reference.
    /// </summary>
    public static string Of(CaseFile caseFile, string documentId, string language, OutputFormat format) =>
        $"{caseFile.Reference ?? "draft"}-{documentId}.{language.Replace(',', '-')}.{Extension(format)}";

    private static string Extension(OutputFormat format) => format switch
    {
        OutputFormat.Pdf => "pdf",
        OutputFormat.Docx => "docx",
        OutputFormat.Html => "html",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
