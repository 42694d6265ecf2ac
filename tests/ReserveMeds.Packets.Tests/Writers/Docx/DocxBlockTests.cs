using System.Xml.Linq;
using ReserveMeds.Packets.Documents.Model;
using static ReserveMeds.Packets.Tests.Writers.Docx.DocxFile;
using static ReserveMeds.Packets.Tests.Writers.SampleDocuments;

namespace ReserveMeds.Packets.Tests.Writers.Docx;

public sealed class DocxBlockTests
{
    [Fact]
    public async Task All_words_come_out_in_order()
    {
        var file = await DocxFile.Of(AllBlocks(Frame));

        Assert.Equal(
            [
                "Heading1 First heading",
                "Normal Plain, strong, emphasis, both and a link.After a break 0.3 mg/kg and أحمد 0.3 mg/kg and [missing: licence number].",
                "Heading2 Lists", "ListBullet First bullet", "ListContinue Second paragraph of the bullet",
                "ListBullet Bullet with numbers", "ListNumber Third", "ListNumber Fourth",
                "ListBullet Item without words of its own", "ListNumber One", "ListNumber Two",
                "TableHeader Head in an item", "TableHeader Value", "TableText Row in an item", "TableText 1",
                "Heading3 Pairs", "TableTerm Term A-1", "TableText Described", "TableTerm Term with blocks",
                "TableText Before the list", "ListBullet Listed in a cell", "TableHeader Head in a cell", "TableHeader Value",
                "TableText Row in a cell", "TableText 1", "TableTerm Term with nothing",
                "Heading4 Tables", "TableHeader Head first", "TableHeader Value", "TableText Row first", "TableText 1",
                "TableHeader Head second", "TableHeader Value", "TableText Row second", "TableText 1",
                "Note Note of two", "Note paragraphs.", "TableText Note with a list", "ListBullet noted",
                "TableHeader Table after a page break", "TableText only", "Normal After the second page break",
                "SignatureLine Dr Amal Example", "SignatureLine Signature", "SignatureLine Date",
                "StampCaption Stamp of the pharmacy", "Normal Between the signatures", "SignatureLine Second signature",
            ],
            file.Body.Descendants(W + "p").Where(paragraph => Words(paragraph).Length > 0)
                .Select(paragraph => $"{Style(paragraph)} {Words(paragraph)}"));
    }

    [Fact]
    public async Task Every_style_in_use_is_defined()
    {
        var file = await DocxFile.Of(AllBlocks(ArabicFrame) with { DraftMark = "DRAFT" });

        var defined = file.Part("word/styles.xml").Descendants(W + "style")
            .Select(style => style.Attribute(W + "styleId")!.Value).ToHashSet(StringComparer.Ordinal);
        var used = new[] { "word/document.xml", "word/header1.xml", "word/footer1.xml" }
            .SelectMany(part => file.Part(part).Descendants())
            .Where(element => element.Name.LocalName is "pStyle" or "rStyle" or "tblStyle")
            .Select(element => element.Attribute(W + "val")!.Value).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(used, defined);
        Assert.Contains("Gap", used);
    }

    [Fact]
    public async Task Strong_and_emphasis_are_set_for_both_scripts()
    {
        var file = await DocxFile.Of(AllBlocks(Frame));

        string[] Look(string words) => [.. file.Body.Descendants(W + "r").First(run => Text(run) == words)
            .Element(W + "rPr")!.Elements().Select(property => property.Name.LocalName)];
        Assert.Equal(["b", "bCs"], Look("strong"));
        Assert.Equal(["i", "iCs"], Look("emphasis"));
        Assert.Equal(["b", "bCs", "i", "iCs"], Look("both"));
    }

    [Fact]
    public async Task A_gap_stands_out()
    {
        var file = await DocxFile.Of(AllBlocks(Frame));

        var run = file.Body.Descendants(W + "r").Single(each => Text(each) == "[missing: licence number]");
        Assert.Equal("Gap", run.Element(W + "rPr")!.Element(W + "rStyle")!.Attribute(W + "val")!.Value);
        var style = file.Part("word/styles.xml").Descendants(W + "style")
            .Single(each => each.Attribute(W + "styleId")!.Value == "Gap");
        Assert.NotEmpty(style.Descendants(W + "u"));
        Assert.NotEmpty(style.Descendants(W + "shd"));
    }

    [Fact]
    public async Task A_line_that_announces_stays_with_what_it_announces_and_a_note_stays_whole()
    {
        var file = await DocxFile.Of(Frame with
        {
            Blocks =
            [
                P(T("The request rests on:")), new BulletList([new ListItem([P(T("a ground"))])]),
                P(T("An ordinary line.")), P(T("Another line.")),
                new Note([P(T("Outside the label.")), P(T("My reasons."))]),
            ],
        });

        Assert.True(Has(file.ParagraphWith("The request rests on:"), "keepNext"));
        Assert.False(Has(file.ParagraphWith("An ordinary line."), "keepNext"));
        Assert.True(Has(file.ParagraphWith("Outside the label."), "keepNext"));
        Assert.False(Has(file.ParagraphWith("My reasons."), "keepNext"));
    }

    [Fact]
    public async Task Each_ordered_list_counts_from_its_own_start()
    {
        var file = await DocxFile.Of(AllBlocks(Frame));

        string ListOf(string words) => file.ParagraphWith(words).Descendants(W + "numId").Single().Attribute(W + "val")!.Value;
        var numbering = file.Part("word/numbering.xml").Root!;
        string StartOf(string list) => numbering.Elements(W + "num").Single(num => num.Attribute(W + "numId")!.Value == list)
            .Descendants(W + "startOverride").Single().Attribute(W + "val")!.Value;
        Assert.Equal(ListOf("Third"), ListOf("Fourth"));
        Assert.NotEqual(ListOf("Third"), ListOf("One"));
        Assert.Equal("3", StartOf(ListOf("Third")));
        Assert.Equal("1", StartOf(ListOf("One")));
        Assert.Equal("1", file.ParagraphWith("Third").Descendants(W + "ilvl").Single().Attribute(W + "val")!.Value);
    }

    [Fact]
    public async Task Page_breaks_stand_on_the_block_after_them()
    {
        var file = await DocxFile.Of(AllBlocks(Frame));

        var broken = file.Body.Descendants(W + "p").Where(paragraph => Has(paragraph, "pageBreakBefore")).ToList();
        Assert.Equal(2, broken.Count);
        Assert.Contains("Table after a page break", Words(broken[0].ElementsAfterSelf().First()), StringComparison.Ordinal);
        Assert.Equal("After the second page break", Words(broken[1]));
    }

    [Fact]
    public async Task A_signature_block_stays_with_the_block_before_and_in_one_row()
    {
        var file = await DocxFile.Of(AllBlocks(Frame));

        Assert.True(Has(file.ParagraphWith("After the second page break"), "keepNext"));
        Assert.True(Has(file.ParagraphWith("Between the signatures"), "keepNext"));
        var signature = file.ParagraphWith("Signature").Ancestors(W + "tbl").Last();
        var row = Assert.Single(signature.Elements(W + "tr"));
        Assert.NotEmpty(row.Elements(W + "trPr").Elements(W + "cantSplit"));
        Assert.Equal(2, row.Elements(W + "tc").Count());
    }

    [Fact]
    public async Task The_last_item_of_a_list_takes_the_one_before_it_along()
    {
        var file = await DocxFile.Of(Frame with { Blocks = [new BulletList([new ListItem([P(T("first"))]), new ListItem([P(T("second"))]), new ListItem([P(T("third"))])])] });

        Assert.Equal([false, true, false], new[] { "first", "second", "third" }.Select(item => Has(file.ParagraphWith(item), "keepNext")));
    }

    [Fact]
    public async Task What_follows_a_break_if_needed_is_kept_together_up_to_the_next_break_and_begins_no_page()
    {
        var file = await DocxFile.Of(Frame with
        {
            Blocks =
            [
                P(T("before")), new PageBreak(IfNeeded: true), P(T("one")), P(T("two")), new PageBreak(), P(T("after")), P(T("end")),
            ],
        });

        Assert.Equal([false, true, false, false], new[] { "before", "one", "two", "after" }.Select(words => Has(file.ParagraphWith(words), "keepNext")));
        Assert.Equal([false, true], new[] { "one", "after" }.Select(words => Has(file.ParagraphWith(words), "pageBreakBefore")));
    }

    [Theory]
    [InlineData(Direction.LeftToRight, 20 * 13.6, 18 * 13.6)]
    [InlineData(Direction.RightToLeft, 20 * 13.6, 20 * 13.6)]
    public async Task Lines_have_one_distance_whatever_font_they_hold_and_a_drawing_has_the_room_that_it_needs(Direction direction, double body, double figure)
    {
        var file = await DocxFile.Of(Frame with { Direction = direction, Blocks = [P(T("words"))] });

        var styles = file.Part("word/styles.xml").Root!;
        XElement Spacing(XElement style) => style.Descendants(W + "spacing").Single();
        var drawn = Spacing(styles.Elements(W + "style").Single(style => style.Attribute(W + "styleId")!.Value == "FigureText"));
        Assert.Equal(((int)Math.Round(body), (int)Math.Round(figure)), ((int)Spacing(styles.Element(W + "docDefaults")!).Attribute(W + "line")!, (int)drawn.Attribute(W + "line")!));
        Assert.Equal("exact", drawn.Attribute(W + "lineRule")!.Value);
    }

    [Fact]
    public async Task Lines_for_ink_have_a_rule_and_the_stamp_has_a_box()
    {
        var file = await DocxFile.Of(AllBlocks(Frame));

        string[] Borders(string words) =>
            [.. file.ParagraphWith(words).Parent!.Descendants(W + "tcBorders").Elements().Select(side => side.Name.LocalName)];
        Assert.Equal(["bottom"], Borders("Date"));
        Assert.Empty(Borders("Dr Amal Example"));
        Assert.Equal(["top", "left", "bottom", "right"], Borders("Stamp of the pharmacy"));
    }

    [Fact]
    public async Task Paragraphs_never_leave_a_single_line_behind()
    {
        var styles = (await DocxFile.Of(Frame)).Part("word/styles.xml");

        Assert.NotEmpty(styles.Descendants(W + "pPrDefault").Descendants(W + "widowControl"));
        Assert.All(
            styles.Descendants(W + "style")
                .Where(style => style.Attribute(W + "styleId")!.Value.StartsWith("Heading", StringComparison.Ordinal)),
            style => Assert.NotEmpty(style.Descendants(W + "keepNext")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task A_heading_outside_the_four_levels_is_refused(int level)
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => DocxFile.Of(Frame with { Blocks = [new Heading(level, [T("words")])] }));
    }
}
