namespace ReserveMeds.Packets.Temperatures;

/// <summary>As many readings as a chart can show: of each stretch of the period its first, lowest, highest and last.</summary>
internal static class DrawnReadings
{
    private const int Stretches = 400;
    private const int KeptOfStretch = 4;

    /// <param name="readings">In the order of time.</param>
    public static IReadOnlyList<TemperatureReading> Of(IReadOnlyList<TemperatureReading> readings)
    {
        if (readings.Count <= Stretches * KeptOfStretch)
            return readings;
        var first = readings[0].Time;
        var length = Math.Max(1, (readings[^1].Time - first).Ticks);
        return [.. readings.GroupBy(reading => (int)((reading.Time - first).Ticks * (decimal)Stretches / length)).SelectMany(Kept)];
    }

    private static IEnumerable<TemperatureReading> Kept(IEnumerable<TemperatureReading> stretch)
    {
        var readings = stretch.ToList();
        var lowest = readings.IndexOf(readings.MinBy(reading => reading.Celsius));
        var highest = readings.IndexOf(readings.MaxBy(reading => reading.Celsius));
        return new[] { 0, lowest, highest, readings.Count - 1 }.Distinct().Order().Select(at => readings[at]);
    }
}
