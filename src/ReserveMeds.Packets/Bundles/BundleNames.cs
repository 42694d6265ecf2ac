using System.Globalization;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Bundles;

/// <summary>Names inside a bundle: made of our own ids, and of the case's reference where it has the form of one.</summary>
internal static partial class BundleNames
{
    /// <summary>
    /// The reference, or null where it is missing or has another form than <c>RM-MA-2026-000123</c>: a name travels in
    /// logs and mails, so text that may say something about the patient never gets into one.
    /// </summary>
    public static string? Reference(string? reference) =>
        reference is not null && ReferenceForm().IsMatch(reference) ? reference : null;

    public static string Folder(string? reference, Audience audience) => $"{reference ?? "draft"}-{audience.Id}";

    public static string Of(PacketFile file) =>
        $"{Number(file.Document)}-{file.Document.Id}.{file.Language}.{Extension(file.Format)}";

    public static string Of(BoundFile file) => OfBound(file.Language);

    /// <summary>Of the file that holds all parts of the language.</summary>
    public static string OfBound(string language) => $"{BoundFile.Id}.{language}.pdf";

    /// <summary>Place in the packet with two digits, such as <c>02</c>.</summary>
    public static string Number(RequiredDocument document) => document.Number.ToString("00", CultureInfo.InvariantCulture);

    public static string Of(Attachment attachment) =>
        $"attachments/{Number(attachment)}-{attachment.Kind.Id}.{attachment.Type.Extension}";

    /// <summary>Such as <c>A01</c>.</summary>
    public static string Number(Attachment attachment) => $"A{attachment.Number.ToString("00", CultureInfo.InvariantCulture)}";

    public static string Extension(OutputFormat format) => format switch
    {
        OutputFormat.Pdf => "pdf",
        OutputFormat.Docx => "docx",
        OutputFormat.Html => "html",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "A format without a file extension."),
    };

    /// <param name="extension">Of a rendered document.</param>
    public static string MediaType(string extension) => extension switch
    {
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "html" => "text/html",
        _ => throw new ArgumentOutOfRangeException(nameof(extension), extension, "An extension without a media type."),
    };

    [GeneratedRegex(@"\ARM-[A-Z]{2}-[0-9]{4}-[0-9]{6}\z", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex ReferenceForm();
}
