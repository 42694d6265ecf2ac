using System.Text.RegularExpressions;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Api.Documents;

/// <summary>Names of files as sent: ASCII, and of the case nothing but its reference.</summary>
internal static partial class FileNames
{
    /// <summary>Such as <c>RM-MA-2026-000123-clinical-justification-letter.fr.pdf</c>.</summary>
    public static string Of(CaseFile caseFile, string documentId, string language, OutputFormat format) =>
        $"{Start(caseFile.Reference)}-{documentId}.{language}.{Extension(format)}";

    /// <summary>The reference where it can stand in a file name; else the word "draft".</summary>
    private static string Start(string? reference) =>
        reference is not null && Reference().IsMatch(reference) ? reference : "draft";

    private static string Extension(OutputFormat format) => format switch
    {
        OutputFormat.Pdf => "pdf",
        OutputFormat.Docx => "docx",
        OutputFormat.Html => "html",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
