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

    // Naskh asks for a quarter more between lines than Noto Sans. Set closer, a page holds as much as that of the PDF.
    private static XElement Styles(Document document)
    {
        var root = WithLanguage("styles.xml", "lang", document.LanguageTag);
        if (document.Direction == Direction.RightToLeft)
        {
            var spacing = root.Element(StaticPart.W + "docDefaults")!.Descendants(StaticPart.W + "spacing").Single();
            spacing.SetAttributeValue(StaticPart.W + "line", "208");
            spacing.SetAttributeValue(StaticPart.W + "lineRule", "auto");
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
