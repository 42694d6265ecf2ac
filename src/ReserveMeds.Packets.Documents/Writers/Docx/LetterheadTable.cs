using ReserveMeds.Packets.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Logo and address side by side above a rule.</summary>
internal static class LetterheadTable
{
    // In twentieths of a point: 60 by 20 mm.
    private const double LogoWidth = 3400;
    private const double LogoHeight = 1140;

    public static W.Table Write(Letterhead letterhead, ParagraphWriter paragraphs, Drawings drawings)
    {
        var address = paragraphs.Write("Letterhead", letterhead.Address);
        if (letterhead.Logo is not { } logo)
        {
            return Table([Place.TextWidth], [Cell(Place.TextWidth, address)], paragraphs);
        }

        var (width, height) = logo.Within(LogoWidth, LogoHeight);
        var picture = Drawings.Line(paragraphs, "Letterhead");
        picture.AppendChild(drawings.Picture(logo, (int)width, (int)height));
        address.ParagraphProperties!.Justification = new W.Justification { Val = W.JustificationValues.End };
        int[] widths = [(int)LogoWidth + (2 * Place.CellPadding), Place.TextWidth - (int)LogoWidth - (2 * Place.CellPadding)];
        return Table(widths, [Cell(widths[0], picture), Cell(widths[1], address)], paragraphs);
    }

    private static W.Table Table(int[] widths, W.TableCell[] cells, ParagraphWriter paragraphs)
    {
        var table = TableWriter.NewTable("PacketLayout", widths, Place.Body, paragraphs.RightToLeft);
        var row = new W.TableRow(new W.TableRowProperties(new W.CantSplit()));
        row.Append(cells);
        table.AppendChild(row);
        return table;
    }

    private static W.TableCell Cell(int width, W.Paragraph content)
    {
        var cell = TableWriter.NewCell(width, content);
        cell.TableCellProperties!.TableCellBorders = new W.TableCellBorders
        {
            BottomBorder = new W.BottomBorder { Val = W.BorderValues.Single, Size = 4, Space = 0, Color = "B4BFC9" },
        };
        cell.TableCellProperties.TableCellVerticalAlignment = new W.TableCellVerticalAlignment { Val = W.TableVerticalAlignmentValues.Center };
        return cell;
    }
}
