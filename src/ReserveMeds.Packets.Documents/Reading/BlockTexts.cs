using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>The paragraphs, headings and cells of a block as bare words, in reading order.</summary>
/// <param name="firstPages">Where the document is bound with others: the page that each part begins on. Null elsewhere.</param>
/// <param name="figures">Words of its figures, in the order of the format.</param>
internal sealed class BlockTexts(IReadOnlyDictionary<string, int>? firstPages, FigureTexts figures)
{
    public IEnumerable<string> Of(Block block) => block switch
    {
        Heading heading => [Words(heading.Content)],
        Paragraph paragraph => [Words(paragraph.Content)],
        BulletList list => list.Items.SelectMany(item => item.Content).SelectMany(Of),
        OrderedList list => list.Items.SelectMany(item => item.Content).SelectMany(Of),
        DefinitionList list => list.Entries.SelectMany(entry => entry.Description.SelectMany(Of).Prepend(Words(entry.Term))),
        Table table => table.Header.Concat(table.Rows.SelectMany(row => row.Cells)).Select(cell => Words(cell.Content)),
        Note note => note.Content.SelectMany(Of),
        SignatureBlock signature => signature.Lines.Select(line => Words(line.Content)).Append(Words(signature.Stamp ?? [])),
        Chain chain => figures.Of(chain),
        RangeChart chart => figures.Of(chart),
        LineChart chart => figures.Of(chart),
        SideBySide beside => beside.Rows.SelectMany(row => row.First.Concat(row.Second)).SelectMany(Of),
        ThematicBreak or PageBreak => [],
        _ => throw new NotSupportedException($"No words of {block.GetType().Name}."),
    };

    public string Words(IReadOnlyList<Inline> content) => PlainText.Of(content, firstPages);
}
