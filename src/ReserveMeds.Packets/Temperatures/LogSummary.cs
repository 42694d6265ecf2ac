namespace ReserveMeds.Packets.Temperatures;

/// <summary>The numbers of a log. They describe it; none of them says whether the product may be used.</summary>
/// <param name="Interval">Median of the times between two readings; null where all were taken at one time.</param>
/// <param name="Mean">Arithmetic mean, degrees Celsius; every reading counts the same.</param>
/// <param name="MeanKinetic">Mean kinetic temperature, degrees Celsius; every reading counts the same.</param>
/// <param name="Gaps">Times between two readings that are longer than three intervals.</param>
internal sealed record LogSummary(
    DateTime First,
    DateTime Last,
    int Readings,
    TimeSpan? Interval,
    decimal Lowest,
    decimal Highest,
    decimal Mean,
    decimal MeanKinetic,
    IReadOnlyList<(DateTime From, DateTime To)> Gaps)
{
    /// <summary>Activation energy by convention, kJ/mol.</summary>
    public const double ActivationEnergy = 83.144;

    /// <summary>Gas constant, J/(mol·K).</summary>
    public const double GasConstant = 8.3144;

    private const decimal KelvinAtZeroCelsius = 273.15m;
    private const int IntervalsInGap = 3;

    public static LogSummary Of(IReadOnlyList<TemperatureReading> readings)
    {
        List<(DateTime From, DateTime To)> steps = [.. readings.Zip(readings.Skip(1), (from, to) => (from.Time, to.Time)).Where(step => step.Item1 < step.Item2)];
        var interval = MedianOf(steps);
        return new(
            readings[0].Time,
            readings[^1].Time,
            readings.Count,
            interval,
            readings.Min(reading => reading.Celsius),
            readings.Max(reading => reading.Celsius),
            readings.Average(reading => reading.Celsius),
            MeanKineticOf(readings),
            interval is { } usual ? [.. steps.Where(step => step.To - step.From > usual * IntervalsInGap)] : []);
    }

    private static TimeSpan? MedianOf(IReadOnlyList<(DateTime From, DateTime To)> steps) =>
        steps.Count == 0 ? null : steps.Select(step => step.To - step.From).Order().ElementAt((steps.Count - 1) / 2);

    private static decimal MeanKineticOf(IReadOnlyList<TemperatureReading> readings)
    {
        var quotient = ActivationEnergy * 1000 / GasConstant;
        var mean = readings.Average(reading => Math.Exp(-quotient / (double)(reading.Celsius + KelvinAtZeroCelsius)));
        // Near absolute zero the mean of such small numbers is none: the coldest reading is what is left.
        return mean > 0
            ? (decimal)(quotient / -Math.Log(mean)) - KelvinAtZeroCelsius
            : readings.Max(reading => reading.Celsius);
    }
}
