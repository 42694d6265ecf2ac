using System.Globalization;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Figures;

namespace ReserveMeds.Packets.Documents.Writers.Html;

/// <summary>
/// Writes figures: their words as a list or a table, what is drawn as SVG with attributes alone, so that no style has to be
/// allowed beside the page's own. A drawing that shows more than the words around it has them as its label.
/// </summary>
internal sealed class HtmlFigures(HtmlElements html, HtmlInlines inlines, bool rightToLeft, string languageTag)
{
    private const string Dark = "#464646";
    private const string Light = "#cdcdcd";
    private const string Faint = "#c8c8c8";

    // Of the drawing of a line chart, in its own units.
    private const decimal Width = 640;
    private const decimal Height = 220;
    private const decimal Beside = 44;
    private const decimal Margin = 10;

    // Room at both ends of an axis for half a number, in per cent.
    private const decimal Inset = 4;

    public void Write(Chain chain)
    {
        html.Open("figure", ("class", "chain"));
        html.Open("ol");
        foreach (var step in chain.Steps)
        {
            html.Open("li");
            html.Open("div");
            inlines.Write(step.Label, rightToLeft);
            if (step.Detail.Count > 0)
            {
                html.Open("small");
                inlines.Write(step.Detail, rightToLeft);
                html.Close();
            }

            html.Close();
            html.Close();
        }

        html.Close();
        Caption(chain.Caption);
        html.Close();
    }

    public void Write(RangeChart chart)
    {
        var scale = RangeScale.Of(chart);
        html.Open("figure", ("class", "ranges"));
        html.Open("table");
        html.Open("thead");
        html.Open("tr");
        foreach (var head in new[] { chart.LabelHead, chart.WordsHead, chart.Axis })
            Cell("th", head, ("scope", "col"));
        html.Close();
        html.Close();
        html.Open("tbody");
        foreach (var track in chart.Tracks)
        {
            html.Open("tr");
            Cell("td", track.Label);
            Cell("td", track.Words);
            html.Open("td");
            Track(track, scale);
            html.Close();
            html.Close();
        }

        html.Open("tr");
        html.Open("td", ("colspan", "2"));
        html.Close();
        html.Open("td");
        Numbers(scale);
        html.Close();
        html.Close();
        html.Close();
        html.Close();
        Caption(chart.Caption);
        html.Close();
    }

    public void Write(LineChart chart)
    {
        var line = PlottedLine.Of(chart);
        html.Open("figure", ("class", "readings"));
        Words("p", chart.ValueLabel, "axis");
        html.Open(
            "svg",
            ("viewBox", $"0 0 {Number(Width)} {Number(Height)}"), ("role", "img"), ("direction", "ltr"),
            ("font-size", "11"), ("aria-label", FigureWords.Of(chart, languageTag)));
        foreach (var tick in line.Values.Ticks)
        {
            Level(line.Values.Place(tick), ("stroke", Faint));
            Characters(
                rightToLeft ? Width - Beside + 6 : Beside - 6, Y(line.Values.Place(tick)) + 4,
                rightToLeft ? "start" : "end", ChartScale.Text(tick, languageTag));
        }

        foreach (var limit in new[] { chart.Lower, chart.Upper })
            Level(line.Values.Place(limit.Value), ("stroke", "#282828"), ("stroke-width", "1.4"), ("stroke-dasharray", "6 4"));
        html.Void(
            "polyline",
            ("points", string.Join(' ', line.Points.Select(point => $"{Number(X(point.X))},{Number(Y(point.Y))}"))),
            ("fill", "none"), ("stroke", "#1f3d54"), ("stroke-width", "1.4"), ("stroke-linejoin", "round"));
        foreach (var point in line.Points.Where(point => point.Side != 0 || line.Points.Count == 1))
            Mark(point);
        html.Close();
        html.Open("p", ("class", "times"));
        Words("span", [new Isolate([new Text(chart.Readings[0].Label)])]);
        Words("span", chart.TimeLabel);
        Words("span", [new Isolate([new Text(chart.Readings[^1].Label)])]);
        html.Close();
        html.Open("ul", ("class", "limits"));
        Words("li", chart.Upper.Label);
        Words("li", chart.Lower.Label);
        html.Close();
        Caption(chart.Caption);
        html.Close();
    }

    private void Track(RangeTrack track, ChartScale scale)
    {
        // The cells beside it say in words what it shows.
        html.Open("svg", ("width", "100%"), ("height", "22"), ("aria-hidden", "true"));
        foreach (var tick in scale.Ticks)
        {
            var x = Percent(scale.Place(tick));
            html.Void("line", ("x1", x), ("x2", x), ("y1", "0"), ("y2", "22"), ("stroke", Faint));
        }

        if (RangeScale.Places(track, scale) is [var start, var end, var last])
        {
            if (last > end)
                Bar(end, last, Light);
            Bar(start, end, Dark);
        }

        html.Close();
    }

    private void Bar(decimal from, decimal to, string fill) => html.Void(
        "rect",
        ("x", Percent(rightToLeft ? to : from)), ("width", $"{Number(Math.Max(0.6m, (to - from) * (100 - (2 * Inset))))}%"),
        ("y", "5"), ("height", "12"), ("fill", fill), ("stroke", Dark));

    private void Numbers(ChartScale scale)
    {
        html.Open("svg", ("width", "100%"), ("height", "16"), ("font-size", "11"), ("direction", "ltr"));
        foreach (var tick in scale.Ticks)
        {
            html.Open("text", ("x", Percent(scale.Place(tick))), ("y", "12"), ("text-anchor", "middle"), ("fill", "currentColor"));
            html.Text(ChartScale.Text(tick, languageTag));
            html.Close();
        }

        html.Close();
    }

    private void Level(decimal place, params ReadOnlySpan<(string Name, string Value)> look) => html.Void("line", [
        ("x1", Number(X(0))), ("x2", Number(X(1))), ("y1", Number(Y(place))), ("y2", Number(Y(place))), .. look]);

    // A triangle that points out of the limits; a lone reading within them is a dot.
    private void Mark(PlottedPoint point)
    {
        var (x, y) = (X(point.X), Y(point.Y));
        if (point.Side == 0)
            html.Void("circle", ("cx", Number(x)), ("cy", Number(y)), ("r", "3"), ("fill", "#1f3d54"));
        else
            html.Void(
                "polygon",
                ("points", $"{Number(x)},{Number(y - (7 * point.Side))} {Number(x - 4)},{Number(y)} {Number(x + 4)},{Number(y)}"),
                ("fill", "#fff"), ("stroke", "#a11d1d"), ("stroke-width", "1.4"));
    }

    private void Characters(decimal x, decimal y, string anchor, string text)
    {
        html.Open("text", ("x", Number(x)), ("y", Number(y)), ("text-anchor", anchor), ("fill", "currentColor"));
        html.Text(text);
        html.Close();
    }

    private void Caption(IReadOnlyList<Inline> caption) => Words("figcaption", caption);

    private void Cell(string element, IReadOnlyList<Inline> content, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        html.Open(element, attributes);
        inlines.Write(content, rightToLeft);
        html.Close();
    }

    private void Words(string element, IReadOnlyList<Inline> content, string? style = null)
    {
        if (style is null)
            html.Open(element);
        else
            html.Open(element, ("class", style));
        inlines.Write(content, rightToLeft);
        html.Close();
    }

    private decimal X(decimal place) =>
        rightToLeft ? Margin + ((1 - place) * (Width - Beside - Margin)) : Beside + (place * (Width - Beside - Margin));

    private static decimal Y(decimal place) => Margin + ((1 - place) * (Height - (2 * Margin)));

    private string Percent(decimal place) => $"{Number(Inset + ((rightToLeft ? 1 - place : place) * (100 - (2 * Inset))))}%";

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
