using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>Short words for writing test documents down.</summary>
internal static class Build
{
    public static Document Letter(params IReadOnlyList<Block> blocks) => new()
    {
        Title = "A letter",
        LanguageTag = "en-GB",
        Date = new DateOnly(2026, 3, 9),
        PageLabel = new PageLabel("Page ", " of ", ""),
        Header = Words("Running head"),
        Footer = Words("Running foot"),
        Blocks = blocks,
    };

    public static IReadOnlyList<Inline> Words(string text) => [new Text(text)];

    public static Heading Head(int level, string text) => new(level, Words(text));

    public static Paragraph Say(string text) => new(Words(text));

    public static Paragraph Say(params IReadOnlyList<Inline> content) => new(content);

    public static Text T(string text) => new(text);

    public static Strong Bold(string text) => new(Words(text));

    public static Isolate Value(string text) => new(Words(text));

    public static BulletList Bullets(params IReadOnlyList<string> items) => new([.. items.Select(Item)]);

    public static OrderedList Numbers(int start, params IReadOnlyList<string> items) => new(start, [.. items.Select(Item)]);

    public static ListItem Item(string text) => new([Say(text)]);

    public static DefinitionList Pairs(params IReadOnlyList<(string Term, Inline Description)> entries) =>
        new([.. entries.Select(entry => new Definition(Words(entry.Term), [Say([entry.Description])]))]);

    public static Table Grid(string[] header, params IReadOnlyList<string[]> rows) =>
        new([.. header.Select(Cell)], [.. rows.Select(row => new TableRow([.. row.Select(Cell)]))]);

    public static TableCell Cell(string text) => new(Words(text));

    public static SignatureBlock Sign(string name, string signature, string place, string? stamp) => new(
        [new SignatureLine(Words(name), ForInk: false), new SignatureLine(Words(signature), ForInk: true), new SignatureLine(Words(place), ForInk: true)],
        stamp is null ? null : Words(stamp));
}
