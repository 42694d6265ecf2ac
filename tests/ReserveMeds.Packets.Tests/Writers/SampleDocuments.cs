using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Tests.Writers;

/// <summary>Invented documents that the tests of all writers share.</summary>
public static class SampleDocuments
{
    /// <summary>Words that would do something if a writer took them for markup, a field, a formula or a path.</summary>
    public static readonly IReadOnlyList<string> Hostile =
    [
        "<b>&", "{ PAGE }", "=1+1", "*md*", "#typst", "]]>", "<script>alert(1)</script>", "&amp;", "\"quoted' `text`",
        "=HYPERLINK(\"https://example.org\")", "{{case.name}}", "{ INCLUDETEXT \"c:\\\\x\" }", "%1.", "  two  spaces  ",
        "&#x202E;", "<!-- -->", "\\u202e ${x}", "--- ::: |", "😀 𝛽 ﷽",
    ];

    public static readonly Document Frame = new()
    {
        Title = "Clinical justification letter",
        LanguageTag = "en-GB",
        Date = new DateOnly(2026, 3, 2),
        PageLabel = new PageLabel("Page ", " of ", ""),
        Blocks = [],
    };

    public static readonly Document ArabicFrame = Frame with
    {
        Title = "رسالة التبرير السريري",
        LanguageTag = "ar-IQ",
        Direction = Direction.RightToLeft,
        PageLabel = new PageLabel("صفحة ", " من ", ""),
    };

    /// <summary>Every block and every inline, in places where they meet each other.</summary>
    public static Document AllBlocks(Document frame) => frame with
    {
        Header = [T("Running head "), I("PK-2026-0007")],
        Footer = [T("Running foot, "), new Emphasis([T("confidential")])],
        Blocks =
        [
            new Heading(1, [T("First heading")]),
            P(T("Plain, "), new Strong([T("strong")]), T(", "), new Emphasis([T("emphasis")]), T(", "),
                new Strong([new Emphasis([T("both")])]), T(" and "),
                new Link("https://example.org/?a=1&b=2", [T("a "), new Strong([T("link")])]), T("."), new LineBreak(),
                T("After a break "), I("0.3 mg/kg"), T(" and "), I("أحمد 0.3 mg/kg"), T(" and "),
                new Gap("[missing: licence number]"), T(".")),
            new Heading(2, [T("Lists")]),
            new BulletList(
            [
                new ListItem([P(T("First bullet")), P(T("Second paragraph of the bullet"))]),
                new ListItem(
                [
                    P(T("Bullet with numbers")),
                    new OrderedList(3, [new ListItem([P(T("Third"))]), new ListItem([P(T("Fourth"))])]),
                ]),
                new ListItem([new BulletList([new ListItem([P(T("Item without words of its own"))])])]),
            ]),
            new OrderedList(1, [new ListItem([P(T("One"))]), new ListItem([P(T("Two")), Small("in an item")])]),
            new Heading(3, [T("Pairs")]),
            new DefinitionList(
            [
                new Definition([T("Term "), I("A-1")], [P(T("Described"))]),
                new Definition([T("Term with blocks")],
                    [P(T("Before the list")), new BulletList([new ListItem([P(T("Listed in a cell"))])]), Small("in a cell")]),
                new Definition([T("Term with nothing")], []),
            ]),
            new Heading(4, [T("Tables")]),
            Small("first"),
            Small("second"),
            new ThematicBreak(),
            new Note([P(T("Note of "), new Strong([T("two")])), P(T("paragraphs."))]),
            new Note([P(T("Note with a list")), new BulletList([new ListItem([P(T("noted"))])])]),
            new PageBreak(),
            new Table([C("Table after a page break")], [new TableRow([C("only")])]),
            new PageBreak(),
            P(T("After the second page break")),
            new SignatureBlock(
                [
                    new SignatureLine([T("Dr "), I("Amal Example")], ForInk: false),
                    new SignatureLine([T("Signature")], ForInk: true),
                    new SignatureLine([T("Date")], ForInk: true),
                ],
                [T("Stamp of the pharmacy")]),
            P(T("Between the signatures")),
            new SignatureBlock([new SignatureLine([T("Second signature")], ForInk: true)], Stamp: null),
        ],
    };

    /// <summary>Hostile words in every place that takes words.</summary>
    public static Document HostileEverywhere()
    {
        var inlines = Hostile.SelectMany(words => new Inline[]
        {
            T(words), new Strong([I(words)]), new Emphasis([T(words)]), new Gap(words),
            new Link("https://example.org/\"><b>'&x", [T(words)]),
        }).ToList();
        var words = string.Concat(Hostile);
        return Frame with
        {
            Title = words,
            DraftMark = words,
            PageLabel = new PageLabel(words, words, words),
            Header = inlines,
            Footer = inlines,
            Blocks =
            [
                new Heading(1, inlines),
                new Paragraph(inlines),
                new BulletList([new ListItem([new Paragraph(inlines)])]),
                new DefinitionList([new Definition(inlines, [new Paragraph(inlines)])]),
                new Table([new TableCell(inlines)], [new TableRow([new TableCell(inlines)])]),
                new Note([new Paragraph(inlines)]),
                new SignatureBlock([new SignatureLine(inlines, ForInk: true)], inlines),
            ],
        };
    }

    public static Text T(string words) => new(words);

    public static Isolate I(string value) => new([new Text(value)]);

    public static Paragraph P(params IReadOnlyList<Inline> content) => new(content);

    public static TableCell C(params IReadOnlyList<Inline> content) => new(content);

    public static TableCell C(string words) => new([new Text(words)]);

    private static Table Small(string name) => new([C("Head " + name), C("Value")], [new TableRow([C("Row " + name), C("1")])]);
}
