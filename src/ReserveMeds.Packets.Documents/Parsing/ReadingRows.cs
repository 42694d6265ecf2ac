using System.Globalization;
using Markdig.Syntax;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Parsing;

/// <summary>Rows of a table of readings, in the order of time.</summary>
internal sealed class ReadingRows(MarkdownObject place)
{
    private static readonly string[] TimeForms =
    [
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'",
    ];

    public IReadOnlyList<ChartReading> Read(IReadOnlyList<TableRow> rows)
    {
        var readings = new List<ChartReading>(rows.Count);
        bool? dates = null;
        foreach (var row in rows)
        {
            var label = FigureNumber.TextOf(row.Cells[0].Content);
            var time = Time(label, ref dates);
            if (readings.Count > 0 && time < readings[^1].Time)
            {
                throw place.Fault("a reading that is earlier than the one before it");
            }

            readings.Add(new ChartReading(label, time, FigureNumber.Read(row.Cells[1].Content, place)));
        }

        return readings;
    }

    private decimal Time(string label, ref bool? dates)
    {
        var number = FigureNumber.Parse(label);
        var date = DateTime.TryParseExact(label, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment);
        if ((number is null && !date) || (dates ?? date) != date)
        {
            throw place.Fault("a time of a reading that is neither a number nor as 2026-03-09 14:30, or not of the form of those before");
        }

        dates = date;
        return number ?? (decimal)moment.Ticks / TimeSpan.TicksPerDay;
    }
}
