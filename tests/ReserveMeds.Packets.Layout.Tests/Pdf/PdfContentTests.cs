using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Tests.Writers;
using static ReserveMeds.Packets.Layout.Tests.Pdf.Build;

namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>Every word of the Document is on the page, as text and nothing else.</summary>
[Collection(PdfCollection.Name)]
public sealed class PdfContentTests(PdfEngine engine)
{
    public static TheoryData<string, Block, string> Blocks => new()
    {
        { "heading", Head(1, "Head one"), "Head one" },
        { "paragraph", Say("Some words."), "Some words." },
        { "bullets", Bullets("first thing", "second thing"), "• first thing • second thing" },
        { "numbers", Numbers(7, "seventh", "eighth"), "7. seventh 8. eighth" },
        { "nested", new BulletList([new ListItem([Say("outer"), Numbers(1, "inner"), Say("after")])]), "• outer 1. inner after" },
        { "definitions", Pairs(("Dose", T("5\u00a0mg")), ("Weight", T("20\u00a0kg"))), "Dose 5 mg Weight 20 kg" },
        { "definition of blocks", new DefinitionList([new Definition(Words("Plan"), [Say("one"), Bullets("two")])]), "Plan one • two" },
        { "table", Grid(["Name", "Lot"], ["Examplazine", "A1"], ["Firstepine", "B2"]), "Name Lot Examplazine A1 Firstepine B2" },
        { "empty cell", Grid(["Name", "Lot"], ["Examplazine", ""]), "Name Lot Examplazine" },
        { "note", new Note([Say("Mind this."), Say("And this.")]), "Mind this. And this." },
        { "signature", Sign("Dr Example", "Signature", "Date", null), "Dr Example Signature Date" },
        { "stamp", Sign("Dr Example", "Signature", "Date", "Stamp here"), "Stamp here" },
        { "rule", new ThematicBreak(), "" },
        { "strong and emphasis", Say(Bold("strong"), T(" and "), new Emphasis([T("soft "), Bold("both")])), "strong and soft both" },
        { "link", Say(new Link("https://example.org/a", Words("the page"))), "the page" },
        { "line break", Say(T("above"), new LineBreak(), T("below")), "above below" },
        { "isolate", Say(T("dose "), Value("0.3\u00a0mg/kg"), T(" daily")), "dose 0.3 mg/kg daily" },
        { "gap", Say(T("licence "), new Gap("[missing: licence number]"), T(".")), "licence [missing: licence number]." },
        { "chain", SampleFigures.Chain, "Pharmacy of the hospital pharmacist signs Hand-over of the medicine from maker to patient." },
        { "ranges", SampleFigures.Ranges, "Release [missing: release time]" },
        { "readings", SampleFigures.Readings, "2026-03-11 08:00 1.8" },
        { "part link", Say(new PartLink("request", Words("the request"))), "the request" },
        { "part page", Say(T("the request"), new PartPage("request", Words(", page")), T(".")), "the request." },
        { "gap in isolate", Say(T("licence "), new Isolate([new Gap("[missing]")]), T(".")), "licence [missing]." },
    };

    public static TheoryData<string> HostileTexts => new(
        "#panic()", "*b*", "_u_", "$x$", "// not a comment", "/* nor this */", "@ref", "<label>", "\"straight\" 'quotes'",
        "a -- b --- c ...", "~tilde~ `code` \\n \\u{41}", "= no heading", "- no list", "#{1 + 1}", "[x](y)", "{\"kind\":\"gap\"}",
        "#import \"@preview/x:1.0.0\"", "</text>&amp;", "\\", "two  spaces");

    [PdfTheory]
    [MemberData(nameof(Blocks))]
    public async Task A_block_is_printed_whole(string name, Block block, string expected)
    {
        using var pdf = await engine.WriteAsync(Letter(Say("Before."), block, Say("Behind.")));

        Assert.True(pdf.Text.Contains($"{expected} ", StringComparison.Ordinal), $"{name}: {pdf.Text}");
        Assert.Contains("Before.", pdf.Text, StringComparison.Ordinal);
        Assert.Contains("Behind.", pdf.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_block_and_inline_is_in_the_list_of_blocks()
    {
        var listed = Blocks.SelectMany(row => Within((Block)row[1])).ToHashSet();
        var all = typeof(Block).Assembly.GetTypes().Where(type => type.BaseType == typeof(Block) || type.BaseType == typeof(Inline));

        // They have tests of their own.
        Assert.Equal([typeof(PageBreak), typeof(SideBySide)], all.Except(listed).OrderBy(type => type.Name, StringComparer.Ordinal));
    }

    [PdfTheory]
    [MemberData(nameof(HostileTexts))]
    public async Task A_text_that_looks_like_source_is_printed_as_it_stands(string hostile)
    {
        var document = Letter(
            Head(1, hostile),
            Say(T("in text "), Value(hostile), T(" end")),
            Pairs((hostile, new Gap(hostile))),
            Grid([hostile], [hostile])) with
        {
            Title = hostile,
            Header = Words(hostile),
            Footer = Words(hostile),
        };

        using var pdf = await engine.WriteAsync(document);

        string folded = hostile.Replace("  ", " ", StringComparison.Ordinal);
        Assert.Equal(8, pdf.Text.Split(folded).Length - 1);
        Assert.Contains($"in text {folded} end", pdf.Text, StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task A_gap_is_framed_and_filled()
    {
        using var bare = await engine.WriteAsync(Letter(Say("[missing]")));
        using var gap = await engine.WriteAsync(Letter(Say(new Gap("[missing]"))));

        Assert.DoesNotContain("1 0.9137", bare.Objects, StringComparison.Ordinal);
        Assert.Contains("1 0.9137", gap.Objects, StringComparison.Ordinal); // the amber of the filling
        Assert.Contains("0.4196", gap.Objects, StringComparison.Ordinal); // the brown of the frame
    }

    [PdfFact]
    public async Task A_link_leads_to_its_target()
    {
        using var pdf = await engine.WriteAsync(Letter(Say(new Link("https://example.org/a?b=c", Words("the page")))));

        Assert.Contains("/URI (https://example.org/a?b=c)", pdf.Objects, StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task An_isolate_adds_no_characters_to_left_to_right_text()
    {
        using var with = await engine.WriteAsync(Letter(Say(T("dose "), Value("5 mg"), T(" daily"))));
        using var without = await engine.WriteAsync(Letter(Say("dose 5 mg daily")));

        Assert.Equal(without.Bytes, with.Bytes);
    }

    private static IEnumerable<Type> Within(object? node) => node switch
    {
        null or string or int or bool => [],
        IEnumerable<object> list => list.SelectMany(Within),
        _ => node.GetType().GetProperties().SelectMany(property => Within(property.GetValue(node))).Prepend(node.GetType()),
    };
}
