using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Parsing;

/// <summary>Markdown to Document through one fixed pipeline. A node it does not know is an error, never skipped.</summary>
public static class DocumentParser
{
    /// <summary>Reads the body, with the containers <c>header</c> and <c>footer</c> taken out as running head and foot.</summary>
    /// <param name="markdown">As filled by a template.</param>
    /// <param name="frame">Title, language, direction, date and page label of the document; its texts are replaced.</param>
    public static Document Parse(string markdown, Document frame) => throw new NotSupportedException();
}
