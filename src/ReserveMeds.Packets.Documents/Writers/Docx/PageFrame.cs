using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using ReserveMeds.Packets.Documents.Model;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>What stands on every page around the words: running head with the draft mark, running foot, page number.</summary>
internal static class PageFrame
{
    private const int RunningDistance = 567;

    public static W.SectionProperties Write(Document document, MainDocumentPart main)
    {
        var rightToLeft = document.Direction == Direction.RightToLeft;
        var section = new W.SectionProperties();
        if (document.Header.Count > 0 || document.DraftMark is not null)
        {
            var part = main.AddNewPart<HeaderPart>("header");
            part.Header = Header(document, new ParagraphWriter(rightToLeft, new LinkRelationships(part)));
            section.AppendChild(new W.HeaderReference { Id = "header", Type = W.HeaderFooterValues.Default });
        }

        var foot = main.AddNewPart<FooterPart>("footer");
        foot.Footer = Footer(document, new ParagraphWriter(rightToLeft, new LinkRelationships(foot)));
        section.Append(
            new W.FooterReference { Id = "footer", Type = W.HeaderFooterValues.Default },
            new W.PageSize { Width = Place.PageWidth, Height = Place.PageHeight },
            new W.PageMargin
            {
                Top = Place.Margin,
                Right = Place.Margin,
                Bottom = Place.Margin,
                Left = Place.Margin,
                Header = RunningDistance,
                Footer = RunningDistance,
                Gutter = 0,
            });
        if (rightToLeft)
            section.AppendChild(new W.BiDi());
        return section;
    }

    private static W.Header Header(Document document, ParagraphWriter paragraphs)
    {
        var header = new W.Header();
        if (document.DraftMark is { } mark)
        {
            var line = paragraphs.Write("DraftMark", [new Text(mark)]);
            line.AppendChild(Watermark(mark));
            header.AppendChild(line);
        }

        if (document.Header.Count > 0)
            header.AppendChild(paragraphs.Write("Header", document.Header));
        return header;
    }

    // Set slantwise behind the words of every page; so long that it crosses the page, so high as its letters then are.
    private static W.Run Watermark(string mark)
    {
        const int width = 460;
        var height = Math.Clamp(width * 2 / mark.Length, 24, 110);
        var run = StaticPart.Element("watermark.xml");
        var shape = run.Descendants(StaticPart.Vml + "shape").Single();
        shape.SetAttributeValue("style", string.Create(
            CultureInfo.InvariantCulture, $"{shape.Attribute("style")!.Value};width:{width}pt;height:{height}pt"));
        shape.Element(StaticPart.Vml + "textpath")!.SetAttributeValue("string", mark);
        return new W.Run(run.ToString(System.Xml.Linq.SaveOptions.DisableFormatting));
    }

    private static W.Footer Footer(Document document, ParagraphWriter paragraphs)
    {
        var footer = new W.Footer();
        if (document.Footer.Count > 0)
            footer.AppendChild(paragraphs.Write("Footer", document.Footer));
        var page = paragraphs.Write("PageLabel", [new Text(document.PageLabel.Before)]);
        ParagraphWriter.AppendField(page, "PAGE", "1");
        paragraphs.Append(page, [new Text(document.PageLabel.Between)]);
        ParagraphWriter.AppendField(page, "NUMPAGES", "1");
        paragraphs.Append(page, [new Text(document.PageLabel.After)]);
        footer.AppendChild(page);
        return footer;
    }
}
