using System.Text;

namespace ReserveMeds.Packets.Temperatures;

/// <summary>
/// Reads the table that a logger's program exports as CSV. What could be read in two ways is refused with a remedy, never
/// guessed; a line that cannot be read is listed, never dropped in silence.
/// </summary>
public static class TemperatureLogReader
{
    public const int MaximumReadings = 100_000;

    private const string OrAsPdf = ", or send the log as a PDF";

    private static readonly char[] Separators = ['\t', ';', ','];

    /// <param name="file">Plain text in UTF-8.</param>
    public static LogReading Read(ReadOnlySpan<byte> file)
    {
        var text = Encoding.UTF8.GetString(file);
        foreach (var separator in Separators)
        {
            var rows = LogRow.Split(text, separator);
            if (LogHead.In(rows) is { } head)
                return Read(head, rows[head.Row], [.. rows.Skip(head.Row + 1)]);
        }

        return NoTable;
    }

    private static LogReading Read(LogHead head, LogRow names, IReadOnlyList<LogRow> rows)
    {
        if (rows.Count > MaximumReadings)
            return Refused("attachment-log-too-long", $"The log has more than {MaximumReadings} rows.", "Export the part of the log that belongs to this shipment" + OrAsPdf + ".");
        if (head.Temperature is not { } column)
            return Refused("attachment-log-several-temperatures", "Several columns of the log could be the temperature.", "Export one sensor in one column" + OrAsPdf + ".");
        // A decimal comma in a file that parts its cells by commas makes a cell more, and whole degrees of the reading.
        if (rows.Count(row => row.Cells.Count > names.Cells.Count) * 2 > rows.Count)
            return Refused("attachment-log-uneven", "Most rows of the log have more cells than its head, as decimal commas between commas make them.", "Export it with semicolons between the cells" + OrAsPdf + ".");

        var cells = rows
            .Where(row => row.Cells.Count <= names.Cells.Count)
            .Select(row => (row.Line, Time: TimeOf(head, row), Number: LogNumber.Of(row[column])))
            .Where(cell => cell.Time is not null && cell.Number is not null)
            .Select(cell => (cell.Line, Time: cell.Time!, Number: cell.Number!.Value))
            .ToList();
        if (cells.Count == 0)
            return NoTable;
        if (cells.TrueForAll(cell => (cell.Number.Unit ?? head.Unit) is null))
            return Refused("attachment-log-unit-unknown", "The log does not say whether its temperatures are in °C or °F.", "Name the unit in the head of the column, such as Temperature (°C)" + OrAsPdf + ".");
        if (OrderOf(head, [.. cells.Select(cell => cell.Time)]) is not { } order)
            return Refused("attachment-log-ambiguous-dates", "Day and month of the log's dates can be taken for each other.", "Export it with dates such as 2026-03-09 14:30, or name their form in the head of the column, such as Date (dd/mm/yyyy)" + OrAsPdf + ".");

        var withOffset = cells.Exists(cell => cell.Time.Offset is not null);
        var read = cells
            .Where(cell => !withOffset || cell.Time.Offset is not null)
            .Select(cell => (cell.Line, Time: cell.Time.Moment(order), Celsius: cell.Number.Celsius(head.Unit), Converted: (cell.Number.Unit ?? head.Unit) == 'F'))
            .Where(cell => cell.Time is not null && cell.Celsius is not null)
            .ToList();
        if (read.Count == 0)
            return NoTable;

        List<TemperatureReading> inFile = [.. read.Select(cell => new TemperatureReading(cell.Time!.Value, cell.Celsius!.Value))];
        List<TemperatureReading> readings = [.. inFile.Distinct().OrderBy(reading => reading.Time)];
        return new(
            new TemperatureLog
            {
                Readings = readings,
                InUtc = withOffset || head.InUtc,
                Converted = read.Exists(cell => cell.Converted),
                UnreadableLines = [.. rows.Select(row => row.Line).Except(read.Select(cell => cell.Line))],
                OutOfOrder = inFile.Zip(inFile.Skip(1)).Count(pair => pair.Second.Time < pair.First.Time),
                Repeated = inFile.Count - readings.Count,
            },
            null);
    }

    /// <summary>Null where a day or a time of day is missing.</summary>
    private static LogTime? TimeOf(LogHead head, LogRow row)
    {
        var time = LogTime.Of(row[head.Columns[0]]);
        if (head.Columns is [_, var clock])
            time = LogTime.Of(row[clock]) is { Year: null } at ? time?.At(at) : null;
        return time is { Year: not null, Clock: not null } ? time : null;
    }

    /// <summary>The one order in which all days can be read; null where there are two of them, or none.</summary>
    private static DayOrder? OrderOf(LogHead head, IReadOnlyList<LogTime> times)
    {
        // A year that comes first says that the month follows, and nothing of the other days.
        var shown = times.Where(time => time.IsYearLast).Select(time => time.Order).Distinct().ToList();
        if (shown.Contains(DayOrder.Unknowable))
            return null;
        var proven = shown.OfType<DayOrder>().Where(order => order is DayOrder.DayFirst or DayOrder.MonthFirst)
            .Concat(head.Order is { } stated ? [stated] : []).Distinct().ToList();
        return proven.Count switch
        {
            0 => shown.Contains(null) ? null : DayOrder.MonthFirst,
            1 => proven[0],
            _ => null,
        };
    }

    private static LogReading NoTable { get; } = new(null, new(
        "attachment-log-without-table",
        "No table with a head, times and temperatures was found in the log.",
        "Export it with a row of column names, such as Time;Temperature (°C), and a row for each reading" + OrAsPdf + "."));

    private static LogReading Refused(string code, string message, string remedy) => new(null, new(code, message, remedy));
}
