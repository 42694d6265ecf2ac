using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Figures;

/// <summary>What of a <see cref="LineChart"/> is drawn.</summary>
/// <remarks>
/// The width of the chart is cut into columns as narrow as a line; of each column the first, lowest, highest and last
/// reading are kept. A column that holds a reading outside the limits so keeps one too, and the drawn line covers the same
/// paper as if all readings were drawn. The list of excursions is made from all readings.
/// </remarks>
internal sealed class PlottedLine
{
    private const int Columns = 600;

    private PlottedLine(ChartScale values, IReadOnlyList<PlottedPoint> points)
    {
        Values = values;
        Points = points;
    }

    public ChartScale Values { get; }

    public IReadOnlyList<PlottedPoint> Points { get; }

    public static PlottedLine Of(LineChart chart)
    {
        var values = ChartScale.Of(
            Math.Min(chart.Readings.Min(reading => reading.Value), chart.Lower.Value),
            Math.Max(chart.Readings.Max(reading => reading.Value), chart.Upper.Value));
        var start = chart.Readings[0].Time;
        var length = chart.Readings[^1].Time - start;
        var points = chart.Readings.Select(reading => new PlottedPoint(
            length == 0 ? 0.5m : Math.Round((reading.Time - start) / length, 4),
            values.Place(reading.Value),
            reading,
            Side(chart, reading)));
        return new(values, [.. points.GroupBy(point => (int)(point.X * Columns)).SelectMany(Thin)]);
    }

    /// <summary>1 above the upper limit, -1 below the lower, else 0.</summary>
    public static int Side(LineChart chart, ChartReading reading) =>
        reading.Value > chart.Upper.Value ? 1 : reading.Value < chart.Lower.Value ? -1 : 0;

    private static IEnumerable<PlottedPoint> Thin(IEnumerable<PlottedPoint> column)
    {
        var points = column.ToList();
        if (points.Count <= 4)
        {
            return points;
        }

        var kept = new HashSet<PlottedPoint>(ReferenceEqualityComparer.Instance)
        {
            points[0], points[^1], points.MinBy(point => point.Reading.Value)!, points.MaxBy(point => point.Reading.Value)!,
        };
        return points.Where(kept.Contains);
    }
}

/// <param name="X">Place in time from 0 to 1, four decimals.</param>
/// <param name="Y">Place on the axis of values from 0 to 1, four decimals.</param>
/// <param name="Side">1 above the upper limit, -1 below the lower, else 0.</param>
internal sealed record PlottedPoint(decimal X, decimal Y, ChartReading Reading, int Side);
