namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>
/// The columns beside the words of a chart of ranges: an edge wherever a bar or a tick begins or ends, so that a bar is as exact as
/// the figure beside it. Widths and places are twentieths of a point.
/// </summary>
internal sealed class BarGrid
{
    /// <summary>A third of a millimetre. Edges that are nearer to each other are one.</summary>
    private const int Finest = 20;

    /// <summary>Word takes 63 columns to a table; two of them hold words.</summary>
    private const int MostEdges = 61;

    private readonly int step;
    private readonly List<int> edges;

    /// <param name="places">Of bars and ticks, from zero to the room.</param>
    public BarGrid(int room, IReadOnlyCollection<int> places)
    {
        step = Finest;
        while ((edges = Edges()).Count > MostEdges)
        {
            step *= 2;
        }

        List<int> Edges() => [.. places.Select(Nearest).Append(0).Where(place => place < room).Append(room).Distinct().Order()];
    }

    public IEnumerable<int> Widths => edges.Zip(edges.Skip(1), (from, to) => to - from);

    /// <summary>How wide it is from one place to another, over how many columns; nothing where both fall on one edge.</summary>
    public (int Width, int Columns) Between(int from, int to)
    {
        var (first, last) = (IndexOf(from), IndexOf(to));
        return (edges[last] - edges[first], last - first);
    }

    private int IndexOf(int place) => edges.IndexOf(Nearest(place)) is >= 0 and var index ? index : edges.Count - 1;

    private int Nearest(int place) => (place + (step / 2)) / step * step;
}
