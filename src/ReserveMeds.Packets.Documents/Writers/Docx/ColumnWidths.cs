using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Fixed column widths, so that every program that opens the file lays the table out alike.</summary>
internal static class ColumnWidths
{
    // In twentieths of a point, for the table's size of type. A writer of DOCX cannot measure the reader's fonts, so these
    // lie a little above the mean of the fonts named.
    private const int Character = 108;
    private const int BoldCharacter = 122;
    private const int CellMargins = 220;

    // Beyond these a cell breaks over lines instead of starving its neighbours. The longest word is a span of two amounts in
    // a right-to-left language, whose spaces do not break: in a narrower column it would be broken inside a number.
    private const int LongestWord = 26;
    private const int LongestCell = 50;

    /// <summary>What a column may ask for and get all of, in even shares.</summary>
    private const double Modest = 1.25;

    private const int RowsJudged = 40;

    /// <summary>
    /// A column is at least as wide as its longest word. What room is left goes by how much each still wants, or a column that
    /// asks for little more than its even share gets all of that first: taken is what gives fewer lines, as in the PDF.
    /// </summary>
    /// <param name="width">Of the whole table, in twentieths of a point; the columns add up to it.</param>
    public static int[] Of(Table table, int width)
    {
        var even = width / table.Header.Count;
        var columns = Enumerable.Range(0, table.Header.Count).Select(column => Wish(table, column, even)).ToList();
        var shared = Shared(columns, width);
        var generous = columns.Select(column => column.Most <= Modest * even ? column with { Least = column.Most } : column).ToList();
        if (generous.Sum(column => column.Least) > width)
            return shared;
        var other = Shared(generous, width);
        return LinesOf(table, other).CompareTo(LinesOf(table, shared)) <= 0 ? other : shared;
    }

    /// <summary>How tall the rows are, and of two tables that are equally tall, in how many lines their cells are broken.</summary>
    private static (int Tall, int Broken) LinesOf(Table table, int[] widths)
    {
        var rows = table.Rows.Take(RowsJudged).Select(row => row.Cells.Zip(widths, (cell, width) =>
            Lines(cell.Content).Sum(line => 1 + (Math.Max(0, line.Length - 1) / Math.Max(1, CharactersIn(width))))).ToList()).ToList();
        return (rows.Sum(row => row.Max()), rows.Sum(row => row.Sum()));
    }

    private static int[] Shared(List<(int Least, int Most)> columns, int width)
    {
        var least = columns.Sum(column => column.Least);
        var most = columns.Sum(column => column.Most);
        var widths = columns.Select(column => least >= width || most == least
            ? column.Least * width / least
            : column.Least + (int)((long)(width - least) * (column.Most - column.Least) / (most - least))).ToArray();
        widths[^1] += width - widths.Sum();
        return widths;
    }

    /// <summary>A column that keeps each of these on one line, as far as the limit lets it.</summary>
    /// <param name="limit">In twentieths of a point, as what is returned.</param>
    public static int ForWords(IEnumerable<IReadOnlyList<Inline>> words, int limit) =>
        Math.Min(limit, words.Select(one => Room(PlainText.Of(one).Length, int.MaxValue, BoldCharacter)).Max());

    /// <summary>About how many characters a line of a cell has room for.</summary>
    public static int CharactersIn(int width) => (width - CellMargins) / Character;

    /// <param name="forInk">What a column that is filled in by hand would like to have.</param>
    private static (int Least, int Most) Wish(Table table, int column, int forInk)
    {
        var header = Lines(table.Header[column].Content);
        var cells = table.Rows.SelectMany(row => Lines(row.Cells[column].Content)).ToList();
        var least = Math.Max(header.Max(line => Room(Word(line), LongestWord, BoldCharacter)), cells.Select(line => Room(Word(line), LongestWord, Character)).DefaultIfEmpty().Max());
        var most = Math.Max(header.Max(line => Room(line.Length, LongestCell, BoldCharacter)), cells.Select(line => Room(line.Length, LongestCell, Character)).DefaultIfEmpty().Max());
        if (cells.Exists(cell => cell.Length == 0))
            most = Math.Max(most, forInk);
        return (least, Math.Max(least, most));
    }

    /// <summary>Two languages stand in one cell line by line.</summary>
    private static List<string> Lines(IReadOnlyList<Inline> content)
    {
        List<string> lines = [""];
        foreach (var inline in content)
        {
            if (inline is LineBreak)
                lines.Add("");
            else
                lines[^1] += PlainText.Of([inline]);
        }

        return [.. lines.Select(line => UnbrokenNumbers.Of(line, inRightToLeft: false))];
    }

    private static int Word(string text) => text.Split(' ').Max(part => part.Length);

    private static int Room(int characters, int limit, int character) => (Math.Min(characters, limit) * character) + CellMargins;
}
