using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Parsing;
using static ReserveMeds.Packets.Layout.Tests.Pdf.Build;

namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>Right-to-left text, judged by where the characters stand on the page: extracted text would hide a flip.</summary>
[Collection(PdfCollection.Name)]
public sealed class PdfDirectionTests(PdfEngine engine)
{
    [PdfTheory]
    [InlineData("2024-03")]
    [InlineData("5-10 mg")]
    [InlineData("0.3 mg/kg")]
    [InlineData("+212 5 22 33 44")]
    [InlineData(">3")]
    [InlineData("≥ 12")]
    [InlineData("2026-11-22")]
    [InlineData("120/80")]
    public async Task A_value_in_Arabic_text_reads_from_left_to_right(string value)
    {
        foreach (var document in Documents(value))
        {
            using var pdf = await engine.WriteAsync(document);

            Assert.Contains(pdf.Lines(1), line => line.Contains(value, StringComparison.Ordinal));
        }
    }

    [PdfFact]
    public async Task Arabic_and_Latin_cells_of_a_row_share_a_baseline()
    {
        using var pdf = await engine.WriteAsync(Arabic(new DefinitionList([new Definition(Words("ه"), [Say("Q")])])));
        var glyphs = pdf.Glyphs(1);

        Assert.Equal(glyphs.Single(glyph => glyph.Character is "Q").Y, glyphs.Single(glyph => glyph.Character is "ه").Y, 0.01);
    }

    /// <summary>The direction is the document's word: the engine itself takes Sorani for a left-to-right language.</summary>
    [PdfTheory]
    [InlineData("ar-MA")]
    [InlineData("ckb-IQ")]
    public async Task A_right_to_left_document_is_mirrored(string languageTag)
    {
        using var pdf = await engine.WriteAsync(Arabic(
            Grid(["ا", "Q"], ["Z", "X"]),
            new SignatureBlock([new SignatureLine(Words("V"), ForInk: true)], Words("K"))) with { LanguageTag = languageTag });
        var glyphs = pdf.Glyphs(1).Where(glyph => char.IsAsciiLetter(glyph.Character[0])).ToDictionary(glyph => glyph.Character, glyph => glyph.X);

        Assert.True(glyphs["Z"] > glyphs["X"]);
        Assert.True(glyphs["V"] > glyphs["K"]);
        Assert.True(glyphs["V"] > 500);
    }

    [PdfFact]
    public async Task A_dose_in_a_value_of_mixed_scripts_reads_from_left_to_right()
    {
        using var pdf = await engine.WriteAsync(Arabic(Say(T("الجرعة "), Value("5 mg/kg مرتين"), T(" يوميا"))));

        Assert.Contains(pdf.Lines(1), line => line.Contains("5 mg/kg", StringComparison.Ordinal));
    }

    [PdfFact]
    public async Task An_Arabic_value_in_French_text_keeps_its_order_and_disturbs_none()
    {
        using var pdf = await engine.WriteAsync(Letter(Say(T("A "), Value("ب 12 د"), T(" 34 Z"))));

        Assert.Contains("A د 12 ب 34 Z", pdf.Lines(1));
    }

    [PdfFact]
    public async Task A_date_inside_an_Arabic_value_of_a_French_letter_is_not_flipped()
    {
        using var pdf = await engine.WriteAsync(Letter(Say(T("A "), new Isolate([T("ب "), Value("2024-03"), T(" د")]), T(" Z"))));

        Assert.Contains("A د 2024-03 ب Z", pdf.Lines(1));
    }

    [PdfFact]
    public async Task Brackets_around_a_name_are_not_turned_where_it_goes_over_to_the_next_line()
    {
        var name = $"مستشفى ({string.Join(' ', Enumerable.Repeat("Example", 16))})";
        using var inFrench = await engine.WriteAsync(Letter(Say(FragmentIsolation.ApplyToValues([Value(name)]))));
        using var inArabic = await engine.WriteAsync(Arabic(Say(FragmentIsolation.Apply([Value(name)]))));

        foreach (var pdf in new[] { inFrench, inArabic })
        {
            var lines = pdf.Lines(1).Where(line => line.Contains("Example", StringComparison.Ordinal)).ToList();
            Assert.Equal(2, lines.Count);
            Assert.Contains("(Example", lines[0], StringComparison.Ordinal);
            Assert.EndsWith("Example)", lines[1].Trim(), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<Document> Documents(string value) =>
    [
        Arabic(Say(T("الجرعة "), Value(value), T(" يوميا"))),
        Arabic(Say(T("الجرعة "), new Strong([Value(value)]), T(" يوميا"))),
        Arabic(Say(Value(value))),
        Arabic(Pairs(("الجرعة", Value(value)))),
        Arabic(new Table([Cell("الجرعة")], [new TableRow([new TableCell([T("يوميا "), Value(value)])])])),
    ];

    private static Document Arabic(params IReadOnlyList<Block> blocks) => Letter(blocks) with
    {
        LanguageTag = "ar-MA",
        Direction = Direction.RightToLeft,
        Header = [],
        Footer = [],
        PageLabel = new PageLabel("", "", ""),
    };
}
