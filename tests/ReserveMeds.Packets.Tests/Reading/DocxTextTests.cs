using System.IO.Compression;
using System.Text;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Docx;
using ReserveMeds.Packets.Tests.Cases;
using ReserveMeds.Packets.Tests.Samples;
using ReserveMeds.Packets.Tests.Writers;

namespace ReserveMeds.Packets.Tests.Reading;

public sealed class DocxTextTests
{
    private const string Relations = """<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document.xml"/></Relationships>""";

    private static readonly Dictionary<string, Document> Documents = new(StringComparer.Ordinal)
    {
        ["all blocks"] = SampleDocuments.AllBlocks(SampleDocuments.Frame),
        ["all blocks, Arabic"] = SampleDocuments.AllBlocks(SampleDocuments.ArabicFrame),
        ["hostile"] = SampleDocuments.HostileEverywhere(),
        ["English"] = SampleLetters.English(),
        ["French"] = SampleLetters.French(),
        ["Arabic"] = SampleLetters.Arabic(),
        ["draft"] = SampleLetters.EnglishDraft(),
        ["figures"] = SampleFigures.EnglishPage() with { Letterhead = null },
        ["figures, Arabic"] = SampleFigures.ArabicPage() with { Letterhead = null },
    };

    public static TheoryData<string> DocumentNames => [.. Documents.Keys];

    public static TheoryData<string> CaseNames => [.. SampleCases.Names];

    [Theory]
    [MemberData(nameof(DocumentNames))]
    public async Task A_document_of_Word_reads_back_as_the_passages_it_was_written_from(string name)
    {
        var passages = Passages.Of(Documents[name]);
        var docx = await new DocxWriter().WriteAsync(Documents[name], CancellationToken.None);

        Assert.NotEmpty(passages);
        Assert.Equal(passages.Select(passage => passage.Text), Read(docx.Content));
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public async Task Every_document_of_every_sample_reads_back(string name)
    {
        var caseFile = CaseFileReader.Read(SampleCases.Read(name)).Case!;
        var assembler = new PacketAssembler(ShippedTexts.Loaded, new DocumentWriters(new OutlineOnly(OutputFormat.Pdf, 1), new DocxWriter()));
        var outcome = await assembler.AssembleAsync(
            caseFile, new PacketContext(PacketMode.Draft, caseFile.FilingDate ?? new DateOnly(2026, 11, 22)), Audience.Physician, CancellationToken.None);

        var files = Assert.IsType<PacketOutcome.Assembled>(outcome).Packet.Files.Where(file => file.Format == OutputFormat.Docx).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(file.Passages.Select(passage => passage.Text), Read(file.Rendition.Content)));
    }

    [Fact]
    public void A_place_names_headings_and_ordinal_and_no_value()
    {
        var document = SampleDocuments.Frame with
        {
            Blocks =
            [
                SampleDocuments.P(new Text("To the authority.")),
                new Heading(1, [new Text("Letter for "), SampleDocuments.I("MARKER")]),
                SampleDocuments.P(SampleDocuments.I("MARKER")),
                new Heading(2, [new Text("5. Dosing plan "), SampleDocuments.I("MARKER"), new Gap("[MARKER]")]),
                SampleDocuments.P(new Text("One.")),
                new BulletList([new ListItem([SampleDocuments.P(new Text("Two."))])]),
                new Heading(3, [SampleDocuments.I("MARKER")]),
                SampleDocuments.P(new Text("Three.")),
                new Heading(2, [new Text("6. Next")]),
                SampleDocuments.P(new Text("Four.")),
            ],
        };

        Assert.Equal(
            [
                "Above the title, paragraph 1", "Title", "Below the title, paragraph 1", "5. Dosing plan, heading", "5. Dosing plan, paragraph 1", "5. Dosing plan, paragraph 2",
                "5. Dosing plan / Section, heading", "5. Dosing plan / Section, paragraph 1", "6. Next, heading", "6. Next, paragraph 1",
            ],
            Passages.Of(document).Select(passage => passage.Place));
    }

    [Theory]
    [InlineData("<w:p><w:r><w:t>a</w:t></w:r><w:ins><w:r><w:t>b</w:t></w:r></w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del></w:p>", "ab")]
    [InlineData("<w:p><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:t>kept</w:t></w:r></w:p>", "kept")]
    [InlineData("<w:p><w:r><w:t>1</w:t><w:tab/><w:t>2</w:t><w:br/><w:t>3</w:t></w:r></w:p>", "1 2 3")]
    [InlineData("<w:p><w:r><w:t>out</w:t><w:txbxContent><w:p><w:r><w:t>in</w:t></w:r></w:p></w:txbxContent></w:r><w:r><w:t>er</w:t></w:r></w:p>", "outer|in")]
    [InlineData("<w:p/><w:p><w:r><w:t/><w:t>a</w:t>stray</w:r></w:p><w:p><w:pPr/></w:p>", "a")]
    [InlineData("<w:p><w:fldSimple><w:r><w:t>7</w:t></w:r></w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", "7")]
    public void A_document_is_read_as_its_reader_sees_it(string body, string passages) =>
        Assert.Equal(passages.Split('|'), Read(body));

    [Theory]
    [InlineData("<!DOCTYPE d [<!ENTITY a \"x\">]><w:document xmlns:w=\"w\">&a;</w:document>")]
    [InlineData("<!DOCTYPE d SYSTEM \"http://127.0.0.1:9/x.dtd\"><w:document xmlns:w=\"w\"/>")]
    [InlineData("<w:document xmlns:w=\"w\"><w:p>")]
    [InlineData("not xml")]
    [InlineData("")]
    public void What_is_no_plain_XML_is_read_as_nothing(string document) =>
        Assert.Null(DocxText.Read(name => name == "_rels/.rels" ? Relations : document));

    [Fact]
    public void Elements_nested_too_deep_and_parts_that_are_missing_are_read_as_nothing()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:p>", 5_000));
        Assert.Null(Read(deep + deep.Replace("<", "</", StringComparison.Ordinal)));
        Assert.Null(DocxText.Read(_ => null));
        Assert.Null(DocxText.Read(name => name == "_rels/.rels" ? Relations : null));
        Assert.Null(DocxText.Read(_ => Relations.Replace("Target=", "TargetMode=\"External\" Target=", StringComparison.Ordinal)));
    }

    private static IReadOnlyList<string>? Read(string body) => DocxText.Read(name => name == "_rels/.rels"
        ? Relations
        : $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>");

    private static IReadOnlyList<string>? Read(ReadOnlyMemory<byte> docx)
    {
        using var archive = new ZipArchive(new MemoryStream(docx.ToArray()));
        return DocxText.Read(name =>
        {
            using var reader = new StreamReader(archive.GetEntry(name)!.Open(), Encoding.UTF8);
            return reader.ReadToEnd();
        });
    }
}
