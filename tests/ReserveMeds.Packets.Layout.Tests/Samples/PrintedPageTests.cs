using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Layout.Tests.Pdf;

namespace ReserveMeds.Packets.Layout.Tests.Samples;

/// <summary>
/// What the lines and pages of a finished PDF hold together, in every part of every sample and language. Each judge is first
/// shown a page that it must refuse.
/// </summary>
[Collection(PdfCollection.Name)]
public sealed class PrintedPageTests(PdfEngine engine)
{
    private readonly SamplePackets packets = new(engine);

    [PdfTheory]
    [MemberData(nameof(SamplePackets.Names), MemberType = typeof(SamplePackets))]
    public async Task A_number_and_its_unit_stand_on_one_line(string name) =>
        await AssertNone(name, (page, part) => PageRules.PartedDoses(page, IsRightToLeft(part)));

    [PdfTheory]
    [MemberData(nameof(SamplePackets.Names), MemberType = typeof(SamplePackets))]
    public async Task No_word_code_or_dose_is_broken_over_lines(string name) =>
        await AssertNone(name, (page, part) => PageRules.BrokenWords(page, IsRightToLeft(part)));

    [PdfTheory]
    [MemberData(nameof(SamplePackets.Names), MemberType = typeof(SamplePackets))]
    public async Task The_number_of_a_page_stands_in_one_line_in_the_right_order(string name)
    {
        foreach (var part in await packets.RenderAsync(name))
        {
            using var pdf = new PdfFile(part.Pdf);
            var pages = PrintedPage.Of(pdf);

            Assert.Equal(part.Pdf.Pages, pages.Count);
            Assert.All(pages, page => Assert.True(
                PageRules.HasLabel(page, PageRules.Label(part.Language, page.Number, pages.Count), IsRightToLeft(part)),
                $"{Place(name, part)}, page {page.Number}: {string.Join(" | ", page.Foot.Select(line => string.Join(' ', line.Seen)))}"));
        }
    }

    [PdfTheory]
    [MemberData(nameof(SamplePackets.Names), MemberType = typeof(SamplePackets))]
    public async Task No_page_ends_with_a_heading(string name) => await AssertNone(name, (page, part) =>
    {
        using var docx = new DocxText(part.Docx.Content);
        return PageRules.HeadingAtFoot(page, docx.Headings);
    });

    [PdfTheory]
    [MemberData(nameof(SamplePackets.Names), MemberType = typeof(SamplePackets))]
    public async Task A_place_to_sign_shares_its_page_with_what_is_signed(string name)
    {
        foreach (var part in await packets.RenderAsync(name))
        {
            using var docx = new DocxText(part.Docx.Content);
            var blocks = new PdfReader().Read(part.Pdf.Content).Body.Select(block => (block.Text, block.Page!.Value)).ToList();

            var lonely = PageRules.LonelySignatures(blocks, docx.SignatureLines);
            Assert.True(lonely.Count == 0, $"{Place(name, part)}: alone on page {string.Join(", ", lonely)}.");
        }
    }

    [PdfTheory]
    [MemberData(nameof(SamplePackets.Names), MemberType = typeof(SamplePackets))]
    public async Task French_signs_are_never_parted_from_their_words(string name)
    {
        foreach (var part in (await packets.RenderAsync(name)).Where(part => part.Language == "fr"))
        {
            using var pdf = new PdfFile(part.Pdf);
            using var docx = new DocxText(part.Docx.Content);

            var loose = docx.Paragraphs.SelectMany(PageRules.LooseSigns).ToList();
            Assert.True(loose.Count == 0, $"{Place(name, part)}, DOCX: {string.Join(" | ", loose)}");
            var parted = PrintedPage.Of(pdf).SelectMany(PageRules.PartedSigns).ToList();
            Assert.True(parted.Count == 0, $"{Place(name, part)}, PDF: {string.Join(" | ", parted)}");
        }
    }

    [Fact]
    public void Each_judge_refuses_a_page_that_breaks_its_rule()
    {
        Assert.NotEmpty(PageRules.PartedDoses(Page("orale, 200", "mg par jour"), rightToLeft: false));
        Assert.NotEmpty(PageRules.PartedDoses(Page("200 ةعرجلا", "ةعاس 12 لك mg"), rightToLeft: true));
        Assert.NotEmpty(PageRules.PartedDoses(Page("180 ةدملا", "اموي"), rightToLeft: true));
        Assert.Empty(PageRules.PartedDoses(Page("orale, 200 mg", "par jour"), rightToLeft: false));
        Assert.NotEmpty(PageRules.BrokenWords(Page("le dossier RM-", "MA-2026-000123"), rightToLeft: false));
        Assert.NotEmpty(PageRules.BrokenWords(Page("0.3 mg/ ةعرجلا", "kg"), rightToLeft: true));
        Assert.Empty(PageRules.BrokenWords(Page("0.3 ةعرجلا", "mg/kg"), rightToLeft: true));
        Assert.False(PageRules.HasLabel(Page("x", "1 نم 2 ةحفصلا"), PageRules.Label("ar", 1, 2), rightToLeft: true));
        Assert.True(PageRules.HasLabel(Page("x", "2 نم 1 ةحفصلا"), PageRules.Label("ar", 1, 2), rightToLeft: true));
        Assert.NotEmpty(PageRules.HeadingAtFoot(Page("words", "كصوحف .5"), ["5. فحوصك"]));
        Assert.Empty(PageRules.HeadingAtFoot(Page("5. Dosing", "words"), ["5. Dosing"]));
        Assert.NotEmpty(PageRules.LonelySignatures([("I state this.", 1), ("Date:", 2), ("Signature:", 2)], ["Date:", "Signature:"]));
        Assert.Empty(PageRules.LonelySignatures([("I state this.", 2), ("Date:", 2), ("Signature:", 2)], ["Date:", "Signature:"]));
        Assert.NotEmpty(PageRules.LooseSigns("score : 3"));
        Assert.NotEmpty(PageRules.LooseSigns("« oui\u00A0»"));
        Assert.NotEmpty(PageRules.LooseSigns("score; 3"));
        Assert.Empty(PageRules.LooseSigns("score\u00A0: 3 à 14:30, https://example.org, «\u00A0oui\u00A0»"));
        Assert.NotEmpty(PageRules.PartedSigns(Page("score", ": 3")));
        Assert.NotEmpty(PageRules.PartedSigns(Page("le mot «", "oui »")));
    }

    /// <summary>Lines below each other, as they are seen; the last is the foot.</summary>
    private static PrintedPage Page(params string[] lines)
    {
        var printed = lines.Select((line, index) => new PrintedLine(line.Split(' '), 100, 100 + (14 * index), 400, 113 + (14 * index))).ToList();
        return new(1, printed, [printed[^1]]);
    }

    private async Task AssertNone(string name, Func<PrintedPage, SamplePart, IEnumerable<string>> judge)
    {
        foreach (var part in await packets.RenderAsync(name))
        {
            using var pdf = new PdfFile(part.Pdf);
            foreach (var page in PrintedPage.Of(pdf))
            {
                var faults = judge(page, part).ToList();
                Assert.True(faults.Count == 0, $"{Place(name, part)}, page {page.Number}: {string.Join(" | ", faults)}");
            }
        }
    }

    private static string Place(string name, SamplePart part) => $"{name}, {part.Document}, {part.Language}";

    private static bool IsRightToLeft(SamplePart part) => part.Language is "ar" or "ckb";
}
