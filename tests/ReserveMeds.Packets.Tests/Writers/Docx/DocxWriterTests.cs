using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Docx;
using static ReserveMeds.Packets.Tests.Writers.Docx.DocxFile;
using static ReserveMeds.Packets.Tests.Writers.SampleDocuments;

namespace ReserveMeds.Packets.Tests.Writers.Docx;

public sealed class DocxWriterTests
{
    public static TheoryData<string, Document> Documents()
    {
        var data = new TheoryData<string, Document>();
        var french = Frame with { LanguageTag = "fr-MA" };
        foreach (var (language, frame) in new[] { ("en", Frame), ("fr", french), ("ar", ArabicFrame) })
        {
            data.Add(language, AllBlocks(frame));
            data.Add(language + " draft", AllBlocks(frame) with { DraftMark = "DRAFT مسودة" });
        }

        data.Add("hostile", HostileEverywhere());
        data.Add("letter", SampleLetters.English());
        data.Add("lettre", SampleLetters.French());
        data.Add("arabic letter", SampleLetters.ArabicDraft());
        data.Add("figures", SampleFigures.EnglishPage());
        data.Add("arabic figures", SampleFigures.ArabicPage());
        data.Add("hostile figures", Frame with { Blocks = [.. Hostile.SelectMany(SampleFigures.Saying)] });
        data.Add("figures in cells", Frame with
        {
            Blocks =
            [
                new DefinitionList([new Definition([T("Term")], [SampleFigures.Chain, SampleFigures.Ranges])]),
                new PageBreak(), SampleFigures.Chain, new PageBreak(), SampleFigures.Readings, SampleFigures.Readings,
            ],
        });
        data.Add("nothing", Frame);
        data.Add("empty lists", Frame with { Blocks = [new BulletList([]), new DefinitionList([])] });
        return data;
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task The_validator_finds_no_fault(string name, Document document)
    {
        var file = await DocxFile.Of(document);
        using var package = WordprocessingDocument.Open(new MemoryStream(file.Bytes), isEditable: false);

        var faults = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package)
            .Select(fault => $"{name}: {fault.Part?.Uri} {fault.Path?.XPath} {fault.Description}");

        Assert.Empty(faults);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task The_same_document_gives_the_same_bytes_later_and_under_any_locale(string name, Document document)
    {
        var first = await DocxFile.Of(document);
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Another calendar, other digits, another decimal sign.
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            var second = await DocxFile.Of(document);

            Assert.True(first.Bytes.AsSpan().SequenceEqual(second.Bytes), name);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Parts_and_relationships_have_chosen_names_and_content_types_come_first()
    {
        var file = await DocxFile.Of(AllBlocks(Frame) with { DraftMark = "DRAFT" });

        Assert.Equal(
            [
                "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
                "word/document.xml", "word/fontTable.xml", "word/footer1.xml", "word/header1.xml", "word/numbering.xml",
                "word/settings.xml", "word/styles.xml",
            ],
            file.Names());
        var ids = new[] { "_rels/.rels", "word/_rels/document.xml.rels" }
            .SelectMany(part => file.Part(part).Root!.Elements().Select(relationship => relationship.Attribute("Id")!.Value));
        Assert.Equal(
            ["document", "fonts", "footer", "header", "link1", "numbering", "properties", "settings", "styles"],
            ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Document_properties_come_from_the_document_alone()
    {
        var file = await DocxFile.Of(ArabicFrame with { Title = "عنوان <b>&" });

        var properties = file.Part("docProps/core.xml").Root!.Elements()
            .ToDictionary(property => property.Name.LocalName, property => property.Value);
        Assert.Equal("عنوان <b>&", properties["title"]);
        Assert.Equal("ReserveMeds.Packets", properties["creator"]);
        Assert.Equal("ar-IQ", properties["language"]);
        Assert.Equal("2026-03-02T00:00:00Z", properties["created"]);
    }

    [Theory]
    [InlineData("fr-MA")]
    [InlineData("ku-Arab-IQ")]
    public async Task The_language_of_the_document_is_set_for_both_directions(string tag)
    {
        var file = await DocxFile.Of(AllBlocks(Frame with { LanguageTag = tag }));

        var language = Assert.Single(file.Part("word/styles.xml").Descendants(W + "lang"));
        Assert.Equal((tag, tag), (language.Attribute(W + "val")!.Value, language.Attribute(W + "bidi")!.Value));
        var theme = Assert.Single(file.Part("word/settings.xml").Descendants(W + "themeFontLang"));
        Assert.Equal((tag, tag), (theme.Attribute(W + "val")!.Value, theme.Attribute(W + "bidi")!.Value));
    }

    [Fact]
    public async Task Every_page_has_head_foot_and_page_fields()
    {
        var file = await DocxFile.Of(AllBlocks(Frame));

        var footer = file.Part("word/footer1.xml").Root!;
        Assert.Equal(["Running foot, confidential", "Page 1 of 1"], footer.Elements(W + "p").Select(Words));
        Assert.Equal([" PAGE ", " NUMPAGES "], footer.Descendants(W + "instrText").Select(field => field.Value));
        Assert.Equal("Running head PK-2026-0007", Words(file.Part("word/header1.xml").Root!));
        var section = file.Body.Elements().Last();
        Assert.Equal(
            ["headerReference", "footerReference"], section.Elements().Take(2).Select(reference => reference.Name.LocalName));
    }

    [Fact]
    public async Task A_draft_says_so_in_the_head_of_every_page_and_behind_the_words()
    {
        var draft = await DocxFile.Of(Frame with { DraftMark = "DRAFT: \"not\" <for> submission" });

        var header = draft.Part("word/header1.xml").Root!;
        Assert.Equal("DRAFT: \"not\" <for> submission", Words(header));
        var watermark = header.Descendants(XName.Get("textpath", "urn:schemas-microsoft-com:vml"))
            .Single(path => path.Attribute("string") is not null);
        Assert.Equal("DRAFT: \"not\" <for> submission", watermark.Attribute("string")!.Value);
    }

    [Fact]
    public async Task A_final_document_carries_no_draft_mark()
    {
        var final = await DocxFile.Of(AllBlocks(Frame));

        Assert.DoesNotContain("vml", final.Part("word/header1.xml").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("word/header1.xml", (await DocxFile.Of(Frame)).Names());
    }

    [Fact]
    public async Task Hostile_words_stay_words()
    {
        var file = await DocxFile.Of(HostileEverywhere());

        var paragraphs = file.Body.Descendants(W + "p").Where(paragraph => Words(paragraph).Length > 0).ToList();
        Assert.Equal(10, paragraphs.Count);
        var expected = string.Concat(Hostile.Select(words => string.Concat(Enumerable.Repeat(words, 5))));
        Assert.All(paragraphs, paragraph => Assert.Equal(expected, Words(paragraph)));
        Assert.All(
            file.Body.Descendants(W + "t"), text => Assert.Equal("preserve", text.Attribute(XNamespace.Xml + "space")!.Value));
        Assert.Empty(file.Body.Descendants(W + "instrText"));
        Assert.Empty(file.Body.Descendants(W + "fldSimple"));
        Assert.Equal(
            [" PAGE ", " NUMPAGES "], file.Part("word/footer1.xml").Descendants(W + "instrText").Select(field => field.Value));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://example.org")]
    [InlineData("relative")]
    public async Task A_link_to_anything_but_https_or_mail_is_refused(string target)
    {
        var document = Frame with { Blocks = [P(new Link(target, [T("words")]))] };

        await Assert.ThrowsAsync<ArgumentException>(() => DocxFile.Of(document));
    }

    [Fact]
    public async Task Links_are_counted_and_shared_by_address()
    {
        var file = await DocxFile.Of(Frame with
        {
            Blocks =
            [
                P(new Link("https://example.org/?a=1&b=2", [T("one")]), new Link("mailto:a@example.org", [T("two")])),
                P(new Link("https://example.org/?a=1&b=2", [T("again")])),
            ],
        });

        XName id = XName.Get("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        Assert.Equal(
            ["link1 one", "link2 two", "link1 again"],
            file.Body.Descendants(W + "hyperlink").Select(link => $"{link.Attribute(id)!.Value} {Text(link)}"));
        var target = file.Part("word/_rels/document.xml.rels").Root!.Elements()
            .Single(relationship => relationship.Attribute("Id")!.Value == "link1").Attribute("Target")!.Value;
        Assert.Equal("https://example.org/?a=1&b=2", target);
    }

    [Fact]
    public async Task A_page_break_in_a_cell_is_reported()
    {
        var inCell = await DocxFile.Of(Frame with
        {
            Blocks = [new DefinitionList([new Definition([T("Term")], [P(T("before")), new PageBreak(), P(T("after"))])])],
        });

        Assert.Equal(["A page break inside a table cell was left out."], inCell.Notes);
        Assert.Empty((await DocxFile.Of(AllBlocks(Frame))).Notes);
    }

    [Fact]
    public async Task Writing_can_be_cancelled()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new DocxWriter().WriteAsync(Frame, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void The_format_is_docx() => Assert.Equal(OutputFormat.Docx, new DocxWriter().Format);
}
