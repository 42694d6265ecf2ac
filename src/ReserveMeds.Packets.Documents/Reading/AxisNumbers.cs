using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Figures;

namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>The numbers along the axes of a document's figures. Read as one line, those of an axis look like one long number.</summary>
public static class AxisNumbers
{
    /// <returns>The numbers of each axis joined, in both reading directions.</returns>
    public static IReadOnlyList<string> Of(Document document) =>
    [
        .. document.Blocks
            .Select(block => block switch
            {
                RangeChart chart => RangeScale.Of(chart),
                LineChart chart => PlottedLine.Of(chart).Values,
                _ => null,
            })
            .OfType<ChartScale>()
            .Select(scale => scale.Ticks.Select(tick => ChartScale.Text(tick, document.LanguageTag)).ToList())
            .SelectMany(ticks => new[] { string.Concat(ticks), string.Concat(ticks.AsEnumerable().Reverse()) }),
    ];
}
