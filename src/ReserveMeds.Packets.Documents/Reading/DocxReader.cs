using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>Reads Word documents from the XML of their parts, without the library that wrote them. Hidden and deleted words count.</summary>
public sealed class DocxReader : IDocumentReader
{
    private const string MainPart = "word/document.xml";
    private const int MaximumParts = 500;
    private const int MaximumPartBytes = 16 * 1024 * 1024;

    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Attributes that show or hold words: the watermark, alternative texts.</summary>
    private static readonly HashSet<string> WordAttributes = new(["string", "alt", "descr", "title", "author", "initials"], StringComparer.Ordinal);

    public OutputFormat Format => OutputFormat.Docx;

    public FinishedText Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            return Parts(file);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or EndOfStreamException or IOException or NotSupportedException)
        {
            return FinishedText.Unreadable("It is not a sound package of XML parts.");
        }
        catch (ReadFaultException fault)
        {
            return FinishedText.Unreadable(fault.Message);
        }
    }

    private static FinishedText Parts(ReadOnlyMemory<byte> file)
    {
        using var archive = new ZipArchive(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > MaximumParts)
            throw new ReadFaultException("It has too many parts.");

        List<ReadBlock> body = [];
        List<ReadBlock> frame = [];
        List<ReadProperty> properties = [];
        foreach (var entry in archive.Entries)
        {
            if (IsPicture(entry.FullName))
                continue;
            if (!entry.FullName.EndsWith(".xml", StringComparison.Ordinal) && !entry.FullName.EndsWith(".rels", StringComparison.Ordinal))
                throw new ReadFaultException("It has a part that is not XML.");

            var root = Load(entry);
            var isMain = entry.FullName == MainPart;
            (isMain ? body : frame).AddRange(root.Descendants(W + "p").Select(TextOf).Where(text => text.Length > 0).Select(text => new ReadBlock(text, Page: null)));
            properties.AddRange(WordsBeside(root, entry.FullName));
        }

        if (archive.GetEntry(MainPart) is null)
            throw new ReadFaultException("It has no main part.");
        return new(body, frame, properties, [.. archive.Entries.Select(entry => entry.FullName)], Fault: null);
    }

    /// <summary>What a picture says stands beside it, as its description; its pixels are not read.</summary>
    private static bool IsPicture(string part) =>
        Path.GetExtension(part) is ".png" or ".jpg" or ".jpeg" && part.Contains("media/", StringComparison.Ordinal);

    private static XElement Load(ZipArchiveEntry entry)
    {
        if (entry.Length > MaximumPartBytes)
            throw new ReadFaultException("A part is too large.");
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaximumPartBytes,
        };
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, settings);
        return XDocument.Load(reader).Root ?? throw new ReadFaultException("A part is empty.");
    }

    /// <summary>The words of one paragraph; those of paragraphs inside it, as in a text box, come by themselves.</summary>
    private static string TextOf(XElement paragraph)
    {
        var text = new StringBuilder();
        foreach (var element in paragraph.Descendants().Where(element => element.Name.Namespace == W && element.Ancestors(W + "p").First() == paragraph))
        {
            _ = element.Name.LocalName switch
            {
                "t" or "delText" => text.Append(element.Value),
                "br" or "cr" or "tab" => text.Append(' '),
                "noBreakHyphen" => text.Append('-'),
                _ => text,
            };
        }

        return text.ToString().Trim();
    }

    private static IEnumerable<ReadProperty> WordsBeside(XElement root, string part)
    {
        foreach (var comment in root.DescendantNodes().OfType<XComment>())
            yield return new($"{part} comment", comment.Value);
        foreach (var element in root.DescendantsAndSelf())
        {
            if (element.Name != W + "t" && element.Name != W + "delText" && !element.HasElements && !string.IsNullOrWhiteSpace(element.Value))
                yield return new($"{part} {element.Name.LocalName}", element.Value);
            foreach (var attribute in element.Attributes())
            {
                var isLink = element.Name == Relations + "Relationship" && attribute.Name == "Target" && (string?)element.Attribute("TargetMode") == "External";
                if ((isLink || WordAttributes.Contains(attribute.Name.LocalName)) && attribute.Value.Length > 0)
                    yield return new($"{part} {attribute.Name.LocalName}", attribute.Value);
            }
        }
    }
}
