using System.Text;
using System.Xml;

namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>
/// Reads the passages of a Word document back, as its reader sees them: insertions that are tracked are in, deletions are
/// out. Trusts nothing: no DTD, no entity, no other file, and whatever does not fit is null, never an exception.
/// </summary>
/// <remarks>The body only. Headers, footers, notes and comments are other parts of the package.</remarks>
public static class DocxText
{
    /// <summary>Characters of a part: many times what the longest document needs.</summary>
    private const int MaximumCharacters = 8 * 1024 * 1024;

    private const int MaximumDepth = 200;
    private const string Relations = "_rels/.rels";
    private const string Alternatives = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// <summary>The spelling that Word writes, and the one of the strict form.</summary>
    private static readonly string[] Words =
    [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ];

    /// <param name="part">The text of a part of the package by its name; null where there is none that can be read.</param>
    /// <returns>The words of each passage that has any, in reading order; null where this is no document that can be read.</returns>
    public static IReadOnlyList<string>? Read(Func<string, string?> part)
    {
        ArgumentNullException.ThrowIfNull(part);
        try
        {
            return part(Relations) is { } relations && MainPart(relations) is { } name && part(name) is { } document ? Passages(document) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? MainPart(string relations)
    {
        using var reader = Reader(relations);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && (reader.GetAttribute("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) ?? false)
                && reader.GetAttribute("TargetMode") is null or "Internal")
            {
                return reader.GetAttribute("Target")?.TrimStart('/');
            }
        }

        return null;
    }

    private static List<string>? Passages(string document)
    {
        var passages = new List<StringBuilder>();
        var open = new Stack<StringBuilder>();
        var isText = false;
        using var reader = Reader(document);
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.Depth > MaximumDepth)
                return null;
            if (reader.NodeType == XmlNodeType.Element && IsUnseen(reader))
            {
                reader.Skip();
                continue;
            }

            var isWord = Words.Contains(reader.NamespaceURI);
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when isWord && reader.LocalName == "p":
                    // A text box stands inside a paragraph and holds its own.
                    passages.Add(new StringBuilder());
                    if (!reader.IsEmptyElement)
                        open.Push(passages[^1]);
                    break;
                case XmlNodeType.Element when isWord && reader.LocalName == "t":
                    isText = !reader.IsEmptyElement;
                    break;
                case XmlNodeType.Element when isWord && open.TryPeek(out var current):
                    current.Append(SignOf(reader.LocalName));
                    break;
                case XmlNodeType.EndElement when isWord && reader.LocalName == "p":
                    open.Pop();
                    break;
                case XmlNodeType.EndElement when isWord && reader.LocalName == "t":
                    isText = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace
                    when isText && open.TryPeek(out var current):
                    current.Append(reader.Value);
                    break;
            }

            reader.Read();
        }

        return [.. passages.Select(passage => PassageText.Of(passage.ToString())).Where(text => text.Length > 0 && !FigureTexts.IsArrow(text))];
    }

    /// <summary>What was deleted or moved away, and the second spelling of something that was already said.</summary>
    private static bool IsUnseen(XmlReader reader) =>
        (Words.Contains(reader.NamespaceURI) && reader.LocalName is "del" or "moveFrom")
        || (reader.NamespaceURI == Alternatives && reader.LocalName == "Fallback");

    private static string SignOf(string element) => element switch
    {
        "tab" or "br" or "cr" or "ptab" => " ",
        "noBreakHyphen" => "\u2011",
        "sym" => "\uFFFC",
        _ => "",
    };

    private static XmlReader Reader(string text) => XmlReader.Create(
        new StringReader(text.TrimStart('\uFEFF')),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaximumCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
}
