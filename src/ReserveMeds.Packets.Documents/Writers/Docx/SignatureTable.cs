using ReserveMeds.Packets.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Place for ink: lines to sign on, and beside them the empty box for the stamp, in one row that cannot split.</summary>
internal static class SignatureTable
{
    // In twentieths of a point: 1.1 cm to sign in, a stamp of 3.2 cm.
    private const uint InkHeight = 624;
    private const uint LineHeight = 320;
    private const uint StampHeight = 1814;
    private const uint Gap = 120;

    private const int LinesPercent = 56;
    private const int StampPercent = 39;

    public static W.Table Write(SignatureBlock signature, ParagraphWriter paragraphs, Place place)
    {
        var width = place.Width - place.Indent;
        var stamp = width * StampPercent / 100;
        var table = TableWriter.NewTable("PacketSignature", [width - stamp, stamp], place, paragraphs.RightToLeft);
        table.AppendChild(RowOf(signature, width, stamp, paragraphs));
        return table;
    }

    /// <summary>Below another place to sign, in the same table: LibreOffice keeps rows together, and tables not always.</summary>
    public static void Add(W.Table table, SignatureBlock signature, ParagraphWriter paragraphs, Place place)
    {
        var width = place.Width - place.Indent;
        var stamp = width * StampPercent / 100;
        table.AppendChild(Row(Gap, TableWriter.NewCell(width - stamp, paragraphs.Write("TableEnd", [])), TableWriter.NewCell(stamp, paragraphs.Write("TableEnd", []))));
        foreach (var paragraph in table.Descendants<W.Paragraph>())
            paragraph.ParagraphProperties!.KeepNext = new W.KeepNext();
        table.AppendChild(RowOf(signature, width, stamp, paragraphs));
    }

    private static W.TableRow RowOf(SignatureBlock signature, int width, int stamp, ParagraphWriter paragraphs)
    {
        var left = TableWriter.NewCell(width - stamp);
        left.TableCellProperties!.TableCellMargin = new W.TableCellMargin(
            new W.LeftMargin { Width = "0", Type = W.TableWidthUnitValues.Dxa },
            new W.RightMargin { Width = "0", Type = W.TableWidthUnitValues.Dxa });
        // LibreOffice asks the first paragraph of a row whether the row is kept with the next, and looks into no table for it.
        left.AppendChild(paragraphs.Write("TableEnd", []));
        if (signature.Lines.Count > 0)
            left.AppendChild(Lines(signature.Lines, width * LinesPercent / 100, width - stamp, paragraphs));
        left.AppendChild(paragraphs.Write("TableEnd", []));
        return Row(signature.Stamp is null ? 0 : StampHeight, left, Stamp(signature.Stamp, stamp, paragraphs));
    }

    // A table of its own, so that each rule is the border of one cell. An empty column keeps the rules off the box.
    private static W.Table Lines(IReadOnlyList<SignatureLine> lines, int ruled, int width, ParagraphWriter paragraphs)
    {
        var table = TableWriter.NewTable("PacketSignature", [ruled, width - ruled], Place.Body, paragraphs.RightToLeft);
        foreach (var line in lines)
        {
            var cell = TableWriter.NewCell(ruled, paragraphs.Write("SignatureLine", line.Content));
            if (line.ForInk)
                cell.TableCellProperties!.TableCellBorders = new W.TableCellBorders { BottomBorder = Border<W.BottomBorder>() };
            cell.TableCellProperties!.TableCellVerticalAlignment = new W.TableCellVerticalAlignment
            {
                Val = W.TableVerticalAlignmentValues.Bottom,
            };
            var empty = TableWriter.NewCell(width - ruled, paragraphs.Write("TableEnd", []));
            table.AppendChild(Row(line.ForInk ? InkHeight : LineHeight, cell, empty));
        }

        return table;
    }

    private static W.TableCell Stamp(IReadOnlyList<Inline>? words, int width, ParagraphWriter paragraphs)
    {
        if (words is null)
            return TableWriter.NewCell(width, paragraphs.Write("TableEnd", []));
        var box = TableWriter.NewCell(width, paragraphs.Write("StampCaption", words));
        box.TableCellProperties!.TableCellBorders = new W.TableCellBorders
        {
            TopBorder = Border<W.TopBorder>(),
            LeftBorder = Border<W.LeftBorder>(),
            BottomBorder = Border<W.BottomBorder>(),
            RightBorder = Border<W.RightBorder>(),
        };
        return box;
    }

    private static W.TableRow Row(uint height, W.TableCell first, W.TableCell second) => new(
        new W.TableRowProperties(
            new W.CantSplit(),
            new W.TableRowHeight { Val = height, HeightType = W.HeightRuleValues.AtLeast }),
        first,
        second);

    private static T Border<T>()
        where T : W.BorderType, new() => new() { Val = W.BorderValues.Single, Size = 4, Space = 0, Color = "6B7785" };
}
