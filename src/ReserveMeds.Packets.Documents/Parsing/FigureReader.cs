using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using ReserveMeds.Packets.Documents.Model;
using DefinitionList = ReserveMeds.Packets.Documents.Model.DefinitionList;
using MarkdownDefinitionList = Markdig.Extensions.DefinitionLists.DefinitionList;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace ReserveMeds.Packets.Documents.Parsing;

/// <summary>The containers <c>chain</c>, <c>ranges</c> and <c>readings</c>. Each ends with one paragraph, its caption.</summary>
internal sealed class FigureReader(InlineReader words, BlockReader blocks)
{
    private static readonly string[] RangeColumns = ["start", "end", "up to"];

    /// <summary>A numbered list, one item a step: <c>label\</c> and on the next line the detail, where there is one.</summary>
    public Chain ReadChain(CustomContainer container)
    {
        container.RequirePlain();
        return container.ToList() is [ListBlock { IsOrdered: true } list, ParagraphBlock caption]
            ? new Chain([.. list.Cast<ListItemBlock>().Select(ReadStep)], words.ReadFilled(caption))
            : throw container.Fault("a chain that is not one numbered list and one paragraph as its caption");
    }

    /// <summary>
    /// A table with the columns label, words, <c>start</c>, <c>end</c> and at will <c>up to</c>; a paragraph with the words
    /// of the axis; the caption. A gap for a number leaves the track without a bar.
    /// </summary>
    public RangeChart ReadRanges(CustomContainer container)
    {
        container.RequirePlain();
        if (container.ToList() is not [MarkdownTable source, ParagraphBlock axis, ParagraphBlock caption])
        {
            throw container.Fault("ranges that are not one table, one paragraph for the axis and one paragraph as caption");
        }

        var table = new TableReader(words).Read(source);
        var columns = table.Header.Skip(2).Select(cell => FigureNumber.TextOf(cell.Content)).ToList();
        if (columns.Count < 2 || !columns.SequenceEqual(RangeColumns.Take(columns.Count)))
        {
            throw source.Fault("a table of ranges whose columns are not label, words, 'start', 'end' and, where wanted, 'up to'");
        }

        return new RangeChart(
            table.Header[0].Content, table.Header[1].Content,
            Filled(table.Rows, source).Select(row => ReadTrack(row, source)).ToList(),
            words.ReadFilled(axis), words.ReadFilled(caption));
    }

    /// <summary>
    /// A table with the columns time and value; a definition list with the words and the number of the lower and then of the
    /// upper limit; at will a table of what lies outside, in place of the one that is made of the readings; the caption. Times
    /// are all numbers, or all as <c>2026-03-09 14:30</c>, and never go back.
    /// </summary>
    public LineChart ReadReadings(CustomContainer container)
    {
        container.RequirePlain();
        if (container.ToList() is not [MarkdownTable source, MarkdownDefinitionList limits, .. var listed, ParagraphBlock caption]
            || listed is not ([] or [MarkdownTable]))
        {
            throw container.Fault("readings that are not one table, one definition list for the limits, at will a table of what lies outside, and one paragraph as caption");
        }

        var table = new TableReader(words).Read(source);
        if (table.Header.Count != 2)
        {
            throw source.Fault("a table of readings whose columns are not time and value");
        }

        var readings = new ReadingRows(source).Read(Filled(table.Rows, source));
        if (blocks.Read(limits) is not DefinitionList { Entries: [var first, var second] })
        {
            throw limits.Fault("limits that are not two: the lower and then the upper");
        }

        var (lower, upper) = (ReadLimit(first, limits), ReadLimit(second, limits));
        return lower.Value < upper.Value
            ? new LineChart(table.Header[0].Content, table.Header[1].Content, readings, lower, upper, words.ReadFilled(caption))
            {
                Listed = listed is [MarkdownTable own] ? new TableReader(words).Read(own) : null,
            }
            : throw limits.Fault("a lower limit that is not below the upper");
    }

    private ChainStep ReadStep(ListItemBlock item)
    {
        var content = item is [ParagraphBlock paragraph] ? words.ReadFilled(paragraph).ToList() : [];
        var end = content.FindIndex(inline => inline is LineBreak);
        return content.Count == 0 || end == 0 || content.FindLastIndex(inline => inline is LineBreak) != end
            ? throw item.Fault("a step of a chain that is not one or two lines of words")
            : end < 0 ? new ChainStep(content, []) : new ChainStep(content[..end], content[(end + 1)..]);
    }

    private static RangeTrack ReadTrack(TableRow row, MarkdownObject place)
    {
        var numbers = row.Cells.Skip(2).Select(cell => FigureNumber.ReadOrGap(cell.Content, place)).ToList();
        if (row.Cells[0].Content.Count == 0 || row.Cells[1].Content.Count == 0)
        {
            throw place.Fault("a range without a label or words");
        }

        var isWhole = numbers.TrueForAll(number => number is not null);
        return !isWhole || numbers.Zip(numbers.Skip(1)).All(pair => pair.First <= pair.Second)
            ? new RangeTrack(row.Cells[0].Content, row.Cells[1].Content,
                isWhole ? new ChartRange(numbers[0]!.Value, numbers[1]!.Value, numbers.ElementAtOrDefault(2)) : null)
            : throw place.Fault("a range whose numbers do not ascend");
    }

    private static ChartLimit ReadLimit(Definition limit, MarkdownObject place) => limit.Description is [Paragraph number]
        ? new ChartLimit(limit.Term, FigureNumber.Read(number.Content, place))
        : throw place.Fault("a limit that is not one number");

    private static IReadOnlyList<TableRow> Filled(IReadOnlyList<TableRow> rows, MarkdownObject place) =>
        rows.Count > 0 ? rows : throw place.Fault("a figure without rows");
}
