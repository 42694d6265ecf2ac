using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Figures;

/// <summary>Figures in words, made of the words that they hold: no language is known here.</summary>
internal static class FigureWords
{
    // A longer list would keep a listener from the table of excursions, which has all of them.
    private const int ExcursionsTold = 10;

    public static string Of(Chain chain) => Told(chain.Caption, string.Join("; ", chain.Steps.Select((step, index) =>
        $"{index + 1}. {PlainText.Of(step.Label)}{(step.Detail.Count > 0 ? ", " + PlainText.Of(step.Detail) : "")}")));

    public static string Of(RangeChart chart) => Told(chart.Caption, string.Join("; ", chart.Tracks.Select(track =>
        $"{PlainText.Of(track.Label)}: {PlainText.Of(track.Words)}")));

    public static string Of(LineChart chart, string languageTag)
    {
        var time = $"{PlainText.Of(chart.TimeLabel)}: {Span(chart.Readings[0].Label, chart.Readings[^1].Label)}";
        var values = $"{PlainText.Of(chart.ValueLabel)}: {Values(chart.Readings, languageTag)}";
        var excursions = Stretches(chart).Take(ExcursionsTold + 1).Select(stretch => $"{Times(stretch)}: {Values(stretch, languageTag)}").ToList();
        if (excursions.Count > ExcursionsTold)
        {
            excursions[^1] = "…";
        }

        return Told(chart.Caption, string.Join("; ", [
            time, values, PlainText.Of(chart.Lower.Label), PlainText.Of(chart.Upper.Label), .. excursions]));
    }

    /// <summary>The author's list, or each stretch of readings outside the limits with its times and its lowest and highest value.</summary>
    /// <returns>Null where there is no such list and all readings are within.</returns>
    public static Table? Excursions(LineChart chart, string languageTag)
    {
        if (chart.Listed is not null)
        {
            return chart.Listed;
        }

        var rows = Stretches(chart)
            .Select(stretch => new TableRow([Cell(Times(stretch)), Cell(Values(stretch, languageTag))]))
            .ToList();
        return rows.Count == 0 ? null : new Table([new TableCell(chart.TimeLabel), new TableCell(chart.ValueLabel)], rows);
    }

    private static IEnumerable<IReadOnlyList<ChartReading>> Stretches(LineChart chart)
    {
        var stretch = new List<ChartReading>();
        var side = 0;
        foreach (var reading in chart.Readings)
        {
            var next = PlottedLine.Side(chart, reading);
            if (next != side && stretch.Count > 0)
            {
                yield return stretch;
                stretch = [];
            }

            side = next;
            if (side != 0)
            {
                stretch.Add(reading);
            }
        }

        if (stretch.Count > 0)
        {
            yield return stretch;
        }
    }

    private static string Times(IReadOnlyList<ChartReading> stretch) => Span(stretch[0].Label, stretch[^1].Label);

    private static string Values(IReadOnlyList<ChartReading> readings, string languageTag) => Span(
        ChartScale.Text(readings.Min(reading => reading.Value), languageTag),
        ChartScale.Text(readings.Max(reading => reading.Value), languageTag));

    private static string Span(string first, string last) => first == last ? first : $"{first} – {last}";

    private static TableCell Cell(string text) => new([new Isolate([new Text(text)])]);

    private static string Told(IReadOnlyList<Inline> caption, string words) => $"{PlainText.Of(caption).TrimEnd('.')}. {words}.";
}
