using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Fixed column widths, so that every program that opens the file lays the table out alike.</summary>
internal static class ColumnWidths
{
    // In characters. A column is at least as wide as its longest word and gets a share of the rest by its longest cell;
    // beyond the limits a cell breaks over lines instead of starving its neighbours.
    private const int LongestWord = 18;
    private const int LongestCell = 60;
    private const int Padding = 3;

    /// <param name="width">Of the whole table, in twentieths of a point; the columns add up to it.</param>
    public static int[] Of(Table table, int width)
    {
        var cells = table.Rows.Select(row => row.Cells).Prepend(table.Header).ToList();
        var weights = Enumerable.Range(0, table.Header.Count)
            .Select(column => WeightOf(cells.Select(row => PlainText.Of(row[column].Content))))
            .ToArray();
        var total = weights.Sum();
        var widths = weights.Select(weight => width * weight / total).ToArray();
        widths[^1] += width - widths.Sum();
        return widths;
    }

    private static int WeightOf(IEnumerable<string> texts)
    {
        var word = 0;
        var cell = 0;
        foreach (var text in texts)
        {
            cell = Math.Max(cell, text.Length);
            word = Math.Max(word, text.Split(' ').Max(part => part.Length));
        }

        var least = Math.Min(word, LongestWord) + Padding;
        return least + (Math.Max(0, Math.Min(cell, LongestCell) - least) / 2);
    }
}
