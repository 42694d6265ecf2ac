using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ReserveMeds.Packets.Layout.Tests.Samples;

/// <summary>A written DOCX as the Open XML SDK reads it back.</summary>
internal sealed partial class DocxText : IDisposable
{
    private readonly WordprocessingDocument document;

    public DocxText(ReadOnlyMemory<byte> content) =>
        document = WordprocessingDocument.Open(new MemoryStream(content.ToArray()), isEditable: false);

    public string Body => TextOf(document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>());

    /// <summary>The rows that a table repeats on each of its pages.</summary>
    public string TableHeaders => TextOf(document.MainDocumentPart!.Document.Body!.Descendants<TableHeader>()
        .SelectMany(mark => mark.Ancestors<TableRow>().First().Descendants<Paragraph>()));

    /// <summary>Running head and foot, with the words around the page numbers.</summary>
    public string Frame => string.Join(' ',
        document.MainDocumentPart!.HeaderParts.Select(part => TextOf(part.Header.Descendants<Paragraph>()))
            .Concat(document.MainDocumentPart.FooterParts.Select(part => TextOf(part.Footer.Descendants<Paragraph>()))));

    /// <summary>Every paragraph of body, head and foot, with its spaces as they are in the file.</summary>
    public IReadOnlyList<string> Paragraphs =>
    [
        .. document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>()
            .Concat(document.MainDocumentPart.HeaderParts.SelectMany(part => part.Header.Descendants<Paragraph>()))
            .Concat(document.MainDocumentPart.FooterParts.SelectMany(part => part.Footer.Descendants<Paragraph>()))
            .Select(TextOf),
    ];

    /// <summary>The headings in order.</summary>
    public IReadOnlyList<string> Headings =>
    [
        .. document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>()
            .Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value?.StartsWith("Heading", StringComparison.Ordinal) == true)
            .Select(paragraph => Fold(TextOf(paragraph))),
    ];

    /// <summary>The lines of all places to sign, with the words of their stamp boxes.</summary>
    public IReadOnlyList<string> SignatureLines =>
    [
        .. document.MainDocumentPart!.Document.Body!.Descendants<Table>()
            .Where(table => table.GetFirstChild<TableProperties>()?.TableStyle?.Val?.Value == "PacketSignature")
            .SelectMany(table => table.Descendants<Paragraph>())
            .Select(paragraph => Fold(TextOf(paragraph))).Where(line => line.Length > 0),
    ];

    public IReadOnlyList<string> Errors =>
        [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(error => error.Description)];

    public void Dispose() => document.Dispose();

    public static string Fold(string text) => White().Replace(Marks().Replace(text, ""), " ").Trim();

    private static string TextOf(IEnumerable<Paragraph> paragraphs) => Fold(string.Join(' ', paragraphs.Select(TextOf)));

    private static string TextOf(Paragraph paragraph) => string.Concat(paragraph.Descendants<Run>().SelectMany(run => run.ChildElements).Select(child => child switch
    {
        Text text => text.Text,
        Break => " ",
        TabChar => " ",
        _ => "",
    }));

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex White();

    [GeneratedRegex("[\u202A-\u202E\u2066-\u2069\u200E\u200F]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
