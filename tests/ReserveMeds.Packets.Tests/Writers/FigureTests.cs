using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Figures;
using ReserveMeds.Packets.Documents.Writers.Html;
using ReserveMeds.Packets.Documents.Writers.Outline;
using ReserveMeds.Packets.Tests.Writers.Docx;
using static ReserveMeds.Packets.Tests.Writers.SampleDocuments;

namespace ReserveMeds.Packets.Tests.Writers;

/// <summary>Figures and letterheads in outline, HTML and DOCX, and what is counted for all formats.</summary>
public sealed class FigureTests
{
    private static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private static readonly XNamespace Chart = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    [Theory]
    [InlineData("0", "45", "0 10 20 30 40 50")]
    [InlineData("1.8", "10.5", "0 2 4 6 8 10 12")]
    [InlineData("-0.3", "0.4", "-0.4 -0.2 0 0.2 0.4")]
    [InlineData("7", "7", "7 7.2 7.4 7.6 7.8 8")]
    [InlineData("0", "999999999", "0 200000000 400000000 600000000 800000000 1000000000")]
    public void Ticks_are_round_and_hold_all_values(string lowest, string highest, string ticks)
    {
        var scale = ChartScale.Of(decimal.Parse(lowest, CultureInfo.InvariantCulture), decimal.Parse(highest, CultureInfo.InvariantCulture));

        // Equal values have a scale of their own, from themselves on.
        Assert.Equal(lowest == highest ? "7 7.2" : ticks, string.Join(' ', scale.Ticks.Select(tick => ChartScale.Text(tick, "en-GB"))));
    }

    [Fact]
    public void Decimals_follow_the_language()
    {
        Assert.Equal("-2,5", ChartScale.Text(-2.50m, "fr-MA"));
        Assert.Equal("-2.5", ChartScale.Text(-2.50m, "ar-IQ"));
    }

    [Fact]
    public void A_long_log_is_thinned_and_keeps_its_extremes_and_every_column_with_an_excursion()
    {
        var readings = Enumerable.Range(0, 50_000).Select(number => new ChartReading(
            number.ToString(CultureInfo.InvariantCulture), number, 5 + (number % 10 * 0.1m) + (number is 777 ? 4 : 0) - (number is 40_001 ? 4 : 0))).ToList();
        var chart = (LineChart)SampleFigures.Readings with { Readings = readings };

        var drawn = PlottedLine.Of(chart).Points;

        Assert.InRange(drawn.Count, 601, 4 * 601);
        Assert.Equal([777m, 40_001m], drawn.Where(point => point.Side != 0).Select(point => point.Reading.Time));
        Assert.Equal([1, -1], drawn.Where(point => point.Side != 0).Select(point => point.Side));
        Assert.Equal(drawn.Select(point => point.Reading.Time).Order(), drawn.Select(point => point.Reading.Time));
        Assert.Same(readings[0], drawn[0].Reading);
        Assert.Same(readings[^1], drawn[^1].Reading);
    }

    [Fact]
    public void Excursions_are_listed_by_stretch_and_a_reading_on_the_limit_is_none()
    {
        decimal[] values = [5, 8, 8.1m, 9.5m, 8, 2, 1.9m, 9, 5];
        var chart = SampleFigures.Readings with { Readings = [.. values.Select((value, index) => new ChartReading($"t{index}", index, value))] };

        var table = FigureWords.Excursions(chart, "fr-MA")!;

        Assert.Equal(
            ["t2 – t3: 8,1 – 9,5", "t6: 1,9", "t7: 9"],
            table.Rows.Select(row => string.Join(": ", row.Cells.Select(cell => ((Text)((Isolate)cell.Content[0]).Content[0]).Value))));
        Assert.Null(FigureWords.Excursions(chart with { Readings = chart.Readings.Take(2).ToList() }, "fr-MA"));
    }

    [Fact]
    public void A_figure_says_in_words_what_it_shows()
    {
        Assert.StartsWith("Hand-over of the medicine from maker to patient. 1. Maker, Testville, Exampleland; 2. Consignor, ", FigureWords.Of(SampleFigures.Chain), StringComparison.Ordinal);
        Assert.Contains("Review of the file: 15 to 30 days; ", FigureWords.Of(SampleFigures.Ranges), StringComparison.Ordinal);
        Assert.Contains("Release: [missing: release time].", FigureWords.Of(SampleFigures.Ranges), StringComparison.Ordinal);
        Assert.EndsWith("Lower limit: 2 °C; Upper limit: 8 °C; 2026-03-10 02:10 – 2026-03-10 03:40: 10.2 – 10.5; 2026-03-11 08:00: 1.8.", FigureWords.Of(SampleFigures.Readings, "en-GB"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_outline_has_all_of_a_figure()
    {
        var outline = OutlineWriter.Write(SampleFigures.EnglishPage());

        Assert.Contains("letterhead Example Hospital↵12 Example Street, {90000 Sampletown}\nlogo Png 24 x 12 ", outline, StringComparison.Ordinal);
        Assert.Contains("chain Hand-over of the medicine from maker to patient.\n  step Maker | Testville, Exampleland\n", outline, StringComparison.Ordinal);
        Assert.Contains("  track Review of the file | 15 to 30 days | 0 to 15, up to 30\n  track Import permit | 5 days | 30 to 35\n", outline, StringComparison.Ordinal);
        Assert.Contains("  track Release | gap[\\[missing: release time\\]] | no bar\n", outline, StringComparison.Ordinal);
        Assert.Contains("  lower Lower limit: 2 °C | 2\n  upper Upper limit: 8 °C | 8\n  reading 2026-03-09 06:00 | 5", outline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HTML_has_the_words_of_a_figure_as_text_and_what_is_drawn_with_its_words()
    {
        var main = await Html(SampleFigures.EnglishPage());

        Assert.Equal(6, main.Descendants("figure").First().Descendants("li").Count());
        var ranges = main.Descendants("figure").ElementAt(1);
        Assert.Equal("Review of the file15 to 30 days", ranges.Descendants("tbody").Single().Elements("tr").First().Value);
        Assert.Equal([2, 1, 2, 0], ranges.Descendants("tbody").Single().Elements("tr").SkipLast(1).Select(row => row.Descendants("rect").Count()));
        var drawing = main.Descendants("figure").ElementAt(2).Element("svg")!;
        Assert.Equal(FigureWords.Of(SampleFigures.Readings, "en-GB"), drawing.Attribute("aria-label")!.Value);
        Assert.Equal(11, drawing.Elements("polygon").Count());
        Assert.Equal(3, main.Descendants("figcaption").Count());
        Assert.DoesNotContain(main.Descendants(), element => element.Attribute("style") is not null);
    }

    [Fact]
    public async Task HTML_turns_a_figure_round_with_the_direction()
    {
        var (left, right) = (await Html(Frame with { Blocks = [SampleFigures.Ranges, SampleFigures.Readings] }), await Html(ArabicFrame with { Blocks = [SampleFigures.Ranges, SampleFigures.Readings] }));
        static decimal First(XElement main) => decimal.Parse(main.Descendants("rect").Skip(1).First().Attribute("x")!.Value.TrimEnd('%'), CultureInfo.InvariantCulture);
        static decimal Start(XElement main) => decimal.Parse(main.Descendants("polyline").Single().Attribute("points")!.Value.Split(',')[0], CultureInfo.InvariantCulture);

        Assert.Equal(4, First(left)); // The bar begins where the axis does.
        Assert.InRange(First(right), 60, 70);
        Assert.InRange(Start(left), 40, 50);
        Assert.InRange(Start(right), 590, 600);
    }

    [Fact]
    public async Task HTML_holds_the_logo_and_lets_in_no_picture_from_elsewhere()
    {
        var page = XDocument.Parse(await Write(SampleFigures.EnglishPage()));
        var logo = page.Descendants("img").Single();

        Assert.Equal("data:image/png;base64," + Convert.ToBase64String(SamplePictures.Png()), logo.Attribute("src")!.Value);
        Assert.Equal("Logo of the Example Hospital", logo.Attribute("alt")!.Value);
        Assert.Contains("img-src data:;", page.Descendants("meta").Single(meta => meta.Attribute("http-equiv") is not null).Attribute("content")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_words_in_figures_stay_words()
    {
        foreach (var words in Hostile)
        {
            var html = await Html(Frame with { Blocks = SampleFigures.Saying(words) });
            var docx = await DocxFile.Of(Frame with { Blocks = SampleFigures.Saying(words) });

            // Chain 3, ranges 6, readings 7 with both ends of time, excursions 3.
            var bare = string.Concat(html.Descendants().Where(element => element.Name != "text").SelectMany(element => element.Nodes().OfType<XText>()).Select(text => text.Value));
            Assert.Equal(19, bare.Split(words).Length - 1);
            Assert.Empty(html.Descendants("b").Concat(html.Descendants("script")));
            Assert.Equal(19, docx.Body.Descendants(DocxFile.W + "p").Count(paragraph => DocxFile.Words(paragraph) == words));
            Assert.Empty(docx.Body.Descendants(DocxFile.W + "instrText"));
        }
    }

    [Fact]
    public async Task DOCX_has_chains_and_ranges_as_words_in_cells()
    {
        var file = await DocxFile.Of(SampleFigures.EnglishPage());
        var tables = file.Body.Elements(DocxFile.W + "tbl").ToList();

        Assert.Equal(
            ["Maker", "Testville, Exampleland", "→", "Consignor", "cold store at 2–8 °C", "→", "Airport of arrival", "→"],
            tables[1].Descendants(DocxFile.W + "p").Select(DocxFile.Words).Where(text => text.Length > 0).Take(8));
        Assert.Equal(FigureWords.Of(SampleFigures.Chain), tables[1].Descendants(DocxFile.W + "tblDescription").Single().Attribute(DocxFile.W + "val")!.Value);
        var review = tables[2].Elements(DocxFile.W + "tr").ElementAt(1).Elements(DocxFile.W + "tc").ToList();
        Assert.Equal(["Review of the file", "15 to 30 days", "", "", ""], review.Select(DocxFile.Words));
        Assert.Equal(["464646", "CDCDCD"], review.Descendants(DocxFile.W + "shd").Select(shade => shade.Attribute(DocxFile.W + "fill")!.Value));
        Assert.InRange(Math.Abs(Width(review[2]) - Width(review[3])), 0, 20);
        Assert.All(tables.SelectMany(table => table.Elements(DocxFile.W + "tr")), row =>
            Assert.Equal(row.Parent!.Element(DocxFile.W + "tblGrid")!.Elements().Count(), row.Elements(DocxFile.W + "tc").Sum(cell => int.Parse(Span(cell), CultureInfo.InvariantCulture))));
    }

    [Fact]
    public async Task DOCX_has_readings_as_a_native_chart_with_its_words()
    {
        var file = await DocxFile.Of(SampleFigures.EnglishPage());
        var series = file.Part("word/charts/chart1.xml").Descendants(Chart + "ser").ToList();

        Assert.Equal(
            [400, 2, 2, 11],
            series.Select(one => one.Element(Chart + "yVal")!.Descendants(Chart + "pt").Count()));
        Assert.Equal(["8", "8"], series[2].Element(Chart + "yVal")!.Descendants(Chart + "v").Select(value => value.Value));
        Assert.Contains(FigureWords.Of(SampleFigures.Readings, "en-GB"), file.Body.Descendants(Drawing + "docPr").Select(frame => frame.Attribute("descr")!.Value));
        Assert.Equal(["1", "2"], file.Body.Descendants(Drawing + "docPr").Select(frame => frame.Attribute("id")!.Value));
    }

    [Fact]
    public async Task DOCX_turns_a_figure_round_with_the_direction()
    {
        var file = await DocxFile.Of(SampleFigures.ArabicPage());

        Assert.All(file.Body.Descendants(DocxFile.W + "tblPr"), table => Assert.NotNull(table.Element(DocxFile.W + "bidiVisual")));
        Assert.DoesNotContain("→", DocxFile.Text(file.Body), StringComparison.Ordinal);
        Assert.Contains("←", DocxFile.Text(file.Body), StringComparison.Ordinal);
        Assert.Equal("maxMin", file.Part("word/charts/chart1.xml").Descendants(Chart + "orientation").First().Attribute("val")!.Value);
    }

    [Fact]
    public async Task DOCX_holds_the_logo_with_its_words()
    {
        var file = await DocxFile.Of(SampleFigures.ArabicPage());

        Assert.Equal("شعار المستشفى", file.Body.Descendants(Drawing + "docPr").First().Attribute("descr")!.Value);
        Assert.Single(file.Names(), name => name.StartsWith("media/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_to_a_part_is_plain_words_and_its_page_is_nothing()
    {
        var document = Frame with { Blocks = [P(T("See "), new PartLink("other", [T("the other")]), new PartPage("other", [T(", page")]), T("."))] };

        Assert.Equal("See the other.", (await Html(document)).Value);
        Assert.Empty((await Html(document)).Descendants("a"));
        Assert.Equal("See the other.", DocxFile.Words((await DocxFile.Of(document)).Body));
    }

    /// <summary>Bars of five days' grain ended at one place, for 103 days and for 105.</summary>
    [Fact]
    public async Task DOCX_draws_a_bar_as_long_as_its_figure_says()
    {
        var chart = new RangeChart(
            [T("Track")],
            [T("Days")],
            [
                new RangeTrack([T("a")], [T("58–103")], new ChartRange(58, 103, null)),
                new RangeTrack([T("b")], [T("63–105")], new ChartRange(63, 105, null)),
                new RangeTrack([T("c")], [T("0–150")], new ChartRange(0, 150, null)),
                new RangeTrack([T("d")], [T("0")], new ChartRange(0, 0, null)),
            ],
            [T("Days after filing")],
            [T("Caption")]);

        var rows = (await DocxFile.Of(Frame with { Blocks = [chart] })).Body.Element(DocxFile.W + "tbl")!.Elements(DocxFile.W + "tr").ToList();

        var whole = Bar(rows[3]).To;
        Assert.Equal(58 / 150.0, Bar(rows[1]).From / whole, 0.005);
        Assert.Equal(103 / 150.0, Bar(rows[1]).To / whole, 0.005);
        Assert.Equal(63 / 150.0, Bar(rows[2]).From / whole, 0.005);
        Assert.Equal(105 / 150.0, Bar(rows[2]).To / whole, 0.005);
        Assert.InRange(Bar(rows[4]).To, 1, 0.03 * whole);
        Assert.All(rows, row => Assert.Equal(Widths(rows[0]).Sum(), Widths(row).Sum()));

        static (double From, double To) Bar(XElement row)
        {
            var from = row.Elements(DocxFile.W + "tc").Skip(2).TakeWhile(cell => !IsBar(cell)).Sum(Width);
            return (from, from + row.Elements(DocxFile.W + "tc").Where(IsBar).Sum(Width));
        }

        static bool IsBar(XElement cell) => cell.Descendants(DocxFile.W + "shd").Any();
    }

    private static IEnumerable<double> Widths(XElement row) => row.Elements(DocxFile.W + "tc").Select(Width);

    private static double Width(XElement cell) => double.Parse(cell.Descendants(DocxFile.W + "tcW").Single().Attribute(DocxFile.W + "w")!.Value, CultureInfo.InvariantCulture);

    private static string Span(XElement cell) => cell.Descendants(DocxFile.W + "gridSpan").SingleOrDefault()?.Attribute(DocxFile.W + "val")!.Value ?? "1";

    private static async Task<XElement> Html(Document document) => XDocument.Parse(await Write(document)).Descendants("main").Single();

    private static async Task<string> Write(Document document) =>
        Encoding.UTF8.GetString((await new HtmlWriter().WriteAsync(document, CancellationToken.None)).Content.Span);
}
