using System.Globalization;

namespace ReserveMeds.Packets.Documents.Writers.Figures;

/// <summary>An axis from its lowest to its highest tick, with ticks at 1, 2 or 5 times a power of ten.</summary>
internal sealed class ChartScale
{
    private const int WantedSteps = 5;

    private ChartScale(decimal low, decimal step, int steps)
    {
        Low = low;
        Step = step;
        Steps = steps;
    }

    public decimal Low { get; }

    public decimal Step { get; }

    /// <summary>Spaces between the ticks; at least one.</summary>
    public int Steps { get; }

    public decimal High => Low + (Steps * Step);

    public IEnumerable<decimal> Ticks => Enumerable.Range(0, Steps + 1).Select(tick => Low + (tick * Step));

    /// <summary>The smallest axis that holds both values.</summary>
    public static ChartScale Of(decimal lowest, decimal highest)
    {
        var room = highest > lowest ? highest - lowest : 1;
        var power = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)(room / WantedSteps))));
        var step = new[] { 1, 2, 5, 10 }.Select(factor => factor * power).First(step => step * WantedSteps >= room);
        var low = Math.Floor(lowest / step) * step;
        return new(low, step, Math.Max(1, (int)Math.Ceiling((highest - low) / step)));
    }

    /// <summary>Place of a value: 0 at the lowest tick, 1 at the highest; four decimals.</summary>
    public decimal Place(decimal value) => Math.Round((value - Low) / (High - Low), 4);

    /// <summary>Without groups and needless zeros; French sets a comma before the decimals, the other languages a point.</summary>
    /// <param name="languageTag">BCP 47 tag of the document.</param>
    public static string Text(decimal value, string languageTag)
    {
        var text = value.ToString("0.#########", CultureInfo.InvariantCulture);
        return languageTag.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? text.Replace('.', ',') : text;
    }
}
