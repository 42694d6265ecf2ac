using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Api.Hosting;

/// <summary>Output formats as HTTP names them.</summary>
internal static class MediaTypes
{
    public const string Pdf = "application/pdf";
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Html = "text/html";
    public const string Csv = "text/csv";
    public const string Json = "application/json";
    public const string Zip = "application/zip";
    public const string NdJson = "application/x-ndjson";

    /// <param name="format">A valid value of the query parameter; null picks the default.</param>
    public static OutputFormat FormatOf(string? format) => format switch
    {
        "docx" => OutputFormat.Docx,
        "html" => OutputFormat.Html,
        _ => OutputFormat.Pdf,
    };

    public static string Of(OutputFormat format) => format switch
    {
        OutputFormat.Pdf => Pdf,
        OutputFormat.Docx => Docx,
        OutputFormat.Html => Html,
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
