using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>Which parts the words of a document lead to.</summary>
internal static class PartLinks
{
    public static IEnumerable<string> In(Document document) =>
        document.Header.Concat(document.Footer).Concat(document.Letterhead?.Address ?? []).SelectMany(In)
            .Concat(document.Blocks.SelectMany(In));

    private static IEnumerable<string> In(Block block) => block switch
    {
        Heading heading => heading.Content.SelectMany(In),
        Paragraph paragraph => paragraph.Content.SelectMany(In),
        BulletList list => list.Items.SelectMany(item => item.Content).SelectMany(In),
        OrderedList list => list.Items.SelectMany(item => item.Content).SelectMany(In),
        DefinitionList list => list.Entries.SelectMany(entry => entry.Term.SelectMany(In).Concat(entry.Description.SelectMany(In))),
        Table table => table.Header.Concat(table.Rows.SelectMany(row => row.Cells)).SelectMany(cell => cell.Content).SelectMany(In),
        Note note => note.Content.SelectMany(In),
        SignatureBlock signature => signature.Lines.SelectMany(line => line.Content).Concat(signature.Stamp ?? []).SelectMany(In),
        SideBySide beside => beside.Rows.SelectMany(row => row.First.Concat(row.Second)).SelectMany(In),
        Chain chain => chain.Steps.SelectMany(step => step.Label.Concat(step.Detail)).Concat(chain.Caption).SelectMany(In),
        RangeChart chart => chart.Tracks.SelectMany(track => track.Label.Concat(track.Words))
            .Concat(chart.LabelHead).Concat(chart.WordsHead).Concat(chart.Axis).Concat(chart.Caption).SelectMany(In),
        LineChart chart => chart.TimeLabel.Concat(chart.ValueLabel).Concat(chart.Lower.Label).Concat(chart.Upper.Label)
            .Concat(chart.Caption).SelectMany(In).Concat(chart.Listed is null ? [] : In(chart.Listed)),
        ThematicBreak or PageBreak => [],
        _ => throw new NotSupportedException($"No way into {block.GetType().Name}."),
    };

    private static IEnumerable<string> In(Inline inline) => inline switch
    {
        PartLink link => link.Content.SelectMany(In).Prepend(link.PartId),
        PartPage page => page.Content.SelectMany(In).Prepend(page.PartId),
        Strong strong => strong.Content.SelectMany(In),
        Emphasis emphasis => emphasis.Content.SelectMany(In),
        Link link => link.Content.SelectMany(In),
        Isolate isolate => isolate.Content.SelectMany(In),
        _ => [],
    };
}
