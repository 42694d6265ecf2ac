using System.Globalization;
using System.Text;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Outline;

/// <summary>Collects the lines of an outline at the depth they stand at.</summary>
internal sealed class OutlineLines
{
    private readonly StringBuilder text = new();
    private int depth;

    public override string ToString() => text.ToString();

    public void Add(string line)
    {
        if (line.Length > 0)
            text.Append(' ', 2 * depth).Append(line);
        text.Append('\n');
    }

    public void Add(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
            Add(block);
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case Heading heading:
                Add(string.Create(CultureInfo.InvariantCulture, $"h{heading.Level} {OutlineText.Of(heading.Content)}"));
                break;
            case Paragraph paragraph:
                Add("p " + OutlineText.Of(paragraph.Content));
                break;
            case BulletList list:
                Add("bullets", () => Add(list.Items));
                break;
            case OrderedList list:
                Add(string.Create(CultureInfo.InvariantCulture, $"numbers from {list.Start}"), () => Add(list.Items));
                break;
            case DefinitionList list:
                Add("definitions", () => Add(list.Entries));
                break;
            case Table table:
                Add("table", () => Add(table));
                break;
            case Note note:
                Add("note", () => Add(note.Content));
                break;
            case SignatureBlock signature:
                Add("signature", () => Add(signature));
                break;
            case SideBySide beside:
                Add($"side by side {beside.First.Tag} | {beside.Second.Tag}", () => Add(beside));
                break;
            case Chain chain:
                Add("chain " + OutlineText.Of(chain.Caption), () => Add(chain));
                break;
            case RangeChart chart:
                Add("ranges " + OutlineText.Of(chart.Caption), () => Add(chart));
                break;
            case LineChart chart:
                Add("readings " + OutlineText.Of(chart.Caption), () => Add(chart));
                break;
            case ThematicBreak:
                Add("rule");
                break;
            case PageBreak pageBreak:
                Add(pageBreak.IfNeeded ? "page break if needed" : "page break");
                break;
            default:
                throw new NotSupportedException($"No outline of {block.GetType().Name}.");
        }
    }

    private void Add(string line, Action inside)
    {
        Add(line);
        depth++;
        inside();
        depth--;
    }

    private void Add(IReadOnlyList<ListItem> items)
    {
        foreach (var item in items)
            Add("item", () => Add(item.Content));
    }

    private void Add(IReadOnlyList<Definition> entries)
    {
        foreach (var entry in entries)
            Add("term " + OutlineText.Of(entry.Term), () => Add(entry.Description));
    }

    private void Add(Table table)
    {
        Add("head " + Row(table.Header));
        foreach (var row in table.Rows)
            Add("row " + Row(row.Cells));
    }

    private void Add(SignatureBlock signature)
    {
        foreach (var line in signature.Lines)
            Add((line.ForInk ? "ink " : "line ") + OutlineText.Of(line.Content));
        if (signature.Stamp is not null)
            Add("stamp " + OutlineText.Of(signature.Stamp));
    }

    private void Add(SideBySide beside)
    {
        foreach (var row in beside.Rows)
        {
            Add("first", () => Add(row.First));
            Add("second", () => Add(row.Second));
        }
    }

    private void Add(Chain chain)
    {
        foreach (var step in chain.Steps)
            Add("step " + OutlineText.Of(step.Label) + (step.Detail.Count > 0 ? " | " + OutlineText.Of(step.Detail) : ""));
    }

    private void Add(RangeChart chart)
    {
        Add($"head {OutlineText.Of(chart.LabelHead)} | {OutlineText.Of(chart.WordsHead)} | {OutlineText.Of(chart.Axis)}");
        foreach (var track in chart.Tracks)
        {
            var range = track.Range is { } numbers
                ? string.Create(CultureInfo.InvariantCulture, $"{numbers.Start} to {numbers.End}{(numbers.UpTo is { } last ? $", up to {last}" : "")}")
                : "no bar";
            Add($"track {OutlineText.Of(track.Label)} | {OutlineText.Of(track.Words)} | {range}");
        }
    }

    private void Add(LineChart chart)
    {
        Add($"head {OutlineText.Of(chart.TimeLabel)} | {OutlineText.Of(chart.ValueLabel)}");
        Add(string.Create(CultureInfo.InvariantCulture, $"lower {OutlineText.Of(chart.Lower.Label)} | {chart.Lower.Value}"));
        Add(string.Create(CultureInfo.InvariantCulture, $"upper {OutlineText.Of(chart.Upper.Label)} | {chart.Upper.Value}"));
        foreach (var reading in chart.Readings)
            Add(string.Create(CultureInfo.InvariantCulture, $"reading {OutlineText.Escape(reading.Label)} | {reading.Value}"));
        if (chart.Listed is { } listed)
            Add("listed", () => Add(listed));
    }

    private static string Row(IReadOnlyList<TableCell> cells) =>
        string.Join(" | ", cells.Select(cell => OutlineText.Of(cell.Content)));
}
