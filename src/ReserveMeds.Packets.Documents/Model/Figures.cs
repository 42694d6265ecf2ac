namespace ReserveMeds.Packets.Documents.Model;

/// <summary>
/// Stations in the order they are passed, joined by arrows that follow the reading direction. Like all
/// figures it stands in the body of a document by itself: in a cell or an item there is no room for it.
/// </summary>
/// <param name="Steps">At least one.</param>
public sealed record Chain(IReadOnlyList<ChainStep> Steps, IReadOnlyList<Inline> Caption) : Block;

/// <param name="Detail">A second line; may be empty.</param>
public sealed record ChainStep(IReadOnlyList<Inline> Label, IReadOnlyList<Inline> Detail);

/// <summary>Bars on one axis that starts at the reading edge. The words of a track say all that its bar shows.</summary>
/// <param name="LabelHead">Head of the column with the labels.</param>
/// <param name="WordsHead">Head of the column with the words.</param>
/// <param name="Tracks">At least one.</param>
/// <param name="Axis">What the axis counts, such as "days since the request".</param>
public sealed record RangeChart(
    IReadOnlyList<Inline> LabelHead,
    IReadOnlyList<Inline> WordsHead,
    IReadOnlyList<RangeTrack> Tracks,
    IReadOnlyList<Inline> Axis,
    IReadOnlyList<Inline> Caption) : Block;

/// <param name="Words">The range as the reader's language says it, such as "15 to 30 days".</param>
/// <param name="Range">Null where a number is missing: no bar is drawn, and the words show the gap.</param>
public sealed record RangeTrack(IReadOnlyList<Inline> Label, IReadOnlyList<Inline> Words, ChartRange? Range);

/// <summary>From start to end, and in a lighter bar on to the latest end. In units of the axis, ascending.</summary>
/// <param name="UpTo">Null where there is no lighter part.</param>
public sealed record ChartRange(decimal Start, decimal End, decimal? UpTo)
{
    public decimal Last => UpTo ?? End;
}

/// <summary>Readings over time between two limits. Those outside are marked and listed below.</summary>
/// <param name="TimeLabel">Head of the times, such as "Time".</param>
/// <param name="ValueLabel">Head of the values with their unit, such as "Temperature (°C)".</param>
/// <param name="Readings">At least one; times never go back.</param>
public sealed record LineChart(
    IReadOnlyList<Inline> TimeLabel,
    IReadOnlyList<Inline> ValueLabel,
    IReadOnlyList<ChartReading> Readings,
    ChartLimit Lower,
    ChartLimit Upper,
    IReadOnlyList<Inline> Caption) : Block
{
    /// <summary>What lies outside as its author lists it; null for the list of times and values that the writers make.</summary>
    public Table? Listed { get; init; }
}

/// <param name="Label">The time as it was written.</param>
/// <param name="Time">Place on the axis: the number that was written, or days for a date with a time.</param>
public sealed record ChartReading(string Label, decimal Time, decimal Value);

/// <summary>A reading on the limit is within it.</summary>
/// <param name="Label">Words beside the line that name limit and value, such as "Upper limit: 8 °C".</param>
public sealed record ChartLimit(IReadOnlyList<Inline> Label, decimal Value);
