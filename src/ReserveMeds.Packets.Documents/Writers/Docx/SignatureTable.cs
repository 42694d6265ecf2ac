using ReserveMeds.Packets.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Place for ink: lines to sign on, and beside them the empty box for the stamp, on one page.</summary>
internal static class SignatureTable
{
    // In twentieths of a point: 1.1 cm to sign in, a stamp of 3.2 cm.
    private const int InkHeight = 624;
    private const int LineHeight = 320;
    private const int StampHeight = 1814;

    private const int LinesPercent = 56;
    private const int GapPercent = 5;

    public static W.Table Write(SignatureBlock signature, ParagraphWriter paragraphs, Place place)
    {
        var width = place.Width - place.Indent;
        var lines = width * LinesPercent / 100;
        var gap = width * GapPercent / 100;
        int[] widths = signature.Stamp is null ? [lines] : [lines, gap, width - lines - gap];
        var table = TableWriter.NewTable("PacketSignature", widths, place, paragraphs.RightToLeft);
        var free = signature.Stamp is null ? 0 : StampHeight;
        foreach (var line in signature.Lines)
        {
            var cell = TableWriter.NewCell(lines, paragraphs.Write("SignatureLine", line.Content));
            cell.TableCellProperties!.TableCellVerticalAlignment = new W.TableCellVerticalAlignment
            {
                Val = W.TableVerticalAlignmentValues.Bottom,
            };
            if (line.ForInk)
                cell.TableCellProperties.TableCellBorders = new W.TableCellBorders { BottomBorder = Border<W.BottomBorder>() };
            var height = line.ForInk ? InkHeight : LineHeight;
            table.AppendChild(Row(height, cell));
            free -= height;
        }

        // The box is as high as a stamp even beside few lines.
        if (free > 0)
            table.AppendChild(Row(free, TableWriter.NewCell(lines, paragraphs.Write("SignatureLine", []))));
        if (signature.Stamp is not null)
            AddStamp(table, signature.Stamp, paragraphs, widths);
        foreach (var row in table.Elements<W.TableRow>().SkipLast(1))
        {
            foreach (var paragraph in row.Descendants<W.Paragraph>())
                paragraph.ParagraphProperties!.KeepNext = new W.KeepNext();
        }

        return table;
    }

    private static void AddStamp(W.Table table, IReadOnlyList<Inline> words, ParagraphWriter paragraphs, int[] widths)
    {
        var isFirst = true;
        foreach (var row in table.Elements<W.TableRow>())
        {
            var box = TableWriter.NewCell(widths[2], paragraphs.Write("StampCaption", isFirst ? words : []));
            box.TableCellProperties!.VerticalMerge = new W.VerticalMerge
            {
                Val = isFirst ? W.MergedCellValues.Restart : W.MergedCellValues.Continue,
            };
            box.TableCellProperties.TableCellBorders = new W.TableCellBorders
            {
                TopBorder = Border<W.TopBorder>(),
                LeftBorder = Border<W.LeftBorder>(),
                BottomBorder = Border<W.BottomBorder>(),
                RightBorder = Border<W.RightBorder>(),
            };
            row.Append(TableWriter.NewCell(widths[1], paragraphs.Write("SignatureLine", [])), box);
            isFirst = false;
        }
    }

    private static W.TableRow Row(int height, W.TableCell cell) => new(
        new W.TableRowProperties(
            new W.CantSplit(),
            new W.TableRowHeight { Val = (uint)height, HeightType = W.HeightRuleValues.AtLeast }),
        cell);

    private static T Border<T>()
        where T : W.BorderType, new() => new() { Val = W.BorderValues.Single, Size = 4, Space = 0, Color = "6B7785" };
}
