using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using ReserveMeds.Packets.Layout.Tests.Pdf;
using ReserveMeds.Packets.Layout.Tests.Samples;
using static ReserveMeds.Packets.Layout.Tests.Pdf.Build;

namespace ReserveMeds.Packets.Layout.Tests.Bidi;

/// <summary>
/// Whole right-to-left pages as a reader gets them: each paragraph, entry and cell is followed from line to line, and each
/// of its lines is seen in the order that FriBidi gives the words that stand on it.
/// </summary>
[Collection(PdfCollection.Name)]
public sealed class WholePageOrderTests(PdfEngine engine)
{
    private readonly SamplePackets packets = new(engine);

    /// <summary>Letters of the mark behind a draft lie among those of its lines.</summary>
    public static TheoryData<string> Finished { get; } = [.. SamplePackets.AllNames.Where(name => name != "dmp/half-filled-draft.json")];

    [NeedsToolsTheory("node", "pdfinfo", "mutool", "fribidi")]
    [MemberData(nameof(Finished))]
    public async Task Every_line_of_every_page_is_seen_in_the_order_of_the_Unicode_algorithm(string name)
    {
        var caseFile = CaseFileReader.Read(SamplePackets.Bytes(name)).Case!;
        foreach (var part in (await packets.RenderAsync(name)).Where(part => part.Language is "ar" or "ckb"))
        {
            var document = await packets.ComposeAsync(caseFile, part);
            var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
            try
            {
                await File.WriteAllBytesAsync(path, part.Pdf.Content);
                var page = new SeenPage(DrawnPage.Lines(DrawnPage.Glyphs(path)), await SignsAsync());
                var texts = PlainLines.Of(document);
                Assert.True(texts.Count > 15, $"{part.Document} has {texts.Count} texts.");
                var faults = ReferenceOrder.WithLevels(texts, document.Direction).Where(text => !page.Shows(text)).Select(text => text.Logical).ToList();
                Assert.True(faults.Count == 0, $"{name}, {part.Document}, {part.Language}, {faults.Count} of {texts.Count}:\n{string.Join('\n', faults)}");
            }
            finally
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>The negative case: the same words without their isolates are not what the page shows.</summary>
    [NeedsToolsFact("node", "pdfinfo", "mutool", "fribidi")]
    public async Task A_page_without_its_isolates_is_not_the_one_that_is_asked_for()
    {
        IReadOnlyList<Inline> raw = [new Text("الجرعة 0.3 mg/kg منذ 2024-03 يوميا")];
        IReadOnlyList<Inline> isolated = [new Text("الجرعة "), Value("0.3 mg/kg"), new Text(" منذ "), Value("2024-03"), new Text(" يوميا")];
        var rendition = await new PdfWriter(engine.Workers).WriteAsync(
            Letter(Say(isolated)) with { LanguageTag = "ar-IQ", Direction = Direction.RightToLeft }, CancellationToken.None);
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
        try
        {
            await File.WriteAllBytesAsync(path, rendition.Content);
            var page = new SeenPage(DrawnPage.Lines(DrawnPage.Glyphs(path)), await SignsAsync());

            Assert.True(page.Shows(ReferenceOrder.WithLevels([isolated], Direction.RightToLeft).Single()));
            Assert.False(page.Shows(ReferenceOrder.WithLevels([raw], Direction.RightToLeft).Single()));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<IReadOnlyDictionary<string, string>> SignsAsync() => await new BidiRenditions(engine).SignsOf(OutputFormat.Pdf);
}
