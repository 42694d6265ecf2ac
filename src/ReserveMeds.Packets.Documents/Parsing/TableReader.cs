using Markdig.Syntax;
using ReserveMeds.Packets.Documents.Model;
using MarkdownTable = Markdig.Extensions.Tables.Table;
using MarkdownTableCell = Markdig.Extensions.Tables.TableCell;
using MarkdownTableRow = Markdig.Extensions.Tables.TableRow;

namespace ReserveMeds.Packets.Documents.Parsing;

/// <summary>Pipe tables with one header row.</summary>
internal sealed class TableReader(InlineReader words)
{
    public Table Read(MarkdownTable table)
    {
        var rows = table.Cast<MarkdownTableRow>().ToList();
        // Markdig fills rows of unequal length up with cells that have no content at all, the header included.
        var uneven = rows.Find(row => row.Count != rows[0].Count || row.Cast<MarkdownTableCell>().Any(cell => cell.Count == 0));
        if (uneven is not null)
        {
            throw uneven.Fault("a table whose rows have unequal numbers of cells");
        }

        var header = rows[0].Cast<MarkdownTableCell>().Select(cell => new TableCell(words.ReadFilled(LineOf(cell)))).ToList();
        return new Table(header, [.. rows.Skip(1).Select(ReadRow)]);
    }

    /// <summary>A cell of the body may be left empty in the template, for ink; a hole never prints a blank.</summary>
    private TableRow ReadRow(MarkdownTableRow row) =>
        new([.. row.Cast<MarkdownTableCell>().Select(cell => new TableCell(words.Read(LineOf(cell))))]);

    private static ParagraphBlock LineOf(MarkdownTableCell cell) =>
        cell is [ParagraphBlock line] ? line : throw cell.Fault("a table cell that is not one line of words");
}
