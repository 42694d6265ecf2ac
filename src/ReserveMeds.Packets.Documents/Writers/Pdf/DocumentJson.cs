using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>A Document as <c>document.typ</c> reads it. Every object names its kind; running text lies under "content".</summary>
internal sealed class DocumentJson : IDisposable
{
    // The reader is a JSON parser, not a browser: escaping beyond what JSON asks for would only cost room.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter json;
    private readonly InlineJson inlines;

    private DocumentJson(IBufferWriter<byte> buffer, Direction direction)
    {
        json = new Utf8JsonWriter(buffer, Options);
        inlines = new InlineJson(json, direction);
    }

    public void Dispose() => json.Dispose();

    /// <exception cref="UndrawableTextException">No shipped font draws a character of the document.</exception>
    public static ReadOnlyMemory<byte> Write(Document document)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using var writer = new DocumentJson(buffer, document.Direction);
        writer.Frame(document);
        writer.json.Flush();
        return buffer.WrittenMemory;
    }

    private void Frame(Document document)
    {
        string[] tag = document.LanguageTag.Split('-');
        json.WriteStartObject();
        json.WriteString("title", document.Title);
        json.WriteString("language", tag[0].ToLowerInvariant());
        json.WriteString("region", tag.Skip(1).FirstOrDefault(subtag => subtag.Length == 2));
        json.WriteString("direction", document.Direction == Direction.RightToLeft ? "rtl" : "ltr");
        json.WriteStartArray("page");
        inlines.Characters(document.PageLabel.Before);
        inlines.Characters(document.PageLabel.Between);
        inlines.Characters(document.PageLabel.After);
        json.WriteEndArray();
        json.WritePropertyName("draftMark");
        inlines.Characters(document.DraftMark);
        inlines.Write("header", document.Header);
        inlines.Write("footer", document.Footer);
        Blocks("blocks", document.Blocks);
        json.WriteEndObject();
    }

    private void Blocks(string name, IReadOnlyList<Block> blocks)
    {
        json.WritePropertyName(name);
        Blocks(blocks);
    }

    private void Blocks(IReadOnlyList<Block> blocks)
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
            case ThematicBreak:
                Kind("rule");
                break;
            case PageBreak:
                Kind("page");
                break;
            default:
                throw new NotSupportedException($"The PDF writer does not know the block {block.GetType().Name}.");
        }
    }

    private void Items(IReadOnlyList<ListItem> items) => Each("items", items, item => Blocks(item.Content));

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
