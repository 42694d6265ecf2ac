using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Temperatures;

/// <summary>The head of the table: where times and temperatures stand, and what it says of them.</summary>
/// <param name="Columns">Columns of times in order: one with day and time, or one of the day and one of the time.</param>
/// <param name="Temperature">Null where several columns could be the one.</param>
/// <param name="Unit"><c>C</c> or <c>F</c>; null where neither the head nor a line above it names one.</param>
/// <param name="Order">As in <c>dd/mm/yyyy</c>; null where the head does not say.</param>
internal sealed partial record LogHead(int Row, IReadOnlyList<int> Columns, int? Temperature, char? Unit, DayOrder? Order, bool InUtc)
{
    private const int RowsLookedAt = 20;
    private const int DeepestHead = 200;
    private const RegexOptions Usual = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    /// <returns>Null where no row is followed by times below a head that calls them so.</returns>
    public static LogHead? In(IReadOnlyList<LogRow> rows)
    {
        for (var row = 0; row < Math.Min(rows.Count - 1, DeepestHead); row++)
        {
            List<string> heads = [.. rows[row].Cells.Select(cell => cell.Replace('_', ' '))];
            List<int> temperatures = [.. heads.Index().Where(head => IsTemperature(head.Item)).Select(head => head.Index)];
            List<int> times = [.. heads.Index().Where(head => IsTime(head.Item)).Select(head => head.Index).Except(temperatures)];
            if (temperatures.Count == 0 || times.Count == 0)
                continue;

            var columns = TimesIn([.. rows.Skip(row + 1).Take(RowsLookedAt)], times, heads);
            if (columns.Count == 0)
                continue;

            var words = string.Join(' ', columns.Select(column => heads[column]));
            var temperature = Only(temperatures, heads);
            var above = rows.Take(row).SelectMany(line => line.Cells).Select(cell => UnitSign().Match(cell)).Where(match => match.Success)
                .Select(match => char.ToUpperInvariant(match.Groups["unit"].Value[0])).Distinct().ToList();
            return new(
                row,
                columns,
                temperature,
                (temperature is { } column ? UnitOf(heads[column]) : null) ?? (above.Count == 1 ? above[0] : null),
                DayThenMonth().IsMatch(words) ? DayOrder.DayFirst : MonthThenDay().IsMatch(words) ? DayOrder.MonthFirst : null,
                Utc().IsMatch(words));
        }

        return null;
    }

    private static bool IsTemperature(string head) => TemperatureWords().IsMatch(head) && !OtherTemperatures().IsMatch(head);

    private static bool IsTime(string head) => TimeWords().IsMatch(head) && !OtherTimes().IsMatch(head);

    private static int? Only(List<int> temperatures, List<string> heads)
    {
        var inCelsius = temperatures.Where(column => UnitOf(heads[column]) == 'C').ToList();
        return inCelsius.Count == 1 ? inCelsius[0] : temperatures.Count == 1 ? temperatures[0] : null;
    }

    private static char? UnitOf(string head)
    {
        var units = UnitWord().Matches(head).Select(match => char.ToUpperInvariant(match.Groups["unit"].Value[0])).Distinct().ToList();
        return units.Count == 1 ? units[0] : null;
    }

    private static List<int> TimesIn(List<LogRow> rows, List<int> times, List<string> heads)
    {
        var seen = times.Select(column => (Column: column, Times: rows.Select(row => LogTime.Of(row[column])).OfType<LogTime>().ToList()))
            .Where(seen => seen.Times.Count > 0)
            .ToList();
        var clock = seen.Where(column => column.Times.TrueForAll(time => time.Year is null)).Select(column => column.Column).ToList();
        // Spreadsheets write a bare day as its midnight.
        var days = seen.Where(column => column.Times.TrueForAll(time => time is { Year: not null } && (time.Clock is null || time.Clock == TimeSpan.Zero)))
            .Select(column => column.Column).ToList();
        if (clock.Count > 0 && days.Count > 0)
            return [days[0], clock[0]];
        var whole = seen.Where(column => column.Times.Exists(time => time is { Year: not null, Clock: not null })).Select(column => column.Column).ToList();
        return [.. whole.OrderByDescending(column => Utc().IsMatch(heads[column])).Take(1)];
    }

    [GeneratedRegex(@"temp[eé]rat|\btemp\b|[°º˚]\s*[CF]\b|celsius|fahrenheit|حرارة|گەرمی", Usual)]
    private static partial Regex TemperatureWords();

    /// <summary>Limits, averages and dew points are no readings of the parcel.</summary>
    [GeneratedRegex(@"\b(dew|ros[ée]e|limite?|alarme?|max|maxi|maximum|min|mini|minimum|high|low|haute?|basse?|mean|avg|average|moyenne|mkt|set ?point|consigne)\b", Usual)]
    private static partial Regex OtherTemperatures();

    [GeneratedRegex(@"\b(date|time|heure|horodat|jour|zeit|uhrzeit|datum)|timestamp|تاريخ|وقت|ساعة|بەروار|کات", Usual)]
    private static partial Regex TimeWords();

    [GeneratedRegex(@"elaps|écoul|ecoul|duration|durée|duree|interval|zone|fuseau", Usual)]
    private static partial Regex OtherTimes();

    [GeneratedRegex(@"[°º˚]\s*(?<unit>[CF])\b|\b(?<unit>[CF])\b|(?<unit>celsius|fahrenheit)", Usual)]
    private static partial Regex UnitWord();

    [GeneratedRegex(@"[°º˚]\s*(?<unit>[CF])\b|(?<unit>celsius|fahrenheit)", Usual)]
    private static partial Regex UnitSign();

    [GeneratedRegex(@"\b(dd?|jj?)[-/.]mm?[-/.](yy|aa)", Usual)]
    private static partial Regex DayThenMonth();

    [GeneratedRegex(@"\bmm?[-/.](dd?|jj?)[-/.](yy|aa)", Usual)]
    private static partial Regex MonthThenDay();

    [GeneratedRegex(@"\b(UTC|GMT)\b(?!\s*[+\-\u2212]\s*[0-9])", Usual)]
    private static partial Regex Utc();
}
