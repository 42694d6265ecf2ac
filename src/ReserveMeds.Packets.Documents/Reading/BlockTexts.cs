using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>The paragraphs, headings and cells of a block as bare words, in reading order.</summary>
internal static class BlockTexts
{
    public static IEnumerable<string> Of(Block block) => block switch
    {
        Heading heading => [PlainText.Of(heading.Content)],
        Paragraph paragraph => [PlainText.Of(paragraph.Content)],
        BulletList list => list.Items.SelectMany(item => item.Content).SelectMany(Of),
        OrderedList list => list.Items.SelectMany(item => item.Content).SelectMany(Of),
        DefinitionList list => list.Entries.SelectMany(entry => entry.Description.SelectMany(Of).Prepend(PlainText.Of(entry.Term))),
        Table table => table.Header.Concat(table.Rows.SelectMany(row => row.Cells)).Select(cell => PlainText.Of(cell.Content)),
        Note note => note.Content.SelectMany(Of),
        SignatureBlock signature => signature.Lines.Select(line => PlainText.Of(line.Content)).Append(PlainText.Of(signature.Stamp ?? [])),
        ThematicBreak or PageBreak => [],
        _ => throw new NotSupportedException($"No words of {block.GetType().Name}."),
    };
}
