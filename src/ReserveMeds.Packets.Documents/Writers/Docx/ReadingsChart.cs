using System.Globalization;
using System.Xml.Linq;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Figures;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>
/// A line chart as the chart part of a document. Its numbers are literals: no workbook lies behind it, so that nothing could
/// be asked for or recalculated. The program that opens the file writes the numbers of the axis in its own way.
/// </summary>
internal static class ReadingsChart
{
    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    public static XElement Of(LineChart chart, bool rightToLeft)
    {
        var line = PlottedLine.Of(chart);
        var root = StaticPart.Element("chart.xml");
        var series = root.Descendants(C + "ser").ToList();
        Fill(series[0], [.. line.Points.Select(point => (point.X, point.Reading.Value))]);
        Fill(series[1], [(0, chart.Lower.Value), (1, chart.Lower.Value)]);
        Fill(series[2], [(0, chart.Upper.Value), (1, chart.Upper.Value)]);
        Fill(series[3], [.. line.Points.Where(point => point.Side != 0 || line.Points.Count == 1).Select(point => (point.X, point.Reading.Value))]);
        if (!series[3].Descendants(C + "pt").Any())
            series[3].Remove();

        var axes = root.Descendants(C + "valAx").ToList();
        if (rightToLeft)
        {
            Set(axes[0], "orientation", "maxMin");
            Set(axes[1], "axPos", "r");
            Set(axes[1], "tickLblPos", "low");
        }

        Set(axes[1], "max", Number(line.Values.High));
        Set(axes[1], "min", Number(line.Values.Low));
        Set(axes[1], "majorUnit", Number(line.Values.Step));
        return root;
    }

    private static void Fill(XElement series, IReadOnlyList<(decimal X, decimal Y)> points)
    {
        foreach (var (axis, values) in new[] { ("xVal", points.Select(point => point.X)), ("yVal", points.Select(point => point.Y)) })
        {
            var literals = series.Element(C + axis)!.Element(C + "numLit")!;
            literals.Add(
                new XElement(C + "formatCode", "General"),
                new XElement(C + "ptCount", new XAttribute("val", points.Count)),
                values.Select((value, index) => new XElement(
                    C + "pt", new XAttribute("idx", index), new XElement(C + "v", Number(value)))));
        }
    }

    private static void Set(XElement axis, string element, string value) =>
        axis.Descendants(C + element).Single().SetAttributeValue("val", value);

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
