using System.Text;

namespace ReserveMeds.Packets.Temperatures;

/// <summary>One line of the file that is not blank.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Cells">Without quotes and outer blanks; empty cells at the end are left out.</param>
internal sealed record LogRow(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>The cell, or nothing where the row ends before it.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column] : "";

    public static IReadOnlyList<LogRow> Split(string text, char separator) =>
    [
        .. text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n').Index()
            .Where(line => !string.IsNullOrWhiteSpace(line.Item))
            .Select(line => new LogRow(line.Index + 1, CellsOf(line.Item, separator))),
    ];

    private static List<string> CellsOf(string line, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            var character = line[at];
            if (character == '"')
            {
                // Two in a quoted cell stand for one.
                if (quoted && at + 1 < line.Length && line[at + 1] == '"')
                    cell.Append(line[at++]);
                else
                    quoted = !quoted;
            }
            else if (character == separator && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(character);
            }
        }

        cells.Add(cell.ToString().Trim());
        while (cells.Count > 0 && cells[^1].Length == 0)
            cells.RemoveAt(cells.Count - 1);
        return cells;
    }
}
