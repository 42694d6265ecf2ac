using System.Text;
using System.Xml.Linq;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Pairing;
using ReserveMeds.Packets.Documents.Parsing;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Templates;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Docx;
using ReserveMeds.Packets.Documents.Writers.Html;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using ReserveMeds.Packets.Layout.Tests.Pdf;
using ReserveMeds.Packets.Layout.Tests.Samples;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Layout.Tests.Bilingual;

[Collection(PdfCollection.Name)]
public sealed class BilingualLetterTests(PdfEngine engine)
{
    private const string Reasons = "Selective inhibition fits this patient.";

    /// <summary>The assembler proves each file on its bytes, in both languages, before it hands it out.</summary>
    [PdfTheory]
    [InlineData(OutputFormat.Pdf)]
    [InlineData(OutputFormat.Docx)]
    [InlineData(OutputFormat.Html)]
    public async Task A_final_letter_can_be_had_in_two_languages_side_by_side(OutputFormat format)
    {
        var written = 0;
        string[] names = ["dmp/adult-cgvhd.json", "dmp/below-label-age.json", "kimadia-moh/adolescent-ppi.json", "krg-moh/adult-first-import.json", "krg-moh/cold-chain-insurer.json"];
        foreach (var name in names)
        {
            var caseFile = CaseFileReader.Read(SamplePackets.Bytes(name)).Case!;
            var regulator = RegulatorCatalog.Find(caseFile.Regulator)!;
            var letter = regulator.Documents.Single(document => document.Id == "clinical-justification-letter");
            var assembler = new PacketAssembler(
                SamplePackets.Texts,
                new DocumentWriters(new PdfWriter(engine.Workers), new DocxWriter(), new HtmlWriter()),
                new DocumentReaders(new PdfReader(), new DocxReader()));
            foreach (var pair in LanguagePair.Of(letter, assembler.DocumentLanguages(regulator)[letter.Id]))
            {
                var outcome = await assembler.RenderAsync(
                    caseFile, new PacketContext(PacketMode.Final, new DateOnly(2026, 11, 22)), letter, pair, format, CancellationToken.None);
                Assert.IsType<PacketOutcome.Assembled>(outcome);
                written++;
            }
        }

        // Two orders of French and English for each case of Morocco at the least.
        Assert.True(written >= 4);
    }

    [PdfFact]
    public async Task Each_column_stands_on_its_own_side_and_runs_in_its_own_direction()
    {
        foreach (var (first, second) in new[] { (Arabic, English), (English, Arabic) })
        {
            using var pdf = await engine.WriteAsync(BilingualDocument.Of(first, second));
            var glyphs = pdf.Glyphs(1).Where(glyph => glyph.Y is > 60 and < 780).ToList();

            var latin = glyphs.Where(glyph => glyph.Character is "Z" or "Q").ToList();
            var arabic = glyphs.Where(glyph => glyph.Character is "ش" or "ط").ToList();
            Assert.NotEmpty(latin);
            Assert.NotEmpty(arabic);
            Assert.All(latin, glyph => Assert.InRange(glyph.X, 56, 297));
            Assert.All(arabic, glyph => Assert.InRange(glyph.X, 297, 540));
        }
    }

    [PdfFact]
    public async Task Counterparts_begin_at_one_height()
    {
        using var pdf = await engine.WriteAsync(BilingualDocument.Of(Arabic, English));
        var glyphs = pdf.Glyphs(1);

        Assert.Equal(glyphs.Single(glyph => glyph.Character is "Z").Y, glyphs.Single(glyph => glyph.Character is "ش").Y, 0.5);
    }

    [PdfFact]
    public async Task The_words_of_the_physician_and_the_place_to_sign_stand_once_in_all_formats()
    {
        var letter = BilingualDocument.Of(Arabic, English);
        using var pdf = await engine.WriteAsync(letter);
        var html = Encoding.UTF8.GetString((await new HtmlWriter().WriteAsync(letter, CancellationToken.None)).Content.Span);
        var docx = string.Concat(new DocxReader().Read((await new DocxWriter().WriteAsync(letter, CancellationToken.None)).Content).Body.Select(block => block.Text));

        foreach (var text in new[] { pdf.Text, html, docx })
        {
            Assert.Equal(2, text.Split(Reasons).Length);
            Assert.Equal(2, text.Split("Signature").Length);
        }
    }

    [PdfFact]
    public async Task A_row_of_two_columns_stays_on_one_page()
    {
        var document = BilingualDocument.Of(Arabic, English);
        var column = document.Blocks.OfType<SideBySide>().First();
        var turned = 0;
        // So many lines before that the row no longer fits behind some of them.
        foreach (var lines in Enumerable.Range(34, 6))
        {
            var before = Enumerable.Range(1, lines).Select(line => (Block)new Paragraph([new Text($"Line {line}.")]));
            var row = new SideBySideRow([new Paragraph([new Text("سطر " + string.Concat(Enumerable.Repeat("كلمة ", 60)))])], [new Paragraph([new Text("Begin " + string.Concat(Enumerable.Repeat("words ", 40)) + "end")])]);
            using var pdf = await engine.WriteAsync(document with { Blocks = [.. before, column with { Rows = [row] }] });

            var pages = Enumerable.Range(1, pdf.Pages).Select(pdf.TextOf).ToList();
            var whole = Assert.Single(pages, page => page.Contains("Begin", StringComparison.Ordinal));
            Assert.Contains("end", whole, StringComparison.Ordinal);
            turned += pages.Count - 1;
        }

        Assert.InRange(turned, 1, 5);
    }

    [Fact]
    public void A_date_of_a_table_is_isolated_once_in_its_own_direction()
    {
        Document WithTable(Document document, params Inline[] cell) => document with { Blocks = [new Table([new TableCell([new Text("A")])], [new TableRow([new TableCell(cell)])])] };
        var (arabic, english) = (new Isolate([new Isolate([new Text("20")]), new Text(" أيلول "), new Isolate([new Text("2026")])]), new Isolate([new Text("20 September 2026")]));

        var table = Assert.IsType<Table>(Assert.Single(BilingualDocument.Of(WithTable(Arabic, arabic), WithTable(English, english)).Blocks));

        Assert.Equal([arabic, new LineBreak(), english], table.Rows[0].Cells[0].Content);
    }

    [PdfFact]
    public async Task Each_column_is_tagged_with_its_language()
    {
        var letter = BilingualDocument.Of(Arabic, English);
        using var pdf = await engine.WriteAsync(letter);
        var html = Encoding.UTF8.GetString((await new HtmlWriter().WriteAsync(letter, CancellationToken.None)).Content.Span);
        var docx = (await new DocxWriter().WriteAsync(letter, CancellationToken.None)).Content.ToArray();

        Assert.Contains("/Lang (en-GB)", pdf.Objects, StringComparison.Ordinal);
        Assert.Contains("/Lang (ar-IQ)", pdf.Objects, StringComparison.Ordinal);
        Assert.Contains("<div lang=\"en-GB\" dir=\"ltr\">", html, StringComparison.Ordinal);
        Assert.Contains("<div lang=\"ar-IQ\" dir=\"rtl\">", html, StringComparison.Ordinal);
        var cells = MainPart(docx).Descendants(W + "tc").ToList();
        Assert.Contains(cells, cell => cell.Value.Contains("Dear Z", StringComparison.Ordinal)
            && cell.Descendants(W + "lang").All(lang => (string?)lang.Attribute(W + "val") == "en-GB") && !cell.Descendants(W + "bidi").Any());
        Assert.Contains(cells, cell => cell.Value.Contains("السادة", StringComparison.Ordinal)
            && cell.Descendants(W + "lang").All(lang => (string?)lang.Attribute(W + "val") == "ar-IQ") && cell.Descendants(W + "bidi").Any());
    }

    [PdfFact]
    public async Task An_accessible_file_can_be_made_of_two_columns()
    {
        using var pdf = await engine.WriteAsync(BilingualDocument.Of(Arabic, English), PdfStandard.Accessible);

        Assert.Contains("No syntax or stream encoding errors", pdf.Check(), StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_with_other_headings_are_refused()
    {
        Assert.Throws<UnequalSectionsException>(() => BilingualDocument.Of(Arabic, Written("en", "# Q\n\nDear.\n\n## 2. Other\n\nWords.")));
        Assert.Throws<UnequalSectionsException>(() => BilingualDocument.Of(Arabic, Written("en", "# Q\n\nDear.")));
    }

    private static Document Arabic => Written("ar", """
        # طلب سين

        السادة ش

        ## 1. السبب

        {{reasons}}

        الجرعة
        : {{dose}}

        ::: signature
        - {{name}}
        - التوقيع:

        الختم
        :::
        """);

    private static Document English => Written("en", """
        # Q

        Dear Z

        ## 1. Why

        {{reasons}}

        Dose
        : {{dose}}

        ::: signature
        - {{name}}
        - Signature:

        Stamp
        :::
        """);

    private static Document Written(string language, string body)
    {
        var file = new TextFile($"dmp/letter.{language}.md", $"---\nid: letter\nversion: 1\nlanguage: {language}\nstatus: original\ntitle: Letter\n---\n{body}\n");
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["reasons"] = Reasons, ["dose"] = "0.3 mg/kg", ["name"] = "V. Example" };
        return DocumentParser.Parse(TemplateCatalog.Load([file]).Find("dmp", "letter", language)!.Fill(data), new Document
        {
            Title = "Letter",
            LanguageTag = language == "ar" ? "ar-IQ" : "en-GB",
            Direction = language == "ar" ? Direction.RightToLeft : Direction.LeftToRight,
            Date = new DateOnly(2026, 11, 22),
            PageLabel = new PageLabel("", "", ""),
            Blocks = [],
        });
    }

    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static XElement MainPart(byte[] docx)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(docx));
        using var part = zip.GetEntry("word/document.xml")!.Open();
        return XElement.Load(part);
    }
}
