using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using static ReserveMeds.Packets.Layout.Tests.Pdf.Build;

namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>Several documents bound into one file.</summary>
[Collection(PdfCollection.Name)]
public sealed class PdfSetTests(PdfEngine engine)
{
    [PdfFact]
    public async Task The_packet_is_drawn()
    {
        using var pdf = new PdfFile((await engine.WriteAsync(Sets.Packet)).File);

        Assert.Equal(pdf.Pages, pdf.Draw("packet").Count);
    }

    [PdfFact]
    public async Task The_outline_has_each_part_by_its_title_and_below_it_its_headings_of_level_2()
    {
        using var pdf = new PdfFile((await engine.WriteAsync(Sets.Packet)).File);

        var lines = pdf.Outline;
        Assert.Equal(
            Sets.Packet.Parts.Select(part => part.Document.Title),
            lines.Where(line => line.Depth == 0).Select(line => line.Title));
        var english = lines.SkipWhile(line => line.Title != Letters.English.Title).Skip(1).TakeWhile(line => line.Depth > 0).ToList();
        Assert.Equal(
            Letters.English.Blocks.OfType<Heading>().Where(heading => heading.Level == 2).Select(heading => ((Text)heading.Content[0]).Value),
            english.Select(line => line.Title));
        Assert.All(english, line => Assert.Equal(1, line.Depth));
        Assert.Equal(3, lines.SkipWhile(line => line.Title != "Figures").Count(line => line.Depth == 1));
    }

    [PdfFact]
    public async Task A_second_heading_of_level_1_stands_beside_its_part_and_has_its_own_below_it()
    {
        var part = Letter(Head(1, "One"), Head(2, "Two"), Head(3, "Too deep"), Head(1, "Three"), Head(2, "Four")) with { Title = "All of it" };
        using var pdf = new PdfFile((await engine.WriteAsync(SetOf(("only", part)))).File);

        Assert.Equal([(0, "All of it"), (1, "Two"), (0, "Three"), (1, "Four")], pdf.Outline.Select(line => (line.Depth, line.Title)));
    }

    [PdfFact]
    public async Task The_title_in_the_outline_is_no_word_of_the_page()
    {
        using var headed = new PdfFile((await engine.WriteAsync(SetOf(("only", Letter(Head(1, "Shown")) with { Title = "Entry alone" })))).File);
        using var bare = new PdfFile((await engine.WriteAsync(SetOf(("only", Letter(Say("Shown")) with { Title = "Entry alone" })))).File);

        Assert.All([headed, bare], pdf => Assert.Equal("Entry alone", Assert.Single(pdf.Outline).Title));
        Assert.All([headed, bare], pdf => Assert.DoesNotContain("Entry alone", pdf.Text, StringComparison.Ordinal));
        Assert.Single(Regex.Matches(headed.Structure, "(?m)^  H1 "));
        Assert.DoesNotContain("H1", bare.Structure, StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task Every_part_begins_on_a_page_of_its_own_and_its_number_is_told()
    {
        var composed = await engine.WriteAsync(Sets.Packet);
        using var pdf = new PdfFile(composed.File);
        var pages = new List<int>();
        foreach (var part in Sets.Packet.Parts)
        {
            using var alone = await engine.WriteAsync(part.Document);
            pages.Add(alone.Pages);
        }

        Assert.Equal(pages.Sum(), pdf.Pages);
        Assert.Equal(Sets.Packet.Parts.Select(part => part.Id).Order(), composed.FirstPages.Keys.Order());
        Assert.Equal(
            pages.Select((_, index) => 1 + pages.Take(index).Sum()),
            Sets.Packet.Parts.Select(part => composed.FirstPages[part.Id]));
    }

    [PdfFact]
    public async Task Pages_are_counted_through_in_the_words_of_each_part()
    {
        var composed = await engine.WriteAsync(Sets.Packet);
        using var pdf = new PdfFile(composed.File);
        var french = composed.FirstPages["demande"];

        Assert.Contains($"Page 1 of {pdf.Pages}", pdf.TextOf(1), StringComparison.Ordinal);
        Assert.Contains($"Page {french} sur {pdf.Pages}", pdf.TextOf(french), StringComparison.Ordinal);
        Assert.Contains(Letters.French.Header.OfType<Text>().Single().Value, pdf.TextOf(french), StringComparison.Ordinal);
        Assert.DoesNotContain("Cover letter head", pdf.TextOf(french), StringComparison.Ordinal);
        Assert.Contains("/PageLabels", pdf.Objects, StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task A_draft_mark_stands_on_each_page_of_its_part_alone()
    {
        var composed = await engine.WriteAsync(SetOf(
            ("first", Letter(Say("One."), new PageBreak(), Say("Two."))),
            ("second", Letter(Say("Three."), new PageBreak(), Say("Four.")) with { DraftMark = "DRAFT MARK" })));
        using var pdf = new PdfFile(composed.File);

        Assert.Equal([0, 0, 1, 1], Enumerable.Range(1, 4).Select(page => Regex.Count(pdf.TextOf(page), "DRAFT MARK")));
    }

    [PdfFact]
    public async Task A_link_leads_to_the_part_and_its_page_is_printed()
    {
        var composed = await engine.WriteAsync(Sets.Packet);
        using var pdf = new PdfFile(composed.File);
        var cover = pdf.TextOf(1);

        Assert.Contains($"Demande d’importation, page {composed.FirstPages["demande"]}.", cover, StringComparison.Ordinal);
        Assert.Equal(
            new[] { "request", "demande", "talab" }.Select(id => composed.FirstPages[id]),
            pdf.InternalLinks(1).GroupBy(page => page).Where(links => links.Count() >= 2).Select(links => links.Key).Order());
    }

    [PdfFact]
    public async Task A_link_to_a_part_that_is_not_bound_is_plain_words_and_noted()
    {
        var composed = await engine.WriteAsync(Sets.Packet);
        using var pdf = new PdfFile(composed.File);

        Assert.Contains("Consent form.", pdf.TextOf(1), StringComparison.Ordinal);
        Assert.Equal(["A link to the part not-bound was left out: the file does not hold it."], composed.File.Notes);
    }

    [PdfFact]
    public async Task In_a_document_alone_a_link_to_a_part_is_plain_words()
    {
        using var pdf = await engine.WriteAsync(Sets.Packet.Parts[0].Document);

        Assert.Contains("Request to import.", pdf.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/Annot", pdf.Objects, StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task A_set_is_archivable_accessible_and_keeps_the_languages_of_its_parts()
    {
        using var pdf = new PdfFile((await engine.WriteAsync(Sets.Packet)).File);
        using var accessible = new PdfFile((await engine.WriteAsync(Sets.Packet, PdfStandard.Accessible)).File);

        Assert.Contains("No syntax or stream encoding errors found", pdf.Check(), StringComparison.Ordinal);
        Assert.Contains("<pdfaid:part>2</pdfaid:part>", pdf.Metadata, StringComparison.Ordinal);
        Assert.Contains("<pdfaid:conformance>A</pdfaid:conformance>", pdf.Metadata, StringComparison.Ordinal);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", accessible.Metadata, StringComparison.Ordinal);
        Assert.Matches(@"Title: +Packet NPI-2026-0042\n", pdf.Info);
        Assert.Contains("/CreationDate (D:20260309000000Z", pdf.Objects, StringComparison.Ordinal);
        Assert.All(["en-GB", "fr-MA", "ar-MA"], tag => Assert.Contains($"/Lang ({tag})", pdf.Objects, StringComparison.Ordinal));
        Assert.Matches(@"/Lang \(en-GB\)[^>]*\n +/MarkInfo|/Lang \(en-GB\)[^>]*\n +/Metadata", pdf.Objects);
    }

    [PdfFact]
    public async Task The_same_set_gives_the_same_bytes_in_every_worker()
    {
        var first = await engine.WriteAsync(Sets.Packet);
        await using var others = new TypstWorkers(PdfEngine.Options with { Workers = 1 });
        var second = await new PdfWriter(others).WriteAsync(Sets.Packet, CancellationToken.None);

        Assert.Equal(first.File.Content.ToArray(), second.File.Content.ToArray());
    }

    [PdfTheory]
    [MemberData(nameof(PdfContentTests.HostileTexts), MemberType = typeof(PdfContentTests))]
    public async Task A_title_that_looks_like_source_is_an_entry_as_it_stands(string hostile)
    {
        using var pdf = new PdfFile((await engine.WriteAsync(SetOf(("only", Letter(Head(1, hostile)) with { Title = hostile })))).File);

        Assert.Equal(hostile, Assert.Single(pdf.Outline).Title);
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("two words")]
    [InlineData("-edge")]
    [InlineData("")]
    public async Task An_id_of_another_form_is_refused(string id) =>
        await Assert.ThrowsAsync<ArgumentException>(() => engine.WriteAsync(SetOf((id, Letter()))));

    [Fact]
    public async Task A_set_without_parts_or_with_one_id_twice_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => engine.WriteAsync(SetOf()));
        await Assert.ThrowsAsync<ArgumentException>(() => engine.WriteAsync(SetOf(("one", Letter()), ("one", Letter()))));
    }

    private static DocumentSet SetOf(params IReadOnlyList<(string Id, Document Document)> parts) =>
        Sets.Packet with { Parts = [.. parts.Select(part => new DocumentPart(part.Id, part.Document))] };
}
