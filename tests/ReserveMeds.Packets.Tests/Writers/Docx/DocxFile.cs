using System.IO.Compression;
using System.Xml.Linq;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Docx;

namespace ReserveMeds.Packets.Tests.Writers.Docx;

/// <summary>A written DOCX, read without the library that wrote it.</summary>
internal sealed class DocxFile
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly char[] DirectionMarks = ['\u2068', '\u2069', '\u200E'];

    private DocxFile(byte[] bytes, IReadOnlyList<string> notes)
    {
        Bytes = bytes;
        Notes = notes;
    }

    public byte[] Bytes { get; }

    public IReadOnlyList<string> Notes { get; }

    public XElement Body => Part("word/document.xml").Root!.Element(W + "body")!;

    public static async Task<DocxFile> Of(Document document)
    {
        var rendition = await new DocxWriter().WriteAsync(document, CancellationToken.None);
        return new DocxFile(rendition.Content.ToArray(), rendition.Notes);
    }

    public IReadOnlyList<string> Names()
    {
        using var archive = new ZipArchive(new MemoryStream(Bytes));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    public XDocument Part(string name)
    {
        using var archive = new ZipArchive(new MemoryStream(Bytes));
        using var stream = archive.GetEntry(name)!.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    public XElement ParagraphWith(string words) =>
        Body.Descendants(W + "p").First(paragraph => Words(paragraph).Contains(words, StringComparison.Ordinal));

    public static string Text(XElement element) =>
        string.Concat(element.Descendants(W + "t").Select(text => text.Value));

    public static string Words(XElement element) => string.Concat(Text(element).Split(DirectionMarks));

    public static string? Style(XElement paragraph) =>
        paragraph.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val")?.Value;

    public static bool Has(XElement paragraph, string property) =>
        paragraph.Element(W + "pPr")?.Element(W + property) is not null;
}
