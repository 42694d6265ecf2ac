using System.IO.Compression;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Docx;
using ReserveMeds.Packets.Documents.Writers.Html;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using ReserveMeds.Packets.Layout.Tests.Pdf;

namespace ReserveMeds.Packets.Layout.Tests.Bidi;

/// <summary>A Document in one format as its reader's program shows it.</summary>
/// <param name="File">The bytes that were written.</param>
/// <param name="Glyphs">Of the pages: the PDF itself, a DOCX as laid out by LibreOffice, an HTML page as printed by Chromium.</param>
internal sealed record Drawn(byte[] File, IReadOnlyList<DrawnGlyph> Glyphs);

internal static class DrawnCorpus
{
    /// <param name="isolated">False for the negative case: the same file after everything that isolates was taken out of it.</param>
    public static async Task<Drawn> Of(Document document, OutputFormat format, PdfEngine engine, bool isolated = true)
    {
        IDocumentWriter writer = format switch
        {
            OutputFormat.Pdf => new PdfWriter(engine.Workers),
            OutputFormat.Docx => new DocxWriter(),
            _ => new HtmlWriter(),
        };
        if (!isolated && format == OutputFormat.Pdf)
            document = document with { Blocks = [.. document.Blocks.Select(WithoutIsolates)] };
        var file = (await writer.WriteAsync(document, CancellationToken.None)).Content.ToArray();
        if (!isolated && format == OutputFormat.Html)
            file = Replaced(file, ("<bdi>", "<span>"), ("</bdi>", "</span>"));
        if (!isolated && format == OutputFormat.Docx)
            file = WithoutMarks(file);

        var folder = Directory.CreateTempSubdirectory("bidi-");
        try
        {
            var source = Path.Combine(folder.FullName, $"corpus.{format.ToString().ToLowerInvariant()}");
            var pdf = Path.Combine(folder.FullName, "corpus.pdf");
            await System.IO.File.WriteAllBytesAsync(source, file);
            if (format == OutputFormat.Docx)
            {
                CommandLine.Run(
                    "soffice", $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "pdf",
                    "--outdir", folder.FullName, source);
            }

            if (format == OutputFormat.Html)
            {
                CommandLine.Run(
                    "chromium", "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={folder.FullName}/profile",
                    "--no-pdf-header-footer", $"--print-to-pdf={pdf}", $"file://{source}");
            }

            return new Drawn(file, DrawnPage.Glyphs(pdf));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Block WithoutIsolates(Block block) => block switch
    {
        Paragraph paragraph => new Paragraph(Bare(paragraph.Content)),
        Heading heading => heading with { Content = Bare(heading.Content) },
        BulletList list => new BulletList([.. list.Items.Select(item => new ListItem([.. item.Content.Select(WithoutIsolates)]))]),
        Table table => table with { Rows = [.. table.Rows.Select(row => new TableRow([.. row.Cells.Select(cell => new TableCell(Bare(cell.Content)))]))] },
        _ => block,
    };

    private static IReadOnlyList<Inline> Bare(IReadOnlyList<Inline> content) =>
        [.. content.SelectMany(inline => inline is Isolate isolate ? Bare(isolate.Content) : [inline])];

    private static byte[] WithoutMarks(byte[] docx)
    {
        using var stream = new MemoryStream();
        stream.Write(docx);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var words = zip.GetEntry("word/document.xml")!;
            byte[] bytes;
            using (var reader = words.Open())
            using (var copy = new MemoryStream())
            {
                reader.CopyTo(copy);
                bytes = Replaced(copy.ToArray(), ("\u2068", ""), ("\u2069", ""), ("\u200E", ""));
            }

            words.Delete();
            using var writer = zip.CreateEntry("word/document.xml").Open();
            writer.Write(bytes);
        }

        return stream.ToArray();
    }

    private static byte[] Replaced(byte[] file, params (string From, string To)[] replacements) =>
        System.Text.Encoding.UTF8.GetBytes(replacements.Aggregate(
            System.Text.Encoding.UTF8.GetString(file), (text, pair) => text.Replace(pair.From, pair.To, StringComparison.Ordinal)));
}
