namespace ReserveMeds.Packets.Temperatures;

/// <summary>Readings that follow each other outside the same limit. A reading on the limit is within it.</summary>
/// <param name="First">Time of the first reading outside.</param>
/// <param name="Until">Time of the next reading that is not, or of the last one where the log ends outside.</param>
/// <param name="Extreme">The reading farthest outside, degrees Celsius.</param>
/// <param name="Above">True above the upper limit, false below the lower.</param>
internal sealed record Excursion(DateTime First, DateTime Until, decimal Extreme, bool Above, int Readings)
{
    public TimeSpan Length => Until - First;

    /// <param name="readings">In the order of time.</param>
    /// <param name="lower">Degrees Celsius.</param>
    /// <param name="upper">Degrees Celsius.</param>
    public static IReadOnlyList<Excursion> In(IReadOnlyList<TemperatureReading> readings, decimal lower, decimal upper)
    {
        var found = new List<Excursion>();
        Excursion? open = null;
        foreach (var (time, celsius) in readings)
        {
            if (open is not null && IsOutside(celsius, open.Above))
            {
                open = open with
                {
                    Until = time,
                    Readings = open.Readings + 1,
                    Extreme = open.Above ? Math.Max(open.Extreme, celsius) : Math.Min(open.Extreme, celsius),
                };
                continue;
            }

            if (open is not null)
                found.Add(open with { Until = time });
            open = IsOutside(celsius, above: true) || IsOutside(celsius, above: false)
                ? new(time, time, celsius, celsius > upper, Readings: 1)
                : null;
        }

        return open is null ? found : [.. found, open];

        bool IsOutside(decimal celsius, bool above) => above ? celsius > upper : celsius < lower;
    }
}
