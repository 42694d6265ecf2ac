using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>The parts beside the words: styles, settings, fonts and the document properties.</summary>
internal static class DocumentParts
{
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";

    public static void Add(Document document, WordprocessingDocument package, MainDocumentPart main)
    {
        Feed(main.AddNewPart<StyleDefinitionsPart>("styles"), Styles(document));
        Feed(
            main.AddNewPart<DocumentSettingsPart>("settings"),
            WithLanguage("settings.xml", "themeFontLang", document.LanguageTag));
        Feed(main.AddNewPart<FontTablePart>("fonts"), StaticPart.Element("fontTable.xml"));
        Feed(package.AddNewPart<CoreFilePropertiesPart>("properties"), Properties(document));
    }

    /// <summary>Twentieths of a point from line to line for each half point of the type, as the PDF has it.</summary>
    private const double LinePerSize = 13.6;

    // Each font asks for a height of its own, Naskh for a quarter more than Noto Sans. Left to that, lines with Latin words
    // in them would stand closer than others, and the words of two cells of a row on two heights.
    private static XElement Styles(Document document)
    {
        var root = WithLanguage("styles.xml", "lang", document.LanguageTag);
        var size = StaticPart.W + (document.Direction == Direction.RightToLeft ? "szCs" : "sz");
        foreach (var style in root.Elements().Where(element => (string?)element.Attribute(StaticPart.W + "type") is null or "paragraph"))
        {
            if (style.Descendants(size).SingleOrDefault() is not { } own)
                continue;
            var spacing = style.Descendants(StaticPart.W + "spacing").Single();
            if (spacing.Attribute(StaticPart.W + "line") is not null)
                continue;
            spacing.SetAttributeValue(StaticPart.W + "line", Place.Twips((int)Math.Round((int)own.Attribute(StaticPart.W + "val")! * LinePerSize)));
            spacing.SetAttributeValue(StaticPart.W + "lineRule", "exact");
        }

        return root;
    }

    // A program that reads right-to-left text aloud or checks its spelling goes by w:bidi, LibreOffice by w:val.
    private static XElement WithLanguage(string name, string element, string tag)
    {
        var root = StaticPart.Element(name);
        var language = root.Descendants(StaticPart.W + element).Single();
        language.SetAttributeValue(StaticPart.W + "val", tag);
        language.SetAttributeValue(StaticPart.W + "bidi", tag);
        return root;
    }

    // The SDK's own properties object would give the part a random name.
    private static XElement Properties(Document document)
    {
        var root = StaticPart.Element("core.xml");
        root.Element(DublinCore + "title")!.Value = document.Title;
        root.Element(DublinCore + "language")!.Value = document.LanguageTag;
        root.Element(Terms + "created")!.Value =
            document.Date.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
        return root;
    }

    private static void Feed(OpenXmlPart part, XElement root)
    {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + root.ToString(SaveOptions.DisableFormatting);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        part.FeedData(stream);
    }
}
