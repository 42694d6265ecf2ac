using System.Diagnostics;

namespace ReserveMeds.Packets.Benchmarks;

/// <summary>Times of one kind of work, in milliseconds.</summary>
/// <param name="Note">What else the last run said, such as a number of files.</param>
internal sealed record Times(IReadOnlyList<double> Milliseconds, string Note)
{
    /// <summary>Runs of each kind of work before the counted ones.</summary>
    public const int WarmUps = 5;

    /// <summary>Longest time for one kind of work, warm-up left out: a slow machine gives fewer runs, not a longer wait.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <param name="works">Kinds of work to compare. They take turns, so that load beside them hits all alike.</param>
    public static async Task<IReadOnlyList<Times>> MeasureAsync(int runs, params IReadOnlyList<Func<Task<string>>> works)
    {
        var times = works.Select(_ => new List<double>()).ToList();
        var notes = new string[works.Count];
        for (var run = 0; run < WarmUps; run++)
        {
            foreach (var work in works)
                await work();
        }

        var whole = Stopwatch.StartNew();
        for (var run = 0; run < runs && whole.Elapsed < Limit * works.Count; run++)
        {
            for (var index = 0; index < works.Count; index++)
            {
                var start = Stopwatch.GetTimestamp();
                notes[index] = await works[index]();
                times[index].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return [.. times.Select((list, index) => new Times(list, notes[index]))];
    }

    /// <summary>Nearest rank: the smallest time that so many per cent of the runs did not exceed.</summary>
    public double Percentile(int percent)
    {
        var sorted = Milliseconds.Order().ToList();
        return sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100.0) - 1)];
    }
}
