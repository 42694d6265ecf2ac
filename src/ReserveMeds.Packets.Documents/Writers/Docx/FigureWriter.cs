using DocumentFormat.OpenXml;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Figures;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>
/// Writes figures. Chains and ranges are tables of shaded cells: real words that any program shows alike and that turn round
/// with the direction. Readings are a native chart.
/// </summary>
internal sealed class FigureWriter(ParagraphWriter paragraphs, Drawings drawings, string languageTag)
{
    private const int ArrowWidth = 380;
    private const int LineGap = 120;

    // Words beside the bars get what they need, so that they seldom wrap.
    private const int MostWordsPercent = 24;
    private const int BesideBarsPercent = 60;

    // Behind the last tick stands its number. However short, a bar is seen.
    private const decimal StepsBehindLast = 0.6m;
    private const int ShortestBar = 60;

    private const int ChartHeight = 3400;

    private string Arrow => paragraphs.RightToLeft ? "\u2190" : "\u2192";

    public IEnumerable<OpenXmlElement> Write(Chain chain, Place place)
    {
        var room = place.Width - place.Indent;
        var stepsInLine = StepsInLine(chain);
        var columns = Math.Min(stepsInLine, chain.Steps.Count);
        var box = (room / stepsInLine) - ArrowWidth;
        var widths = Enumerable.Repeat(new[] { box, ArrowWidth }, columns).SelectMany(pair => pair).ToList();
        var table = NewTable(widths, place, FigureWords.Of(chain));
        foreach (var (line, index) in chain.Steps.Select((step, number) => (step, number)).Chunk(stepsInLine).Select((line, index) => (line, index)))
        {
            if (index > 0)
                table.AppendChild(Row(LineGap, W.HeightRuleValues.Exact, [Empty(widths.Sum(), widths.Count)]));
            var cells = line.SelectMany(step => new[]
            {
                Box(step.step, box),
                step.number + 1 < chain.Steps.Count ? Middle(TableWriter.NewCell(ArrowWidth, Centred("FigureArrow", [new Text(Arrow)]))) : Empty(ArrowWidth, 1),
            }).ToList();
            if (columns > line.Length)
                cells.Add(Empty((columns - line.Length) * (box + ArrowWidth), 2 * (columns - line.Length)));
            table.AppendChild(Row(0, W.HeightRuleValues.Auto, cells));
        }

        return [table, paragraphs.Write("Caption", chain.Caption)];
    }

    /// <summary>Few, since a name that is broken over many lines makes its whole line of boxes tall.</summary>
    private static int StepsInLine(Chain chain) => chain.Steps.Count == 4 ? 4 : 3;

    public IEnumerable<OpenXmlElement> Write(RangeChart chart, Place place)
    {
        var room = place.Width - place.Indent;
        var scale = RangeScale.Of(chart);
        var words = ColumnWidths.ForWords(chart.Tracks.Select(track => track.Words).Append(chart.WordsHead), room * MostWordsPercent / 100);
        var label = ColumnWidths.ForWords(chart.Tracks.Select(track => track.Label).Append(chart.LabelHead), (room * BesideBarsPercent / 100) - words);
        var beside = room - label - words;
        var step = beside / (scale.Steps + StepsBehindLast);
        var bars = chart.Tracks.Select(track => Bar(RangeScale.Places(track, scale), step * scale.Steps)).ToList();
        List<int> ticks = [.. scale.Ticks.Select((_, index) => (int)(index * step))];
        var grid = new BarGrid(beside, [.. bars.SelectMany(bar => bar), .. ticks]);
        var table = NewTable([label, words, .. grid.Widths], place, FigureWords.Of(chart));
        table.AppendChild(Row(0, W.HeightRuleValues.Auto, [
            TableWriter.NewCell(label, paragraphs.Write("FigureHead", chart.LabelHead)),
            TableWriter.NewCell(words, paragraphs.Write("FigureHead", chart.WordsHead)),
            Span(TableWriter.NewCell(beside, paragraphs.Write("FigureHead", chart.Axis)), grid.Widths.Count())]));
        foreach (var (track, bar) in chart.Tracks.Zip(bars))
        {
            table.AppendChild(Row(320, W.HeightRuleValues.AtLeast, [
                Middle(TableWriter.NewCell(label, paragraphs.Write("FigureText", track.Label))),
                Middle(TableWriter.NewCell(words, paragraphs.Write("FigureText", track.Words))),
                .. Pieces(bar, grid, beside)]));
        }

        var numbers = scale.Ticks.Zip(ticks, [.. ticks.Skip(1), beside]).Select(tick => Tick(tick.First, grid.Between(tick.Second, tick.Third)));
        table.AppendChild(Row(0, W.HeightRuleValues.Auto, [Empty(label + words, 2), .. numbers]));
        return [table, paragraphs.Write("Caption", chart.Caption)];
    }

    public IEnumerable<OpenXmlElement> Write(LineChart chart, Place place)
    {
        var width = place.Width - place.Indent;
        var room = width - (2 * Place.CellPadding);
        var drawing = Drawings.Line(paragraphs, "FigureText");
        // In a right-to-left line LibreOffice turns the digits of the axis round. The chart is as wide as the line.
        drawing.ParagraphProperties!.BiDi = null;
        drawing.AppendChild(drawings.Chart(ReadingsChart.Of(chart, paragraphs.RightToLeft), FigureWords.Of(chart, languageTag), room, ChartHeight));
        var third = room / 3;
        var times = NewTable([third, third, third], place with { Indent = 0 }, alternativeText: null);
        times.AppendChild(Row(0, W.HeightRuleValues.Auto, [
            TableWriter.NewCell(third, paragraphs.Write("FigureText", [new Isolate([new Text(chart.Readings[0].Label)])])),
            TableWriter.NewCell(third, Centred("FigureText", chart.TimeLabel)),
            TableWriter.NewCell(third, Aligned("FigureText", [new Isolate([new Text(chart.Readings[^1].Label)])], W.JustificationValues.End))]));
        // One row, which no page parts: LibreOffice does not keep the table of times with the lines below it.
        var whole = NewTable([width], place, alternativeText: null);
        whole.AppendChild(Row(0, W.HeightRuleValues.Auto, [
            TableWriter.NewCell(
                width,
                paragraphs.Write("FigureText", chart.ValueLabel), drawing, times,
                paragraphs.Write("FigureText", chart.Upper.Label), paragraphs.Write("FigureText", chart.Lower.Label),
                paragraphs.Write("Caption", chart.Caption))]));
        return [whole];
    }

    /// <summary>Where a bar begins, ends at the earliest and at the latest; nothing where there is none.</summary>
    private static IReadOnlyList<int> Bar(IReadOnlyList<decimal> places, decimal length)
    {
        if (places.Count == 0)
            return [];
        var start = (int)(places[0] * length);
        var end = Math.Max((int)(places[1] * length), start + ShortestBar);
        return [start, end, places[2] > places[1] ? Math.Max((int)(places[2] * length), end + ShortestBar) : end];
    }

    private IEnumerable<W.TableCell> Pieces(IReadOnlyList<int> bar, BarGrid grid, int room)
    {
        if (bar is not [var start, var end, var last])
            return [Empty(room, grid.Widths.Count())];
        var pieces = new ((int Width, int Columns) Size, string? Fill)[]
        {
            (grid.Between(0, start), null), (grid.Between(start, end), "464646"), (grid.Between(end, last), "CDCDCD"), (grid.Between(last, room), null),
        };
        return pieces.Where(piece => piece.Size.Columns > 0)
            .Select(piece => piece.Fill is null ? Empty(piece.Size.Width, piece.Size.Columns) : Bar(piece.Size.Width, piece.Size.Columns, piece.Fill));
    }

    private W.TableCell Tick(decimal tick, (int Width, int Columns) room)
    {
        var cell = Span(TableWriter.NewCell(room.Width, paragraphs.Write("FigureTick", [new Text(ChartScale.Text(tick, languageTag))])), room.Columns);
        cell.TableCellProperties!.TableCellBorders = new W.TableCellBorders
        {
            TopBorder = Border<W.TopBorder>("6E6E6E", 6),
            StartBorder = Border<W.StartBorder>("6E6E6E", 6),
        };
        cell.TableCellProperties.TableCellMargin = new W.TableCellMargin(
            new W.StartMargin { Width = "40", Type = W.TableWidthUnitValues.Dxa }, new W.EndMargin { Width = "0", Type = W.TableWidthUnitValues.Dxa });
        return cell;
    }

    private W.TableCell Box(ChainStep step, int width)
    {
        var cell = Middle(TableWriter.NewCell(width, Centred("FigureText", step.Label)));
        if (step.Detail.Count > 0)
            cell.AppendChild(Centred("FigureDetail", step.Detail));
        cell.TableCellProperties!.TableCellBorders = new W.TableCellBorders
        {
            TopBorder = Border<W.TopBorder>("6E6E6E", 6),
            LeftBorder = Border<W.LeftBorder>("6E6E6E", 6),
            BottomBorder = Border<W.BottomBorder>("6E6E6E", 6),
            RightBorder = Border<W.RightBorder>("6E6E6E", 6),
        };
        cell.TableCellProperties.Shading = new W.Shading { Val = W.ShadingPatternValues.Clear, Color = "auto", Fill = "F6F6F6" };
        return cell;
    }

    // A shaded line as wide as its cell, so that all bars are equally thick, however many lines the words beside them have.
    private W.TableCell Bar(int width, int columns, string fill)
    {
        var line = paragraphs.Write("FigureBar", []);
        line.ParagraphProperties!.Shading = new W.Shading { Val = W.ShadingPatternValues.Clear, Color = "auto", Fill = fill };
        var cell = Middle(Span(TableWriter.NewCell(width, line), columns));
        cell.TableCellProperties!.TableCellMargin = new W.TableCellMargin(
            new W.StartMargin { Width = "0", Type = W.TableWidthUnitValues.Dxa }, new W.EndMargin { Width = "0", Type = W.TableWidthUnitValues.Dxa });
        return cell;
    }

    private W.Table NewTable(IReadOnlyList<int> widths, Place place, string? alternativeText)
    {
        var table = TableWriter.NewTable("PacketLayout", widths, place, paragraphs.RightToLeft);
        if (alternativeText is not null)
            table.GetFirstChild<W.TableProperties>()!.TableDescription = new W.TableDescription { Val = alternativeText };
        return table;
    }

    private W.TableCell Empty(int width, int columns) => Span(TableWriter.NewCell(width, paragraphs.Write("TableEnd", [])), columns);

    private W.Paragraph Centred(string style, IReadOnlyList<Inline> content) => Aligned(style, content, W.JustificationValues.Center);

    private W.Paragraph Aligned(string style, IReadOnlyList<Inline> content, W.JustificationValues alignment)
    {
        var paragraph = paragraphs.Write(style, content);
        paragraph.ParagraphProperties!.Justification = new W.Justification { Val = alignment };
        return paragraph;
    }

    private static W.TableCell Middle(W.TableCell cell)
    {
        cell.TableCellProperties!.TableCellVerticalAlignment = new W.TableCellVerticalAlignment { Val = W.TableVerticalAlignmentValues.Center };
        return cell;
    }

    private static W.TableCell Span(W.TableCell cell, int columns)
    {
        if (columns > 1)
            cell.TableCellProperties!.GridSpan = new W.GridSpan { Val = columns };
        return cell;
    }

    private static W.TableRow Row(uint height, W.HeightRuleValues rule, IEnumerable<W.TableCell> cells)
    {
        var properties = new W.TableRowProperties(new W.CantSplit());
        if (height > 0)
            properties.AppendChild(new W.TableRowHeight { Val = height, HeightType = rule });
        var row = new W.TableRow(properties);
        row.Append(cells);
        return row;
    }

    private static T Border<T>(string color, uint size)
        where T : W.BorderType, new() => new() { Val = W.BorderValues.Single, Size = size, Space = 0, Color = color };
}
