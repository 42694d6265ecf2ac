using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Layout.Tests.Bidi;

/// <summary>Every text of a Document that runs from one end of its lines to the other; figures place their words themselves.</summary>
internal static class PlainLines
{
    public static IReadOnlyList<IReadOnlyList<Inline>> Of(Document document) =>
        [.. document.Blocks.SelectMany(Of).SelectMany(Broken).Where(text => text.Count > 0)];

    private static IEnumerable<IReadOnlyList<Inline>> Of(Block block) => block switch
    {
        Paragraph paragraph => [paragraph.Content],
        Heading heading => [heading.Content],
        BulletList list => list.Items.SelectMany(item => item.Content).SelectMany(Of),
        OrderedList list => list.Items.SelectMany(item => item.Content).SelectMany(Of),
        DefinitionList list => list.Entries.SelectMany(entry => entry.Description.SelectMany(Of).Prepend(entry.Term)),
        Table table => table.Rows.SelectMany(row => row.Cells).Concat(table.Header).Select(cell => cell.Content),
        Note note => note.Content.SelectMany(Of),
        SignatureBlock signature => signature.Lines.Select(line => line.Content).Concat(signature.Stamp is { } stamp ? [stamp] : []),
        _ => [],
    };

    /// <summary>What stands between line breaks.</summary>
    private static IEnumerable<IReadOnlyList<Inline>> Broken(IReadOnlyList<Inline> content)
    {
        var start = 0;
        for (var at = 0; at <= content.Count; at++)
        {
            if (at < content.Count && content[at] is not LineBreak)
                continue;
            yield return [.. content.Skip(start).Take(at - start)];
            start = at + 1;
        }
    }
}
