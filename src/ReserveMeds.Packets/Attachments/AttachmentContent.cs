using ReserveMeds.Packets.Attachments.Pdf;

namespace ReserveMeds.Packets.Attachments;

/// <summary>What the content of a file shows of it.</summary>
/// <param name="Type">Null where it is none that is accepted.</param>
/// <param name="Fault">Null where it can be carried.</param>
internal sealed record AttachmentContent(AttachmentType? Type, ContentFault? Fault, int? Pages, IReadOnlyList<string> Notes)
{
    private const string PropertiesNote = "Holds document properties, such as title and author, which may name a person.";
    private const string MetadataNote = "Holds metadata of the picture, such as device, place, time or comments, which may name a person.";

    /// <summary>The last record of a ZIP file and the longest comment behind it.</summary>
    private const int ZipEndBytes = 22;

    public static AttachmentContent Read(ReadOnlyMemory<byte> file, bool mayBeCsv)
    {
        var type = TypeOf(file.Span, mayBeCsv);
        if (type is null)
            return Refused(null, ContentFault.NotAccepted);
        if (IsZipToo(file.Span))
            return Refused(type, ContentFault.TwoFilesInOne);
        if (type == AttachmentType.Pdf)
            return OfPdf(file);
        if (type == AttachmentType.Csv)
            return CsvText.IsPlain(file.Span) ? new(type, null, Pages: null, []) : Refused(type, ContentFault.NotPlainCsv);

        var picture = type == AttachmentType.Png ? PngFile.Read(file.Span) : JpegFile.Read(file.Span);
        if (picture is null)
            return Refused(type, ContentFault.DamagedPicture);
        if (picture.HasMoreBehind)
            return Refused(type, ContentFault.TwoFilesInOne);
        return picture.IsTooLarge
            ? Refused(type, ContentFault.PictureTooLarge)
            : new(type, null, Pages: null, picture.HoldsMetadata ? [MetadataNote] : []);
    }

    private static AttachmentType? TypeOf(ReadOnlySpan<byte> file, bool mayBeCsv)
    {
        if (file.StartsWith("%PDF-"u8))
            return AttachmentType.Pdf;
        if (file.StartsWith(PngFile.Signature))
            return AttachmentType.Png;
        if (file.StartsWith(JpegFile.Signature))
            return AttachmentType.Jpeg;
        return mayBeCsv && CsvText.LooksLikeOne(file) ? AttachmentType.Csv : null;
    }

    private static AttachmentContent OfPdf(ReadOnlyMemory<byte> file)
    {
        var reading = PdfStructure.Read(file);
        return reading.Fault switch
        {
            PdfFault.None => new(AttachmentType.Pdf, null, reading.Pages, reading.HoldsProperties ? [PropertiesNote] : []),
            PdfFault.CutOff => Refused(AttachmentType.Pdf, ContentFault.CutOffPdf),
            PdfFault.Encrypted => Refused(AttachmentType.Pdf, ContentFault.Encrypted),
            PdfFault.Active => Refused(AttachmentType.Pdf, ContentFault.Active(reading.Active)),
            PdfFault.TooManyPages => Refused(AttachmentType.Pdf, ContentFault.TooManyPages),
            _ => Refused(AttachmentType.Pdf, ContentFault.UnreadablePdf),
        };
    }

    /// <summary>Whether a ZIP reader, which looks from the end, would find an archive in the file.</summary>
    private static bool IsZipToo(ReadOnlySpan<byte> file)
    {
        var tail = file[Math.Max(0, file.Length - ZipEndBytes - ushort.MaxValue)..];
        for (var at = tail.LastIndexOf("PK\u0005\u0006"u8); at >= 0; at = tail[..at].LastIndexOf("PK\u0005\u0006"u8))
        {
            if (at + ZipEndBytes <= tail.Length && at + ZipEndBytes + (tail[at + 20] | (tail[at + 21] << 8)) <= tail.Length)
                return true;
        }

        return false;
    }

    private static AttachmentContent Refused(AttachmentType? type, ContentFault fault) => new(type, fault, Pages: null, []);
}

internal sealed record ContentFault(string Code, string Message, string Remedy)
{
    private const string PrintAnew = "Print it to a new PDF, or scan the paper anew.";
    private const string SaveAnew = "Save or scan the picture anew.";

    public static readonly ContentFault NotAccepted = new(
        "attachment-type-not-accepted",
        "The content is neither a PDF nor a PNG nor a JPEG; for a temperature-log, nor CSV in UTF-8.",
        "Send a PDF, or a picture as PNG or JPEG; a temperature-log also as CSV. Archives and office files are not accepted.");

    public static readonly ContentFault TwoFilesInOne = new(
        "attachment-two-files-in-one", "Behind or inside the file stands another one, so that programs would show different things.", PrintAnew);

    public static readonly ContentFault CutOffPdf = new(
        "attachment-damaged", "The PDF is cut off, or does not end as a PDF does.", "Send it again, whole. " + PrintAnew);

    public static readonly ContentFault UnreadablePdf = new(
        "attachment-unreadable",
        "The PDF is damaged, or its structure cannot be read safely, so that nobody can say how many pages it has and what it holds.",
        PrintAnew);

    public static readonly ContentFault Encrypted = new(
        "attachment-encrypted",
        "The PDF is encrypted; even where it opens without a password, nothing in it can be checked.",
        "Send it without protection, or print it to a new PDF.");

    public static readonly ContentFault TooManyPages = new(
        "attachment-too-many-pages", $"The PDF has more than {AttachmentLimits.MaximumPages} pages.", "Send the pages that the case needs.");

    public static readonly ContentFault DamagedPicture = new("attachment-damaged", "The picture is cut off or damaged.", SaveAnew);

    public static readonly ContentFault PictureTooLarge = new(
        "attachment-picture-too-large",
        $"The picture has more than {AttachmentLimits.MaximumPixelsAlong} pixels along a side, or more than {AttachmentLimits.MaximumPixels / 1_000_000} million in all.",
        "Scan it with fewer dots per inch.");

    public static readonly ContentFault NotPlainCsv = new(
        "attachment-csv-not-plain",
        "The CSV is not plain UTF-8 text with a line per reading, or a cell begins like a formula that a spreadsheet would run.",
        "Export the log anew as CSV in UTF-8, without formulas.");

    public static ContentFault Active(IReadOnlyList<string> found) => new(
        "attachment-active-content",
        $"The PDF holds what a reader would run, open or unpack: {string.Join(", ", found)}.",
        "Print it to a new PDF, which keeps only the pages.");
}
