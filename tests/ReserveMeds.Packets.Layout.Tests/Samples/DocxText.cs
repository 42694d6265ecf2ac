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
