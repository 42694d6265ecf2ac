using System.Globalization;
using System.Text;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Tests.Templates;

/// <summary>A Document as one line a node, indented by depth, so that tests can compare trees as text.</summary>
internal static class DocumentTree
{
    public static string Of(Document document)
    {
        var tree = new StringBuilder();
        Line(tree, 0, "header", document.Header);
        Line(tree, 0, "footer", document.Footer);
        Line(tree, 0, "letterhead", document.Letterhead?.Address ?? []);
        Add(tree, 0, document.Blocks);
        return tree.ToString().TrimEnd('\n');
    }

    public static string Of(IEnumerable<Inline> content) => string.Concat(content.Select(inline => inline switch
    {
        Text text => $"'{text.Value}'",
        Strong strong => $"*({Of(strong.Content)})",
        Emphasis emphasis => $"_({Of(emphasis.Content)})",
        Link link => $"link<{link.Target}>({Of(link.Content)})",
        PartLink link => $"part<{link.PartId}>({Of(link.Content)})",
        PartPage page => $"page<{page.PartId}>({Of(page.Content)})",
        LineBreak => "/",
        Isolate isolate => $"[{Of(isolate.Content)}]",
        Gap gap => $"gap<{gap.Value}>",
        _ => throw new NotSupportedException(inline.GetType().Name),
    }));

    private static void Add(StringBuilder tree, int depth, IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Add(tree, depth, block);
        }
    }

    private static void Add(StringBuilder tree, int depth, Block block)
    {
        switch (block)
        {
            case Heading heading:
                Line(tree, depth, $"h{heading.Level}", heading.Content);
                break;
            case Paragraph paragraph:
                Line(tree, depth, "p", paragraph.Content);
                break;
            case BulletList list:
                Line(tree, depth, "ul");
                Items(tree, depth + 1, list.Items);
                break;
            case OrderedList list:
                Line(tree, depth, $"ol {list.Start}");
                Items(tree, depth + 1, list.Items);
                break;
            case DefinitionList list:
                Line(tree, depth, "dl");
                foreach (var entry in list.Entries)
                {
                    Line(tree, depth + 1, "dt", entry.Term);
                    Add(tree, depth + 2, entry.Description);
                }

                break;
            case Table table:
                Line(tree, depth, "table " + Cells(table.Header));
                foreach (var row in table.Rows)
                {
                    Line(tree, depth + 1, "row " + Cells(row.Cells));
                }

                break;
            case Note note:
                Line(tree, depth, "note");
                Add(tree, depth + 1, note.Content);
                break;
            case SignatureBlock signature:
                Line(tree, depth, "signature");
                foreach (var line in signature.Lines)
                {
                    Line(tree, depth + 1, line.ForInk ? "ink" : "line", line.Content);
                }

                Line(tree, depth + 1, "stamp", signature.Stamp ?? []);
                break;
            case Chain chain:
                Line(tree, depth, "chain", chain.Caption);
                foreach (var step in chain.Steps)
                {
                    Line(tree, depth + 1, $"step {Of(step.Label)} | {Of(step.Detail)}");
                }

                break;
            case RangeChart chart:
                Line(tree, depth, $"ranges {Of(chart.LabelHead)} | {Of(chart.WordsHead)} | {Of(chart.Axis)} | {Of(chart.Caption)}");
                foreach (var track in chart.Tracks)
                {
                    Line(tree, depth + 1, string.Create(CultureInfo.InvariantCulture, $"track {Of(track.Label)} | {Of(track.Words)} | {track.Range?.Start} {track.Range?.End} {track.Range?.UpTo}"));
                }

                break;
            case LineChart chart:
                Line(tree, depth, $"readings {Of(chart.TimeLabel)} | {Of(chart.ValueLabel)} | {Of(chart.Caption)}");
                Line(tree, depth + 1, string.Create(CultureInfo.InvariantCulture, $"lower {Of(chart.Lower.Label)} {chart.Lower.Value}"));
                Line(tree, depth + 1, string.Create(CultureInfo.InvariantCulture, $"upper {Of(chart.Upper.Label)} {chart.Upper.Value}"));
                foreach (var reading in chart.Readings)
                {
                    Line(tree, depth + 1, string.Create(CultureInfo.InvariantCulture, $"reading {reading.Label} {reading.Value}"));
                }

                foreach (var row in chart.Listed?.Rows ?? [])
                {
                    Line(tree, depth + 1, "listed " + string.Join(" | ", row.Cells.Select(cell => Of(cell.Content))));
                }

                break;
            case ThematicBreak or PageBreak:
                Line(tree, depth, block.GetType().Name);
                break;
            default:
                throw new NotSupportedException(block.GetType().Name);
        }
    }

    private static void Items(StringBuilder tree, int depth, IEnumerable<ListItem> items)
    {
        foreach (var item in items)
        {
            Line(tree, depth, "li");
            Add(tree, depth + 1, item.Content);
        }
    }

    private static string Cells(IEnumerable<TableCell> cells) => string.Join(" | ", cells.Select(cell => Of(cell.Content)));

    private static void Line(StringBuilder tree, int depth, string name, IReadOnlyList<Inline> content)
    {
        if (content.Count > 0)
        {
            Line(tree, depth, $"{name} {Of(content)}");
        }
    }

    private static void Line(StringBuilder tree, int depth, string text) =>
        tree.Append(' ', depth * 2).Append(text).Append('\n');
}
