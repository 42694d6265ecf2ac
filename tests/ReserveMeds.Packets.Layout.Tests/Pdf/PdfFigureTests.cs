using System.Text.RegularExpressions;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Figures;
using ReserveMeds.Packets.Documents.Writers.Pdf;
using ReserveMeds.Packets.Tests.Writers;
using static ReserveMeds.Packets.Layout.Tests.Pdf.Build;

namespace ReserveMeds.Packets.Layout.Tests.Pdf;

/// <summary>Figures and letterheads on the page.</summary>
[Collection(PdfCollection.Name)]
public sealed class PdfFigureTests(PdfEngine engine)
{
    public static TheoryData<string> PageNames => new("English", "Arabic");

    [PdfTheory]
    [MemberData(nameof(PageNames))]
    public async Task Figures_are_drawn(string name)
    {
        using var pdf = await engine.WriteAsync(Find(name));

        Assert.Equal(pdf.Pages, pdf.Draw("figures-" + name).Count);
    }

    [PdfTheory]
    [MemberData(nameof(PageNames))]
    public async Task Every_figure_is_tagged_and_carries_its_words(string name)
    {
        var page = Find(name);
        using var pdf = await engine.WriteAsync(page);

        string[] words =
        [
            page.Letterhead!.Logo!.AlternativeText,
            .. page.Blocks.OfType<Chain>().Select(FigureWords.Of), .. page.Blocks.OfType<RangeChart>().Select(FigureWords.Of),
            .. page.Blocks.OfType<LineChart>().Select(chart => FigureWords.Of(chart, page.LanguageTag)),
        ];
        Assert.Equal(4, Regex.Count(pdf.Tags, "(?m)^ +Figure"));
        Assert.Equal(3, Regex.Count(pdf.Tags, "(?m)^ +Caption"));
        Assert.Equal(words, pdf.AlternativeTexts());
    }

    [PdfTheory]
    [MemberData(nameof(PageNames))]
    public async Task A_page_with_figures_is_archivable_accessible_and_the_same_every_time(string name)
    {
        using var pdf = await engine.WriteAsync(Find(name));
        using var again = await engine.WriteAsync(Find(name));
        using var accessible = await engine.WriteAsync(Find(name), PdfStandard.Accessible);

        Assert.Contains("<pdfaid:conformance>A</pdfaid:conformance>", pdf.Metadata, StringComparison.Ordinal);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", accessible.Metadata, StringComparison.Ordinal);
        Assert.Contains("No syntax or stream encoding errors found", pdf.Check(), StringComparison.Ordinal);
        Assert.Equal(pdf.Bytes, again.Bytes);
    }

    [PdfTheory]
    [MemberData(nameof(PdfContentTests.HostileTexts), MemberType = typeof(PdfContentTests))]
    public async Task A_text_in_a_figure_that_looks_like_source_is_printed_as_it_stands(string hostile)
    {
        using var pdf = await engine.WriteAsync(Letter(SampleFigures.Saying(hostile)));

        string folded = hostile.Replace("  ", " ", StringComparison.Ordinal);
        // Chain 3, ranges 6, readings 7 with both ends of time, excursions 3.
        Assert.Equal(19, pdf.Text.Split(folded).Length - 1);
    }

    [PdfFact]
    public async Task A_chain_runs_in_the_direction_of_its_words()
    {
        var chain = new Chain([.. "abcdef".Select(letter => new ChainStep(Words(letter.ToString()), []))], Words("."));
        using var left = await engine.WriteAsync(Letter(chain));
        using var right = await engine.WriteAsync(Letter(chain) with { LanguageTag = "ar-MA", Direction = Direction.RightToLeft });

        Assert.Contains("abc", left.Lines(1));
        Assert.Contains("def", left.Lines(1));
        Assert.Contains("cba", right.Lines(1));
        Assert.Contains("fed", right.Lines(1));
    }

    [PdfFact]
    public async Task An_axis_runs_in_the_direction_of_the_words()
    {
        using var left = await engine.WriteAsync(Letter(SampleFigures.Ranges));
        using var right = await engine.WriteAsync(Letter(SampleFigures.Ranges) with { LanguageTag = "ar-MA", Direction = Direction.RightToLeft });

        Assert.Contains("01020304050", left.Lines(1));
        Assert.Contains("50403020100", right.Lines(1));
    }

    [PdfFact]
    public async Task A_log_of_fifty_thousand_readings_is_drawn()
    {
        using var pdf = await engine.WriteAsync(Letter(SampleFigures.Log(50_000, Words("Time"), Words("°C"), "2", "8", "Long.")));

        Assert.Contains("Long.", pdf.Text, StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task A_figure_taller_than_a_page_loses_no_words()
    {
        var chain = new Chain([.. Enumerable.Range(1, 300).Select(number => new ChainStep(Words($"Step {number}."), []))], Words("Chain caption."));
        var ranges = SampleFigures.Ranges with
        {
            Tracks = [.. Enumerable.Range(1, 90).Select(number => new RangeTrack(Words($"Track {number}."), Words("words"), new ChartRange(0, number, null)))],
        };
        using var pdf = await engine.WriteAsync(Letter(chain, ranges));

        Assert.All(Enumerable.Range(1, 300), number => Assert.Contains($"Step {number}.", pdf.Text, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(1, 90), number => Assert.Contains($"Track {number}.", pdf.Text, StringComparison.Ordinal));
        Assert.InRange(pdf.Pages, 5, 7);
    }

    [PdfFact]
    public async Task The_logo_of_several_letters_is_in_the_file_once()
    {
        var letter = Letter(Head(1, "One")) with { Letterhead = SampleFigures.Letterhead };
        using var pdf = new PdfFile((await engine.WriteAsync(Sets.Packet with { Parts = [new("one", letter), new("two", letter)] })).File);

        Assert.Single(Regex.Matches(pdf.Objects, "/Subtype /Image"));
        Assert.Equal(2, Regex.Count(pdf.Tags, "(?m)^ +Figure"));
    }

    [PdfFact]
    public async Task A_broken_picture_is_told_and_harms_no_worker()
    {
        var broken = SamplePictures.Png();
        broken.AsSpan(41, 20).Fill(0x5A);
        await using var workers = new TypstWorkers(PdfEngine.Options with { Workers = 1 });
        await workers.StartAsync(CancellationToken.None);
        int id = workers.IdleProcessIds[0];
        var writer = new PdfWriter(workers);

        await Assert.ThrowsAsync<BrokenPictureException>(() => writer.WriteAsync(
            Letter() with { Letterhead = new Letterhead([], SamplePictures.Logo(broken)) }, CancellationToken.None));
        using var sound = new PdfFile(await writer.WriteAsync(Letter(Say("Sound.")) with { Letterhead = SampleFigures.Letterhead }, CancellationToken.None));

        Assert.Contains("Sound.", sound.Text, StringComparison.Ordinal);
        Assert.Equal([id], workers.IdleProcessIds);
    }

    [PdfFact]
    public async Task A_picture_of_one_document_is_gone_for_the_next()
    {
        await using var workers = new TypstWorkers(PdfEngine.Options with { Workers = 1 });
        var writer = new PdfWriter(workers);
        await writer.WriteAsync(Letter() with { Letterhead = SampleFigures.Letterhead }, CancellationToken.None);
        var request = DocumentJson.Write(Letter() with { Letterhead = SampleFigures.Letterhead });

        var reply = await workers.LayOutAsync(PdfStandard.Archive, 0, request with { Pictures = [] }, CancellationToken.None);

        Assert.Equal("layout", reply.Refusal);
    }

    private static Document Find(string name) => name == "English" ? SampleFigures.EnglishPage() : SampleFigures.ArabicPage();
}
