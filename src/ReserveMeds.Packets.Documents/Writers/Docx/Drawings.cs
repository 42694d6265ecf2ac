using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using ReserveMeds.Packets.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Charts and pictures: parts of their own under ids counted from 1, and the runs that show them.</summary>
internal sealed class Drawings(MainDocumentPart main)
{
    private const long EmuPerTwip = 635;

    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    private int count;

    /// <summary>An empty line that grows with the drawing it gets; others have a height of their own, and would cut it off.</summary>
    public static W.Paragraph Line(ParagraphWriter paragraphs, string style)
    {
        var line = paragraphs.Write(style, []);
        line.ParagraphProperties!.SpacingBetweenLines = new W.SpacingBetweenLines { Line = "240", LineRule = W.LineSpacingRuleValues.Auto };
        return line;
    }

    /// <param name="width">In twentieths of a point, as is the height.</param>
    public W.Run Chart(XElement chart, string alternativeText, int width, int height)
    {
        var frame = Frame("chart-frame.xml", alternativeText, width, height);
        var id = string.Create(CultureInfo.InvariantCulture, $"drawing{count}");
        Feed(main.AddNewPart<ChartPart>(id), Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + chart.ToString(SaveOptions.DisableFormatting)));
        frame.Descendants(C + "chart").Single().SetAttributeValue(R + "id", id);
        return new W.Run(frame.ToString(SaveOptions.DisableFormatting));
    }

    /// <param name="width">In twentieths of a point, as is the height.</param>
    public W.Run Picture(Picture picture, int width, int height)
    {
        var frame = Frame("picture-frame.xml", picture.AlternativeText, width, height);
        var id = string.Create(CultureInfo.InvariantCulture, $"drawing{count}");
        Feed(main.AddImagePart(picture.Kind == PictureKind.Png ? ImagePartType.Png : ImagePartType.Jpeg, id), picture.Bytes.ToArray());
        frame.Descendants(A + "blip").Single().SetAttributeValue(R + "embed", id);
        Size(frame.Descendants(A + "ext").Single(), width, height);
        return new W.Run(frame.ToString(SaveOptions.DisableFormatting));
    }

    private XElement Frame(string name, string alternativeText, int width, int height)
    {
        count++;
        var frame = StaticPart.Element(name);
        Size(frame.Descendants(Wp + "extent").Single(), width, height);
        var properties = frame.Descendants(Wp + "docPr").Single();
        properties.SetAttributeValue("id", count);
        properties.SetAttributeValue("name", string.Create(CultureInfo.InvariantCulture, $"Drawing {count}"));
        properties.SetAttributeValue("descr", alternativeText);
        return frame;
    }

    private static void Size(XElement extent, int width, int height)
    {
        extent.SetAttributeValue("cx", width * EmuPerTwip);
        extent.SetAttributeValue("cy", height * EmuPerTwip);
    }

    private static void Feed(OpenXmlPart part, byte[] content)
    {
        using var stream = new MemoryStream(content);
        part.FeedData(stream);
    }
}
