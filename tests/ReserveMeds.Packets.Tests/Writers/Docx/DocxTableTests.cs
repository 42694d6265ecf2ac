using System.Xml.Linq;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Parsing;
using static ReserveMeds.Packets.Tests.Writers.Docx.DocxFile;
using static ReserveMeds.Packets.Tests.Writers.SampleDocuments;

namespace ReserveMeds.Packets.Tests.Writers.Docx;

public sealed class DocxTableTests
{
    [Fact]
    public async Task The_header_row_of_a_table_repeats_and_no_row_splits()
    {
        var file = await DocxFile.Of(SampleLetters.English());

        var table = file.Body.Elements(W + "tbl").Single(each => Words(each).StartsWith("Infusion", StringComparison.Ordinal));
        var rows = table.Elements(W + "tr").ToList();
        Assert.Equal(15, rows.Count);
        Assert.NotEmpty(rows[0].Elements(W + "trPr").Elements(W + "tblHeader"));
        Assert.Empty(rows.Skip(1).Elements(W + "trPr").Elements(W + "tblHeader"));
        Assert.All(rows, row => Assert.NotEmpty(row.Elements(W + "trPr").Elements(W + "cantSplit")));
    }

    [Fact]
    public async Task Columns_are_fixed_and_fill_the_width_of_the_text()
    {
        var file = await DocxFile.Of(AllBlocks(Frame));

        var tables = file.Body.Elements(W + "tbl").Where(table => !table.Descendants(W + "tblInd").Any()).ToList();
        Assert.Equal(7, tables.Count);
        Assert.All(tables, table =>
        {
            Assert.Equal("fixed", table.Element(W + "tblPr")!.Element(W + "tblLayout")!.Attribute(W + "type")!.Value);
            // A4 less two margins of 2 cm.
            Assert.Equal(9638, table.Element(W + "tblGrid")!.Elements().Sum(column => (int)column.Attribute(W + "w")!));
        });
    }

    [Fact]
    public async Task A_wide_column_does_not_starve_a_narrow_one()
    {
        var file = await DocxFile.Of(Frame with
        {
            Blocks =
            [
                new Table(
                    [C("No."), C("Justification")],
                    [new TableRow([C("1"), C(string.Join(' ', Enumerable.Repeat("words", 100)))])]),
            ],
        });

        var columns = file.Body.Descendants(W + "gridCol").Select(column => (int)column.Attribute(W + "w")!).ToList();
        // "No." in bold with the cell's margins takes a good 0.9 cm.
        Assert.InRange(columns[0], 520, 2000);
    }

    [Fact]
    public async Task A_column_has_room_for_its_longest_word()
    {
        var file = await DocxFile.Of(Frame with
        {
            Blocks =
            [
                new Table(
                    [C("No."), C("From"), C("To"), C("Responsible"), C("Hand-over document"), C("Conditions"), C("Longest time")],
                    [
                        new TableRow(
                        [
                            C("1"), C("Kadmon Pharmaceuticals, LLC"), C("Example Specialty Distributor, Inc."), C("Example Freight Forwarder"),
                            C("Delivery note with lot and serial numbers"), C("ambient"), C("48 hours"),
                        ]),
                    ]),
            ],
        });

        var columns = file.Body.Descendants(W + "gridCol").Select(column => (int)column.Attribute(W + "w")!).ToList();
        int[] longestWords = [3, 16, 12, 11, 9, 10, 7];
        Assert.All(columns.Zip(longestWords), column => Assert.True(column.First >= 200 + (column.Second * 100), $"{column.Second} letters in {column.First}"));
    }

    [Fact]
    public async Task Dates_get_a_line_of_their_own_before_words_get_the_room_and_ink_gets_its_share()
    {
        async Task<List<int>> Widths(string[] head, params string[][] rows) => [.. (await DocxFile.Of(Frame with
        {
            Blocks = [new Table([.. head.Select(C)], [.. rows.Select(row => new TableRow([.. row.Select(cell => cell.Length == 0 ? new TableCell([]) : C(cell))]))])],
        })).Body.Descendants(W + "gridCol").Select(column => (int)column.Attribute(W + "w")!)];

        var therapies = await Widths(
            ["Line", "Treatment", "From", "To", "Outcome", "Reason stopped"],
            ["1", "Prednisone 1\u00A0mg/kg/jour", "2\u00A0June 2025", "31\u00A0March 2026", "steroid-dependent", "Rechute à 0,25\u00A0mg/kg/jour"]);
        var receipt = await Widths(["Check", "Result", "Note"], ["Lot and serial numbers agree with the delivery documents", "☐ yes ☐ no", ""], ["Date and time of receipt", "", ""]);

        Assert.True(therapies[3] >= 13 * 108 + 220, $"{therapies[3]}");
        Assert.All(receipt.Skip(1), width => Assert.InRange(width, 2000, 3500));
    }

    [Fact]
    public async Task Two_lines_in_a_cell_want_the_room_of_the_longer_one_and_not_of_both()
    {
        async Task<int> First(params Inline[] cell) => (int)(await DocxFile.Of(Frame with
        {
            Blocks = [new Table([C("A"), C("B"), C("C")], [new TableRow([new TableCell(cell), C("some words of this column"), C("more words of another column")])])],
        })).Body.Descendants(W + "gridCol").First().Attribute(W + "w")!;

        Assert.Equal(await First(T("steroid-dependent course")), await First(T("steroid-dependent course"), new LineBreak(), T("évolution sous stéroïdes")));
        Assert.True(await First(T("steroid-dependent course")) < await First(T("steroid-dependent course évolution sous stéroïdes")));
    }

    [Fact]
    public async Task A_row_of_two_columns_is_parted_only_where_it_could_fill_a_page()
    {
        var (english, french) = (new ColumnLanguage("en-GB", Direction.LeftToRight), new ColumnLanguage("fr-MA", Direction.LeftToRight));
        SideBySideRow Row(int words) => new([P(T(string.Concat(Enumerable.Repeat("words ", words))))], [P(T("paroles"))]);
        var file = await DocxFile.Of(Frame with { Blocks = [new SideBySide(english, french, [Row(100), Row(300)])] });

        Assert.Equal([true, false], file.Body.Descendants(W + "tr").Select(row => row.Descendants(W + "cantSplit").Any()));
    }

    [Fact]
    public async Task A_table_before_a_signature_block_keeps_its_last_row_with_it()
    {
        var file = await DocxFile.Of(Frame with
        {
            Blocks =
            [
                new Table([C("Head")], [new TableRow([C("first")]), .. Enumerable.Range(2, 5).Select(row => new TableRow([C($"row {row}")])), new TableRow([C("last")])]),
                new SignatureBlock([new SignatureLine([T("Signature")], ForInk: true)], [T("Stamp")]),
            ],
        });

        // Neither the first nor the last row stands on a page without its neighbour.
        Assert.True(Has(file.ParagraphWith("first"), "keepNext"));
        Assert.All(new[] { "row 2", "row 3", "row 4", "row 5" }, row => Assert.False(Has(file.ParagraphWith(row), "keepNext")));
        Assert.True(Has(file.ParagraphWith("row 6"), "keepNext"));
        Assert.True(Has(file.ParagraphWith("last"), "keepNext"));
        Assert.True(Has(file.ParagraphWith("last").Ancestors(W + "tbl").Single().ElementsAfterSelf().First(), "keepNext"));
    }

    [Fact]
    public async Task A_short_table_keeps_all_its_rows_together_and_a_long_one_leaves_none_alone()
    {
        var file = await DocxFile.Of(Frame with { Blocks = [OfRows("short", 6), P(T("between")), OfRows("long", 7), P(T("behind"))] });

        Assert.Equal([true, true, true, true, true, false], Enumerable.Range(1, 6).Select(row => Has(file.ParagraphWith($"short {row}"), "keepNext")));
        Assert.Equal([true, false, false, false, false, true, false], Enumerable.Range(1, 7).Select(row => Has(file.ParagraphWith($"long {row}"), "keepNext")));

        static Table OfRows(string name, int count) =>
            new([C("Head")], [.. Enumerable.Range(1, count).Select(row => new TableRow([C($"{name} {row}")]))]);
    }

    [Fact]
    public async Task A_date_in_a_narrow_cell_stands_on_a_line_of_its_own_and_reads_back_the_same()
    {
        const string date = "4 November 2026 (2026-11-04)";
        var document = Frame with
        {
            Blocks = [new Table([.. Enumerable.Range(0, 5).Select(column => C($"{column}"))], [new TableRow([.. Enumerable.Range(0, 5).Select(_ => C(date))])])],
        };

        var file = await DocxFile.Of(document);

        Assert.NotEmpty(file.ParagraphWith("4 November 2026").Descendants(W + "br"));
        Assert.Equal("4 November 2026(2026-11-04)", file.ParagraphWith("4 November 2026").Value);
    }

    [Theory]
    [InlineData("4 تشرين الثاني 2026 (2026-11-04)", "(2026-11-04)")]
    [InlineData("وافقت الصيدلية على الطلب رقم RM-IQ-2026-000046", "RM-IQ-2026-000046")]
    public async Task A_date_or_a_code_in_a_narrow_right_to_left_cell_stands_on_a_line_of_its_own(string words, string whole)
    {
        var cell = C(words);
        cell = cell with { Content = FragmentIsolation.Apply(cell.Content) };
        var document = Frame with
        {
            Direction = Direction.RightToLeft,
            Blocks = [new Table([.. Enumerable.Range(0, 4).Select(column => C($"{column}"))], [new TableRow([.. Enumerable.Range(0, 4).Select(_ => cell)])])],
        };

        var file = await DocxFile.Of(document);

        var lines = new List<string> { "" };
        foreach (var element in file.ParagraphWith(whole.Trim('(', ')')).Descendants().Where(element => element.Name == W + "br" || element.Name == W + "t"))
        {
            if (element.Name == W + "br")
                lines.Add("");
            else
                lines[^1] += string.Concat(element.Value.Where(character => character is not ('\u2068' or '\u2069' or '\u200E')));
        }

        Assert.Equal(whole, lines[^1]);
    }

    [Fact]
    public async Task Tables_are_parted_and_every_cell_ends_with_a_paragraph()
    {
        var file = await DocxFile.Of(AllBlocks(Frame));

        Assert.All(file.Body.Descendants(W + "tbl"), table => Assert.Equal(W + "p", table.ElementsAfterSelf().First().Name));
        Assert.All(file.Body.Descendants(W + "tc"), cell => Assert.Equal(W + "p", cell.Elements().Last().Name));
    }

    [Fact]
    public async Task A_table_at_the_end_does_not_begin_an_empty_page()
    {
        var file = await DocxFile.Of(AllBlocks(Frame));

        var last = file.Body.Elements(W + "p").Last();
        Assert.Equal("TableEnd", Style(last));
        Assert.Equal(W + "tbl", last.ElementsBeforeSelf().Last().Name);
    }
}
