using System.Xml;

namespace ReserveMeds.Packets.Documents.Writers.Html;

/// <summary>Writes elements that HTML and XML parsers read alike. All text and all attributes are encoded.</summary>
internal sealed class HtmlElements(XmlWriter xml)
{
    public void DocumentType() => xml.WriteDocType("html", pubid: null, sysid: null, subset: null);

    public void Open(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(element);
        foreach (var (name, value) in attributes)
            xml.WriteAttributeString(name, value);
    }

    // The short form <p/> is an open <p> to an HTML parser.
    public void Close() => xml.WriteFullEndElement();

    public void Void(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(element, attributes);
        xml.WriteEndElement();
    }

    public void Element(string element, string text)
    {
        Open(element);
        Text(text);
        Close();
    }

    public void Text(string text) => xml.WriteString(text);
}
