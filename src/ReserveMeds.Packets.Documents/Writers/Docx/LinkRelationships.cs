using DocumentFormat.OpenXml.Packaging;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>The addresses one part leads to, under ids counted from 1 so that they are the same every time.</summary>
internal sealed class LinkRelationships(OpenXmlPart part)
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">The address is neither absolute https nor mailto.</exception>
    public string IdOf(string target)
    {
        if (ids.TryGetValue(target, out var known))
            return known;
        var id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"link{ids.Count + 1}");
        part.AddHyperlinkRelationship(LinkTarget.Checked(target), isExternal: true, id);
        ids.Add(target, id);
        return id;
    }
}
