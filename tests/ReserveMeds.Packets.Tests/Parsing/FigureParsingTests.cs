using System.Globalization;
using System.Text;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Parsing;
using ReserveMeds.Packets.Documents.Writers.Figures;
using ReserveMeds.Packets.Tests.Templates;
using ReserveMeds.Packets.Tests.Writers;

namespace ReserveMeds.Packets.Tests.Parsing;

/// <summary>Figures, letterheads and links to parts as templates spell them.</summary>
public sealed class FigureParsingTests
{
    private const string Ranges = "::: ranges\n| Step | How long | start | end | up to |\n|---|---|---|---|---|\n{0}\n\nDays\n\nCaption\n:::";
    private const string Readings = "::: readings\n| Time | °C |\n|---|---|\n{0}\n\nLower: 2 °C\n: 2\n\nUpper: 8 °C\n: 8\n\nCaption\n:::";

    [Fact]
    public void Readings_may_bring_their_own_table_of_what_lies_outside()
    {
        var own = Readings.Replace("Caption\n", "| Start | Longest |\n|---|---|\n| 14:30 | 20 min |\n\nCaption\n", StringComparison.Ordinal);

        var chart = Assert.IsType<LineChart>(Parse(own, "| 1 | 9 |").Blocks[0]);

        Assert.Same(chart.Listed, FigureWords.Excursions(chart, "en-GB"));
        Assert.Equal(["14:30", "20 min"], Assert.Single(chart.Listed!.Rows).Cells.Select(cell => ((Text)Assert.Single(cell.Content)).Value));
    }

    [Theory]
    [InlineData("::: chain\n1. Maker\\\n   Testville\n2. \u2068Port\u2069\n3. Ward\n\nCaption\n:::",
        "chain 'Caption'\n  step 'Maker' | 'Testville'\n  step ['Port'] | \n  step 'Ward' | ")]
    [InlineData("::: ranges\n| Step | How long | start | end |\n|-|-|-|-|\n| A | 2 days | 1 | \u20682\\.5\u2069 |\n\nDays\n\nCaption\n:::",
        "ranges 'Step' | 'How long' | 'Days' | 'Caption'\n  track 'A' | '2 days' | 1 2.5 ")]
    [InlineData("::: letterhead\nHospital\\\nStreet\n\nTown\n:::\n\na", "letterhead 'Hospital'/'Street'/'Town'\np 'a'")]
    [InlineData("[the letter](part:letter-1) [, page](part-page:\u2068letter\\-1\u2069).", "p part<letter-1>('the letter')' 'page<letter-1>(', page')'.'")]
    public void Markdown_becomes_a_figure(string markdown, string tree) =>
        Assert.Equal(tree, DocumentTree.Of(DocumentParser.Parse(markdown, TemplateFiles.Frame)));

    [Theory]
    [InlineData("| A | w | -1 | 2 | 2 |", "track 'A' | 'w' | -1 2 2")]
    [InlineData("| A | w | 1 | 2 | \u2068\uFDD0none\uFDD1\u2069 |", "track 'A' | 'w' |   ")]
    public void A_range_is_drawn_only_where_all_its_numbers_are_there(string row, string track) => Assert.Equal(
        "ranges 'Step' | 'How long' | 'Days' | 'Caption'\n  " + track.TrimEnd(),
        DocumentTree.Of(Parse(Ranges, row)).TrimEnd());

    [Theory]
    [InlineData("| 0 | 4.5 |\n| 1.5 | -2 |", "reading 0 4.5\n  reading 1.5 -2")]
    [InlineData("| \u20682026\\-03\\-09 14\\:30\u2069 | \u20684\\.5\u2069 |\n| 2026-03-09 14:30 | 5 |", "reading 2026-03-09 14:30 4.5\n  reading 2026-03-09 14:30 5")]
    public void Times_are_numbers_or_dates(string rows, string readings) => Assert.Equal(
        "readings 'Time' | '°C' | 'Caption'\n  lower 'Lower: 2 °C' 2\n  upper 'Upper: 8 °C' 8\n  " + readings,
        DocumentTree.Of(Parse(Readings, rows)));

    [Fact]
    public void The_time_between_two_dates_is_in_days()
    {
        var chart = Assert.IsType<LineChart>(Parse(Readings, "| 2026-03-09 18:00 | 4 |\n| 2026-03-10T06:00 | 5 |").Blocks[0]);

        Assert.Equal(0.5m, chart.Readings[1].Time - chart.Readings[0].Time);
    }

    [Theory]
    [InlineData("::: chain\n- a\n\nb\n:::", "a chain that is not one numbered list and one paragraph as its caption")]
    [InlineData("::: chain\n1. a\n:::", "a chain that is not one numbered list and one paragraph as its caption")]
    [InlineData("::: chain\n1. a\\\n   b\\\n   c\n\nd\n:::", "a step of a chain that is not one or two lines of words")]
    [InlineData("::: chain\n1. a\n\n   b\n\nd\n:::", "a step of a chain that is not one or two lines of words")]
    [InlineData("::: chain\n1. a\n\nb", "a container that is not closed; close it with ':::'")]
    [InlineData("::: ranges\n| A | B | from | end |\n|-|-|-|-|\n| a | b | 1 | 2 |\n\nc\n\nd\n:::", "a table of ranges whose columns are not label, words, 'start', 'end' and, where wanted, 'up to'")]
    [InlineData("::: ranges\n| A | B | start |\n|-|-|-|\n| a | b | 1 |\n\nc\n\nd\n:::", "a table of ranges whose columns are not label, words, 'start', 'end' and, where wanted, 'up to'")]
    [InlineData("::: ranges\n| A | B | start | end |\n|-|-|-|-|\n| a | b | 1 | 2 |\n\nd\n:::", "ranges that are not one table, one paragraph for the axis and one paragraph as caption")]
    [InlineData("::: readings\n| A | B |\n|-|-|\n| 1 | 2 |\n\nL\n: 2\n\nd\n:::", "limits that are not two: the lower and then the upper")]
    [InlineData("::: readings\n| A | B |\n|-|-|\n| 1 | 2 |\n\nL\n: 8\n\nU\n: 8\n\nd\n:::", "a lower limit that is not below the upper")]
    [InlineData("::: readings\n| A | B | C |\n|-|-|-|\n| 1 | 2 | 3 |\n\nL\n: 2\n\nU\n: 8\n\nd\n:::", "a table of readings whose columns are not time and value")]
    [InlineData("::: readings\n| A | B |\n|-|-|\n\nL\n: 2\n\nU\n: 8\n\nd\n:::", "a figure without rows")]
    [InlineData("[a](part:Upper)", "a link to a part whose id is not of small letters, digits and hyphens")]
    [InlineData("[a](part:\u2068x\\/y\u2069)", "a link to a part whose id is not of small letters, digits and hyphens")]
    [InlineData("[a](part-page:)", "a link to a part whose id is not of small letters, digits and hyphens")]
    [InlineData("::: letterhead\na\n:::\n\n::: letterhead\nb\n:::", "a second 'letterhead' container; one is allowed")]
    public void What_a_figure_cannot_say_is_a_fault(string markdown, string fault) => AssertFault(fault, () => DocumentParser.Parse(markdown, TemplateFiles.Frame));

    [Theory]
    [InlineData("| A | w | 3 | 2 | 4 |", "a range whose numbers do not ascend")]
    [InlineData("| A | w | 1 | 2 | 1 |", "a range whose numbers do not ascend")]
    [InlineData("| A | w | 1,5 | 2 | 3 |", null)]
    [InlineData("| A | w | 1 | 1e3 | 3 |", null)]
    [InlineData("| A | w | 1 | | 3 |", null)]
    [InlineData("| A | w | 1 | 2 | 1000000000 |", null)]
    [InlineData("| A | w | 1 | 2.0000001 | 3 |", null)]
    [InlineData("| A | w | **1** | 2 | 3 |", null)]
    [InlineData("| | w | 1 | 2 | 3 |", "a range without a label or words")]
    public void A_range_takes_ascending_numbers_in_invariant_form(string row, string? fault) => AssertFault(fault ?? "a place for a number of a figure", () => Parse(Ranges, row));

    [Theory]
    [InlineData("| 1 | 2 |\n| 0.5 | 2 |", "a reading that is earlier than the one before it")]
    [InlineData("| 1 | 2 |\n| 2026-03-09 14:30 | 2 |", "a time of a reading that is neither")]
    [InlineData("| 9 March | 2 |", "a time of a reading that is neither")]
    [InlineData("| 2026-13-09 14:30 | 2 |", "a time of a reading that is neither")]
    [InlineData("| 1 | \u2068\uFDD0none\uFDD1\u2069 |", "a place for a number of a figure")]
    public void Readings_take_numbers_in_the_order_of_time(string rows, string fault) => AssertFault(fault, () => Parse(Readings, rows));

    [Fact]
    public void The_logo_comes_from_the_frame_and_the_address_from_the_text()
    {
        var logo = SamplePictures.Logo();
        var frame = TemplateFiles.Frame with { Letterhead = new Letterhead([], logo) };

        Assert.Same(logo, DocumentParser.Parse("::: letterhead\na\n:::", frame).Letterhead!.Logo);
        Assert.Same(frame.Letterhead, DocumentParser.Parse("a", frame).Letterhead);
    }

    [Fact]
    public void Five_thousand_readings_are_read_whole()
    {
        var rows = new StringBuilder();
        for (var reading = 0; reading < 5_000; reading++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"| \u2068{reading}\u2069 | \u2068{reading % 7}\\.5\u2069 |\n");
        }

        var chart = Assert.IsType<LineChart>(Parse(Readings, rows.ToString().TrimEnd()).Blocks[0]);

        Assert.Equal(5_000, chart.Readings.Count);
        Assert.Equal(new ChartReading("4999", 4999, 1.5m), chart.Readings[^1]);
    }

    private static Document Parse(string figure, string rows) =>
        DocumentParser.Parse(figure.Replace("{0}", rows, StringComparison.Ordinal), TemplateFiles.Frame);

    private static void AssertFault(string fault, Action parse)
    {
        var exception = Assert.Throws<MarkdownFaultException>(parse);
        Assert.Contains(fault, exception.Message, StringComparison.Ordinal);
    }
}
