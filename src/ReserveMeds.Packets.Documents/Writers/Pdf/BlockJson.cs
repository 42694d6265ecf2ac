using System.Text.Json;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Figures;

namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>Blocks as <c>document.typ</c> reads them. Every object names its kind; running text lies under "content".</summary>
internal sealed class BlockJson(Utf8JsonWriter json, InlineJson inlines, string languageTag)
{
    private readonly FigureJson figures = new(json, inlines, languageTag);

    public void Write(IReadOnlyList<Block> blocks)
    {
        json.WriteStartArray();
        foreach (var block in blocks)
        {
            json.WriteStartObject();
            Write(block);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Blocks(string name, IReadOnlyList<Block> blocks)
    {
        json.WritePropertyName(name);
        Write(blocks);
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Heading heading:
                Kind("heading");
                json.WriteNumber("level", heading.Level);
                inlines.Write("content", heading.Content);
                break;
            case Paragraph paragraph:
                Kind("paragraph");
                inlines.Write("content", paragraph.Content);
                break;
            case BulletList list:
                Kind("bullets");
                Items(list.Items);
                break;
            case OrderedList list:
                Kind("numbers");
                json.WriteNumber("start", list.Start);
                Items(list.Items);
                break;
            case DefinitionList list:
                Kind("definitions");
                Each("entries", list.Entries, Write);
                break;
            case Table table:
                Kind("table");
                Each("header", table.Header, cell => inlines.Write(cell.Content));
                Each("rows", table.Rows, Write);
                break;
            case Note note:
                Kind("note");
                Blocks("content", note.Content);
                break;
            case SignatureBlock signature:
                Kind("signature");
                Each("lines", signature.Lines, Write);
                inlines.Write("stamp", signature.Stamp);
                break;
            case SideBySide beside:
                Kind("beside");
                Column("first", beside.First);
                Column("second", beside.Second);
                Each("rows", beside.Rows, row => Write(beside, row));
                break;
            case Chain chain:
                Kind("chain");
                figures.Write(chain);
                break;
            case RangeChart chart:
                Kind("ranges");
                figures.Write(chart);
                break;
            case LineChart chart:
                Kind("readings");
                figures.Write(chart);
                Blocks("excursions", FigureWords.Excursions(chart, languageTag) is { } excursions ? [excursions] : []);
                break;
            case ThematicBreak:
                Kind("rule");
                break;
            case PageBreak pageBreak:
                Kind(pageBreak.IfNeeded ? "page-if-needed" : "page");
                break;
            default:
                throw new NotSupportedException($"The PDF writer does not know the block {block.GetType().Name}.");
        }
    }

    private void Items(IReadOnlyList<ListItem> items) => Each("items", items, item => Write(item.Content));

    private void Write(Definition definition)
    {
        json.WriteStartObject();
        inlines.Write("term", definition.Term);
        Blocks("description", definition.Description);
        json.WriteEndObject();
    }

    private void Write(TableRow row)
    {
        json.WriteStartArray();
        foreach (var cell in row.Cells)
        {
            inlines.Write(cell.Content);
        }

        json.WriteEndArray();
    }

    private void Column(string name, ColumnLanguage column)
    {
        json.WriteStartObject(name);
        json.WriteLanguage(column.Tag);
        json.WriteString("direction", column.Direction == Direction.RightToLeft ? "rtl" : "ltr");
        json.WriteEndObject();
    }

    private void Write(SideBySide beside, SideBySideRow row)
    {
        json.WriteStartArray();
        new BlockJson(json, new InlineJson(json, beside.First.Direction), beside.First.Tag).Write(row.First);
        new BlockJson(json, new InlineJson(json, beside.Second.Direction), beside.Second.Tag).Write(row.Second);
        json.WriteEndArray();
    }

    private void Write(SignatureLine line)
    {
        json.WriteStartObject();
        json.WriteBoolean("ink", line.ForInk);
        inlines.Write("content", line.Content);
        json.WriteEndObject();
    }

    private void Kind(string kind) => json.WriteString("kind", kind);

    private void Each<T>(string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }
}
