namespace ReserveMeds.Packets.Bundles;

/// <summary>Lays two sequences of passages side by side so that as many as possible stay the same.</summary>
internal static class PassageComparison
{
    /// <summary>Cells of the table that finds the longest common sequence.</summary>
    private const int MaximumCells = 2_000_000;

    /// <param name="found">Digests of the passages as they read now.</param>
    /// <returns>Null where so much differs that it would take too long.</returns>
    public static IReadOnlyList<PassageChange>? Of(IReadOnlyList<ListedPassage> listed, IReadOnlyList<string> found)
    {
        var start = 0;
        while (start < listed.Count && start < found.Count && listed[start].Digest == found[start])
            start++;
        var (listedEnd, foundEnd) = (listed.Count, found.Count);
        while (listedEnd > start && foundEnd > start && listed[listedEnd - 1].Digest == found[foundEnd - 1])
            (listedEnd, foundEnd) = (listedEnd - 1, foundEnd - 1);
        var (rows, columns) = (listedEnd - start, foundEnd - start);
        if ((long)(rows + 1) * (columns + 1) > MaximumCells)
            return null;

        // How many passages are the same from here on, for every pair of places.
        var same = new int[rows + 1, columns + 1];
        for (var row = rows - 1; row >= 0; row--)
        {
            for (var column = columns - 1; column >= 0; column--)
                same[row, column] = IsSame(row, column) ? same[row + 1, column + 1] + 1 : Math.Max(same[row + 1, column], same[row, column + 1]);
        }

        var changes = new List<PassageChange>();
        var (at, to, gone, come) = (0, 0, 0, 0);
        while (at < rows || to < columns)
        {
            if (at < rows && to < columns && IsSame(at, to))
            {
                Close();
                (at, to) = (at + 1, to + 1);
            }
            else if (to == columns || (at < rows && same[at + 1, to] >= same[at, to + 1]))
            {
                (at, gone) = (at + 1, gone + 1);
            }
            else
            {
                (to, come) = (to + 1, come + 1);
            }
        }

        Close();
        return changes;

        bool IsSame(int row, int column) => listed[start + row].Digest == found[start + column];

        // Between two that are the same, each that went and each that came are one that changed, as long as there are both.
        void Close()
        {
            for (var passage = 0; passage < gone; passage++)
                changes.Add(new(passage < come ? "changed" : "missing", listed[start + at - gone + passage].Place));
            for (var passage = gone; passage < come; passage++)
                changes.Add(new("added", start + at == 0 ? "at the beginning" : $"after {listed[start + at - 1].Place}"));
            (gone, come) = (0, 0);
        }
    }
}
