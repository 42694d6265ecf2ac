using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using ReserveMeds.Packets.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Writes Word documents with the Open XML SDK.</summary>
/// <remarks>Words come out as literal text: nothing in a Document becomes a field, a formula or markup.</remarks>
public sealed class DocxWriter : IDocumentWriter
{
    public OutputFormat Format => OutputFormat.Docx;

    public Task<Rendition> WriteAsync(Document document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        cancellationToken.ThrowIfCancellationRequested();
        var notes = new List<string>();
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            package.CompressionOption = System.IO.Packaging.CompressionOption.NotCompressed;
            Write(document, package, notes);
        }

        return Task.FromResult(new Rendition(FixedPackage.Copy(file), Pages: null, notes));
    }

    private static void Write(Document document, WordprocessingDocument package, List<string> notes)
    {
        var main = package.AddMainDocumentPart();
        package.ChangeIdOfPart(main, "document");
        var lists = new ListNumbers();
        var paragraphs = new ParagraphWriter(document.Direction == Direction.RightToLeft, new LinkRelationships(main));
        var drawings = new Drawings(main);
        var body = new W.Body();
        if (document.Letterhead is { } letterhead)
        {
            body.AppendChild(LetterheadTable.Write(letterhead, paragraphs, drawings));
            body.AppendChild(paragraphs.Write("TableGap", []));
        }

        var figures = new FigureWriter(paragraphs, drawings, document.LanguageTag);
        new BlockWriter(paragraphs, lists, figures, document.LanguageTag, notes).Write(document.Blocks, body, Place.Body);
        body.AppendChild(PageFrame.Write(document, main));
        main.Document = new W.Document(body);
        lists.Save(main.AddNewPart<NumberingDefinitionsPart>("numbering"));
        DocumentParts.Add(document, package, main);
    }
}
