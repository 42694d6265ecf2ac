using DocumentFormat.OpenXml;
using ReserveMeds.Packets.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Writes tables over the full width of their place.</summary>
/// <param name="blocks">For what stands inside cells.</param>
internal sealed class TableWriter(ParagraphWriter paragraphs, BlockWriter blocks)
{
    private const int TermPercent = 32;

    /// <summary>Rows of a table that is not parted.</summary>
    private const int ShortTable = 6;

    public W.Table Write(Table table, Place place)
    {
        var widths = ColumnWidths.Of(table, place.Width - place.Indent);
        var written = NewTable("PacketTable", widths, place, paragraphs.RightToLeft);
        written.AppendChild(Row(table.Header, widths, "TableHeader", isHeader: true));
        foreach (var row in table.Rows)
            written.AppendChild(Row(row.Cells, widths, "TableText", isHeader: false));
        KeepTogether(written, header: 1);
        return written;
    }

    public W.Table Write(DefinitionList list, Place place)
    {
        var width = place.Width - place.Indent;
        var term = width * TermPercent / 100;
        var written = NewTable("PacketPairs", [term, width - term], place, paragraphs.RightToLeft);
        foreach (var entry in list.Entries)
        {
            var description = NewCell(width - term);
            blocks.Write([.. entry.Description.Select(block => Whole(block, width - term))], description, Place.InCell("TableText", width - term));
            if (description.LastChild is not W.Paragraph)
                description.AppendChild(paragraphs.Write("TableText", []));
            written.AppendChild(new W.TableRow(
                new W.TableRowProperties(new W.CantSplit()),
                NewCell(term, paragraphs.Write("TableTerm", entry.Term)),
                description));
        }

        KeepTogether(written, header: 0);
        return written;
    }

    /// <summary>A short table stays on one page; of a longer one, no row is alone at the foot of a page or at the head of the next.</summary>
    private static void KeepTogether(W.Table table, int header)
    {
        var rows = table.Elements<W.TableRow>().Skip(header).ToList();
        var kept = rows.Count <= ShortTable ? rows.SkipLast(1) : [rows[0], rows[^2]];
        foreach (var row in kept)
            KeepWithNext(row);
    }

    /// <summary>A note that holds more than paragraphs: one cell carries shade and rule under all of them alike.</summary>
    public W.Table Write(Note note, Place place)
    {
        var width = place.Width - place.Indent;
        var written = NewTable("PacketNote", [width], place, paragraphs.RightToLeft);
        var cell = NewCell(width);
        blocks.Write(note.Content, cell, Place.InCell("TableText", width, Place.NotePadding));
        var row = new W.TableRow(cell);
        if (IsShort(row))
            row.PrependChild(new W.TableRowProperties(new W.CantSplit()));
        written.AppendChild(row);
        return written;
    }

    /// <param name="style">Id of a table style in <c>Parts/styles.xml</c>.</param>
    /// <param name="widths">Of the columns, in twentieths of a point.</param>
    public static W.Table NewTable(string style, IReadOnlyList<int> widths, Place place, bool rightToLeft)
    {
        var properties = new W.TableProperties
        {
            TableStyle = new W.TableStyle { Val = style },
            TableWidth = new W.TableWidth { Width = Place.Twips(widths.Sum()), Type = W.TableWidthUnitValues.Dxa },
            TableLayout = new W.TableLayout { Type = W.TableLayoutValues.Fixed },
        };
        if (rightToLeft)
            properties.BiDiVisual = new W.BiDiVisual();
        if (place.Indent > 0)
            properties.TableIndentation = new W.TableIndentation { Width = place.Indent, Type = W.TableWidthUnitValues.Dxa };
        return new W.Table(
            properties,
            new W.TableGrid(widths.Select(width => new W.GridColumn { Width = Place.Twips(width) })));
    }

    public static W.TableCell NewCell(int width, params OpenXmlElement[] content)
    {
        var cell = new W.TableCell(new W.TableCellProperties
        {
            TableCellWidth = new W.TableCellWidth { Width = Place.Twips(width), Type = W.TableWidthUnitValues.Dxa },
        });
        cell.Append(content);
        return cell;
    }

    /// <summary>Whether no cell of the row could fill a page, so that the row need not be parted.</summary>
    public static bool IsShort(W.TableRow row) => row.Elements<W.TableCell>().All(cell => cell.InnerText.Length < ShortRow);

    /// <summary>Keeps the row on one page with what follows it.</summary>
    /// <remarks>LibreOffice does not keep a table with what follows whose only row may not be parted.</remarks>
    public static void KeepWithNext(W.TableRow row)
    {
        if (row.Parent!.Elements<W.TableRow>().Count() == 1)
            row.TableRowProperties?.RemoveAllChildren<W.CantSplit>();
        foreach (var paragraph in row.Descendants<W.Paragraph>())
            paragraph.ParagraphProperties!.KeepNext = new W.KeepNext();
    }

    /// <summary>Characters of a row that surely fits on a page.</summary>
    private const int ShortRow = 1000;

    /// <summary>Least height of a row with an empty cell, which is a place for ink, in twentieths of a point: 7 mm.</summary>
    private const uint InkHeight = 397;

    private W.TableRow Row(IReadOnlyList<TableCell> cells, int[] widths, string style, bool isHeader)
    {
        var properties = new W.TableRowProperties(new W.CantSplit());
        if (!isHeader && cells.Any(cell => cell.Content.Count == 0))
            properties.AppendChild(new W.TableRowHeight { Val = InkHeight, HeightType = W.HeightRuleValues.AtLeast });
        if (isHeader)
            properties.AppendChild(new W.TableHeader());
        var row = new W.TableRow(properties);
        for (var i = 0; i < cells.Count; i++)
            row.AppendChild(NewCell(widths[i], paragraphs.Write(style, Whole(cells[i].Content, widths[i]))));
        return row;
    }

    private static IReadOnlyList<Inline> Whole(IReadOnlyList<Inline> content, int width) =>
        HyphenatedWords.Whole(content, ColumnWidths.CharactersIn(width));

    private static Block Whole(Block block, int width) => block is Paragraph paragraph ? new Paragraph(Whole(paragraph.Content, width)) : block;
}
