using System.Text;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Documents.Reading.Pdf;

/// <summary>
/// Joins the runs of one paragraph into its words. A line that wraps ends in its space, so one that ends without broke inside
/// a word; of a line that is read from the right that end is not known.
/// </summary>
internal static class ReadingLines
{
    /// <summary>Base lines that differ by less are one line: fonts of two scripts may stand a little apart.</summary>
    private const double SameLine = 2;

    /// <summary>More than fit on the paper.</summary>
    private const int MaximumRuns = 5_000;

    /// <param name="isOneText">Whether the lines are those of one paragraph; each by itself otherwise.</param>
    public static string Of(IReadOnlyList<(int Page, PdfRun Run)> drawn, bool rightToLeft, bool isOneText)
    {
        var runs = WithoutMarks(drawn);
        var text = new StringBuilder();
        var line = new List<PdfRun>();
        for (var at = 0; at < runs.Count; at++)
        {
            if (line.Count >= MaximumRuns)
                throw new ReadFaultException("A line is broken into too many pieces.");
            line.Add(runs[at].Run);
            var ends = at + 1 == runs.Count || runs[at + 1].Page != runs[at].Page || Math.Abs(runs[at + 1].Run.Y - runs[at].Run.Y) > SameLine;
            if (!ends)
                continue;
            foreach (var run in rightToLeft ? InOrder(line) : line)
                text.Append(run.Text);
            if (rightToLeft || !isOneText)
                text.Append(' ');
            line.Clear();
        }

        return text.ToString().Trim();
    }

    /// <summary>A mark is said by its letter, which is drawn just before or after it, maybe with another mark between.</summary>
    private static List<(int Page, PdfRun Run)> WithoutMarks(IReadOnlyList<(int Page, PdfRun Run)> runs)
    {
        var kept = new List<(int Page, PdfRun Run)>(runs.Count);
        for (var at = 0; at < runs.Count; at++)
        {
            var (page, run) = runs[at];
            var next = at + 1;
            while (next < runs.Count && runs[next].Run.IsMarks && runs[next].Run.Text == run.Text)
                next++;
            var said = run.IsMarks && (Says(kept.LastOrDefault().Run, run.Text) || Says(runs.ElementAtOrDefault(next).Run, run.Text));
            if (!said)
                kept.Add((page, run));
        }

        return kept;
    }

    private static bool Says(PdfRun? run, string text) => run?.Text.Contains(text, StringComparison.Ordinal) == true;

    /// <summary>
    /// The runs of a line that is read from the right: from right to left, but neighbours that are read from the left, such as
    /// the halves of a dose, among themselves from left to right.
    /// </summary>
    private static List<PdfRun> InOrder(List<PdfRun> line)
    {
        var ordered = new List<PdfRun>(line.Count);
        var fromLeft = 0;
        foreach (var run in line.OrderByDescending(run => run.X))
        {
            fromLeft = Directionality.HoldsRightToLeft(run.Text) ? 0 : fromLeft + 1;
            ordered.Insert(ordered.Count - Math.Max(0, fromLeft - 1), run);
        }

        return ordered;
    }
}
