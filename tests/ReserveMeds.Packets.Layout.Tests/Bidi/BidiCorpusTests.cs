using System.Xml.Linq;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Layout.Tests.Pdf;

namespace ReserveMeds.Packets.Layout.Tests.Bidi;

/// <summary>
/// Each text of the corpus in each place of a document, in each format, judged by where its glyphs stand: extracted text
/// would hide a flip.
/// </summary>
[Collection(PdfCollection.Name)]
public sealed class BidiCorpusTests(BidiRenditions renditions) : IClassFixture<BidiRenditions>
{
    public static TheoryData<OutputFormat, Direction> Kinds { get; } = new()
    {
        { OutputFormat.Pdf, Direction.RightToLeft },
        { OutputFormat.Pdf, Direction.LeftToRight },
        { OutputFormat.Docx, Direction.RightToLeft },
        { OutputFormat.Docx, Direction.LeftToRight },
        { OutputFormat.Html, Direction.RightToLeft },
        { OutputFormat.Html, Direction.LeftToRight },
    };

    [NeedsToolsTheory("node", "pdfinfo", "mutool", "fribidi", "soffice", "chromium")]
    [MemberData(nameof(Kinds))]
    public async Task Every_line_is_seen_in_the_order_of_the_Unicode_algorithm(OutputFormat format, Direction direction)
    {
        var lines = BidiDocuments.Lines(BidiDocuments.Of(direction));
        var seen = await SeenLines(format, direction);
        var reference = ReferenceOrder.Of([.. lines.Select(line => line.Content)], direction);

        Assert.Equal(lines.Count, seen.Count);
        AssertNone(lines.Select((line, i) => seen[i] == reference[i] ? null : $"{line.Place}, {line.Text.Note}: seen {seen[i]}, not {reference[i]}"));
    }

    [NeedsToolsTheory("node", "pdfinfo", "mutool", "fribidi", "soffice", "chromium")]
    [MemberData(nameof(Kinds))]
    public async Task Doses_dates_and_references_are_seen_as_they_are_written(OutputFormat format, Direction direction)
    {
        var lines = BidiDocuments.Lines(BidiDocuments.Of(direction));
        var seen = await SeenLines(format, direction);

        Assert.Equal(lines.Count, seen.Count);
        AssertNone(lines.SelectMany((line, i) => line.Text.Kept
            .Where(kept => !seen[i].Contains(SeenText.OfWhole(kept), StringComparison.Ordinal))
            .Select(kept => $"{line.Place}, {line.Text.Note}: {kept} is not on {seen[i]}")));
    }

    [NeedsToolsTheory("node", "pdfinfo", "mutool", "fribidi", "soffice", "chromium")]
    [MemberData(nameof(Kinds))]
    public async Task No_glyph_is_missing(OutputFormat format, Direction direction)
    {
        var glyphs = (await renditions.Of(format, direction)).Glyphs;

        Assert.True(glyphs.Count > 5000);
        AssertNone(glyphs.Where(glyph => glyph.Number == 0).Select(glyph => $"page {glyph.Page} at {glyph.X:0}, {glyph.Y:0}"));
    }

    /// <summary>The negative case: the tests above do see a flipped dose.</summary>
    [NeedsToolsTheory("node", "pdfinfo", "mutool", "fribidi", "soffice", "chromium")]
    [InlineData(OutputFormat.Pdf)]
    [InlineData(OutputFormat.Docx)]
    [InlineData(OutputFormat.Html)]
    public async Task Without_isolates_doses_dates_and_references_are_flipped(OutputFormat format)
    {
        var lines = BidiDocuments.Lines(BidiDocuments.Of(Direction.RightToLeft));
        var seen = await SeenLines(format, Direction.RightToLeft, isolated: false);
        var reference = ReferenceOrder.Of([.. lines.Select(line => line.Content)], Direction.RightToLeft);

        Assert.Equal(lines.Count, seen.Count);
        var flipped = lines.Where((line, i) => seen[i] != reference[i] && line.Text.Kept.Any(kept => !seen[i].Contains(SeenText.OfWhole(kept), StringComparison.Ordinal)))
            .Select(line => line.Text.Text).ToHashSet(StringComparer.Ordinal);
        string[] traps = ["2024-03", "5-10 mg", "0.3 mg/kg", "+212 5 22 33 44", ">3", "2026-11-22"];

        // A telephone number stands in a box of its own in a PDF, so that it does not part over two lines; nothing flips it there.
        traps = format == OutputFormat.Pdf ? [.. traps.Where(trap => !trap.StartsWith('+'))] : traps;
        Assert.All(traps, trap => Assert.Contains(flipped, text => text.Contains(trap, StringComparison.Ordinal)));
    }

    [NeedsToolsTheory("node", "pdfinfo", "mutool", "fribidi", "soffice", "chromium")]
    [MemberData(nameof(Kinds))]
    public async Task The_text_of_the_file_is_the_source(OutputFormat format, Direction direction)
    {
        var lines = BidiDocuments.Lines(BidiDocuments.Of(direction));
        var texts = WordsOf(format, (await renditions.Of(format, direction)).File);

        // The title stands before the lines, the head of the table before the cells.
        var wanted = lines.Select(line => FoldedText.Of(PlainText.Of(line.Content))).ToList();
        var head = FoldedText.Of(direction == Direction.RightToLeft ? "الجرعة" : "Dose");
        var read = texts.Select(FoldedText.Of).Where(text => text != head).ToList();
        Assert.Equal(wanted.Count, read.Count);
        AssertNone(wanted.Select((text, i) => IsSame(text, read[i], lines[i].Text, format) ? null : $"{lines[i].Place}, {lines[i].Text.Note}: read {read[i]}, not {text}"));
    }

    // A PDF holds glyphs in the order they are seen, and for words of both directions that cannot be undone for certain. There
    // every character must be read, and what a dose or date is made of in one piece.
    private static bool IsSame(string wanted, string read, BidiText text, OutputFormat format) => format == OutputFormat.Pdf
        ? string.Concat(wanted.Order()) == string.Concat(read.Order())
            && text.Kept.Where(kept => kept.All(char.IsAscii)).All(kept => read.Contains(FoldedText.Of(kept.Trim('(', ')', '[', ']', '{', '}')), StringComparison.Ordinal))
        : wanted == read;

    private static IEnumerable<string> WordsOf(OutputFormat format, byte[] file)
    {
        if (format == OutputFormat.Html)
        {
            var page = XDocument.Parse(System.Text.Encoding.UTF8.GetString(file).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
            return page.Descendants("main").Single().Descendants().Where(element => element.Name.LocalName is "p" or "h1" or "h2" or "li" or "th" or "td").Select(element => element.Value);
        }

        IDocumentReader reader = format == OutputFormat.Pdf ? new PdfReader() : new DocxReader();
        var finished = reader.Read(file);
        Assert.Null(finished.Fault);
        return finished.Body.Select(block => block.Text);
    }

    private async Task<IReadOnlyList<string>> SeenLines(OutputFormat format, Direction direction, bool isolated = true)
    {
        var signs = await renditions.SignsOf(format);
        var glyphs = (await renditions.Of(format, direction, isolated)).Glyphs;
        string[] frame = direction == Direction.RightToLeft ? [SeenText.Of("الجرعة")] : ["Dose"];
        return
        [
            .. DrawnPage.Lines(glyphs)
                .Select(line => string.Concat(line.Select(glyph => signs.TryGetValue(glyph.Outline, out var sign) ? sign : SeenText.Of(glyph.Character))).Trim('•'))
                // Page numbers, the title and the repeated head of the table.
                .Where(line => !line.All(char.IsAsciiDigit) && !frame.Contains(line)),
        ];
    }

    private static void AssertNone(IEnumerable<string?> faults)
    {
        var found = faults.OfType<string>().ToList();
        Assert.True(found.Count == 0, $"{found.Count} faults:\n{string.Join('\n', found)}");
    }
}
