namespace ReserveMeds.Packets.Api.Storage;

/// <summary>Reads that are in an audit trail already, so that a page that asks again and again does not fill it.</summary>
internal sealed class RecentReads(TimeProvider clock)
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(1);

    /// <summary>Beyond it the oldest are forgotten, and would make another entry.</summary>
    private const int Most = 10_000;

    private readonly Lock turn = new();
    private readonly Dictionary<Read, long> reads = [];

    public bool Knows(Read read)
    {
        lock (turn)
        {
            return reads.TryGetValue(read, out var at) && clock.GetElapsedTime(at) < KnownFor;
        }
    }

    public void Add(Read read)
    {
        lock (turn)
        {
            if (reads.Count >= Most)
            {
                foreach (var old in reads.OrderBy(known => known.Value).Take(Most / 2).ToList())
                {
                    reads.Remove(old.Key);
                }
            }

            reads[read] = clock.GetTimestamp();
        }
    }

    /// <summary>Who read what of which case.</summary>
    public sealed record Read(Guid CaseId, string By, string What, string Details);
}
