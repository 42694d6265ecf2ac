using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Figures;

/// <summary>The axis of a <see cref="RangeChart"/>: from zero, or from the lowest start below it.</summary>
internal static class RangeScale
{
    public static ChartScale Of(RangeChart chart)
    {
        var ranges = chart.Tracks.Where(track => track.Range is not null).Select(track => track.Range!).ToList();
        return ChartScale.Of(
            ranges.Select(range => range.Start).Append(0).Min(),
            ranges.Select(range => range.Last).Append(0).Max());
    }

    /// <returns>Places of start, end and latest end; empty where the track has no bar.</returns>
    public static IReadOnlyList<decimal> Places(RangeTrack track, ChartScale scale) => track.Range is { } range
        ? [scale.Place(range.Start), scale.Place(range.End), scale.Place(range.Last)]
        : [];
}
