using System.Globalization;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Temperatures;

namespace ReserveMeds.Packets.Views;

/// <summary>One log in words and numbers. It says what was measured, and never whether the product may be used.</summary>
internal sealed class TemperatureLogView(TemperatureLog log, StorageProfile? storage, FactPrinter print)
{
    private const int ExcursionsListed = 30;
    private const int GapsListed = 10;
    private const int LinesListed = 20;

    private readonly bool withSeconds = log.Readings.Any(reading => reading.Time.Second != 0);

    public Group Of(string name)
    {
        var summary = LogSummary.Of(log.Readings);
        var data = new Group
        {
            ["name"] = name,
            ["from"] = Moment(summary.First),
            ["to"] = Moment(summary.Last),
            ["length"] = Length(summary.Last - summary.First),
            ["readings"] = print.Language.Number(summary.Readings),
            ["interval"] = summary.Interval is { } interval ? Length(interval) : "",
            ["lowest"] = Celsius(summary.Lowest),
            ["highest"] = Celsius(summary.Highest),
            ["mean"] = Celsius(summary.Mean, decimals: 2),
            ["meanKinetic"] = Celsius(summary.MeanKinetic, decimals: 2),
            ["inUtc"] = log.InUtc,
            ["converted"] = log.Converted,
            ["outOfOrder"] = CountOrBlank(log.OutOfOrder),
            ["repeated"] = CountOrBlank(log.Repeated),
            ["unreadable"] = CountOrBlank(log.UnreadableLines.Count),
            ["lines"] = string.Join(", ", log.UnreadableLines.Take(LinesListed).Select(line => print.Language.Number(line))),
            ["moreLines"] = CountOrBlank(log.UnreadableLines.Count - LinesListed),
            ["gaps"] = summary.Gaps.Take(GapsListed).Select(gap => (object)new Group
            {
                ["from"] = Moment(gap.From),
                ["to"] = Moment(gap.To),
                ["length"] = Length(gap.To - gap.From),
            }).ToList(),
            ["gapCount"] = CountOrBlank(summary.Gaps.Count),
            ["moreGaps"] = CountOrBlank(summary.Gaps.Count - GapsListed),
            ["limits"] = false,
        };
        if (storage is { MinimumCelsius: { } lower, MaximumCelsius: { } upper } && lower < upper)
            AddLimits(data, lower, upper);
        return data;
    }

    private void AddLimits(Group data, decimal lower, decimal upper)
    {
        var excursions = Excursion.In(log.Readings, lower, upper);
        data["limits"] = true;
        data["lower"] = Celsius(lower);
        data["upper"] = Celsius(upper);
        data["lowerNumber"] = Invariant(lower);
        data["upperNumber"] = Invariant(upper);
        data["drawn"] = DrawnReadings.Of(log.Readings).Select(reading => (object)new Group
        {
            ["time"] = reading.Time.ToString(withSeconds ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            ["value"] = Invariant(reading.Celsius),
        }).ToList();
        data["excursions"] = excursions.Take(ExcursionsListed).Select(excursion => (object)new Group
        {
            ["side"] = print.Words(excursion.Above ? "above" : "below", "excursion"),
            ["from"] = Moment(excursion.First),
            ["until"] = Moment(excursion.Until),
            ["length"] = Length(excursion.Length),
            ["readings"] = print.Language.Number(excursion.Readings),
            ["extreme"] = Celsius(excursion.Extreme),
        }).ToList();
        data["excursionCount"] = CountOrBlank(excursions.Count);
        data["moreExcursions"] = CountOrBlank(excursions.Count - ExcursionsListed);
        data["outside"] = Length(TimeSpan.FromTicks(excursions.Sum(excursion => excursion.Length.Ticks)));
    }

    private string Celsius(decimal value) => $"{print.Language.Number(value)}\u00A0°C";

    private string Celsius(decimal value, int decimals) =>
        $"{print.Language.Number(decimal.Round(value, decimals, MidpointRounding.AwayFromZero), decimals)}\u00A0°C";

    private string Moment(DateTime time) => print.Labels.Fill(
        "moment",
        ("date", print.Language.Date(DateOnly.FromDateTime(time))),
        ("time", time.ToString(withSeconds ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture)));

    /// <summary>Whole days, hours and minutes; seconds where the times have them.</summary>
    private string Length(TimeSpan span)
    {
        List<string> parts =
        [
            .. new[] { (span.Days, "unit.day"), (span.Hours, "unit.hour"), (span.Minutes, "unit.minute"), (span.Seconds, "unit.second") }
                .Where(part => part.Item1 > 0)
                .Select(part => print.Labels.Count(part.Item1, part.Item2)),
        ];
        return parts.Count > 0 ? print.Labels.Join(parts) : print.Labels.Count(0, "unit.minute");
    }

    /// <summary>Nothing where there is none: for a hole inside an <c>if</c> on the same name.</summary>
    private string CountOrBlank(int count) => count > 0 ? print.Language.Number(count) : "";

    private static string Invariant(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
