using System.Xml;
using System.Xml.Linq;
using ReserveMeds.Packets.Documents.Reading.Pdf;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>
/// Reads the PDFs that this project writes: tagged, with a table of objects, fonts that map to characters. A foreign or
/// damaged file ends in a fault.
/// </summary>
public sealed class PdfReader : IDocumentReader
{
    /// <summary>For a file of our own, whatever the case: a hundred times what the longest packet needs.</summary>
    private const int MaximumWork = 512 * 1024 * 1024;

    private const int MaximumPages = 500;
    private const int MaximumDepth = 50;

    /// <summary>Strings that are no words: digests, and names inside the structure tree.</summary>
    private static readonly HashSet<string> NotWords = new(["ID", "IDTree", "Headers", "InstanceID", "DocumentID", "instanceID"], StringComparer.Ordinal);

    public OutputFormat Format => OutputFormat.Pdf;

    public FinishedText Read(ReadOnlyMemory<byte> file) => Read(file, MaximumWork, withProperties: true);

    /// <summary>Reads the words alone, of a file that anybody may have made.</summary>
    /// <param name="maximumWork">As in <see cref="PdfObjects"/>.</param>
    internal static FinishedText ReadWords(ReadOnlyMemory<byte> file, int maximumWork) => Read(file, maximumWork, withProperties: false);

    private static FinishedText Read(ReadOnlyMemory<byte> file, int maximumWork, bool withProperties)
    {
        try
        {
            return Content(new PdfObjects(file.ToArray(), maximumWork), withProperties);
        }
        catch (ReadFaultException fault)
        {
            return FinishedText.Unreadable(fault.Message);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException)
        {
            return FinishedText.Unreadable("A stream of it is damaged.");
        }
    }

    private static FinishedText Content(PdfObjects objects, bool withProperties)
    {
        var catalog = objects.Map(objects.Trailer.GetValueOrDefault("Root"));
        var pageNumbers = new Dictionary<PdfReference, int>();
        AddPages(objects, catalog.GetValueOrDefault("Pages"), pageNumbers, [], depth: 0);
        var fonts = new Dictionary<PdfReference, PdfFont>();
        var pages = pageNumbers.OrderBy(page => page.Value).Select(page => new PageContent(objects, objects.Map(page.Key), fonts)).ToList();
        var rightToLeft = catalog.TryGetValue("ViewerPreferences", out var preferences)
            && objects.Resolve(objects.Map(preferences).GetValueOrDefault("Direction")) is PdfName { Value: "R2L" };
        var frame = pages.Index().Select(page => new ReadBlock(
            ReadingLines.Of([.. page.Item.Frame.Select(run => (page.Index, run))], rightToLeft, isOneText: false), page.Index + 1));
        return new(
            StructureTree.Read(objects, catalog, pageNumbers, pages, rightToLeft),
            [.. frame.Where(block => block.Text.Length > 0)],
            withProperties ? [.. Strings(objects).Concat(Metadata(objects, catalog))] : [],
            Parts: [],
            Fault: null);
    }

    private static void AddPages(PdfObjects objects, object? node, Dictionary<PdfReference, int> pages, HashSet<PdfReference> visited, int depth)
    {
        if (node is not PdfReference reference || depth > MaximumDepth || pages.Count >= MaximumPages || !visited.Add(reference))
            throw new ReadFaultException("Its pages are broken.");
        var form = objects.Map(node);
        if (form.TryGetValue("Kids", out var kids))
        {
            foreach (var kid in objects.Items(kids))
                AddPages(objects, kid, pages, visited, depth + 1);
        }
        else
        {
            pages.Add(reference, pages.Count);
        }
    }

    /// <summary>Every string of every object: title, bookmarks, link targets, alternative texts and whatever else holds words.</summary>
    private static IEnumerable<ReadProperty> Strings(PdfObjects objects) =>
        objects.Numbers.SelectMany(number => Strings(objects.Object(number).Value, "object"))
            .Concat(Strings(objects.Trailer, "trailer"))
            .Distinct();

    private static IEnumerable<ReadProperty> Strings(object? value, string name) => value switch
    {
        byte[] text => [new(name, DateOrText(name, PdfObjects.Text(text)))],
        List<object?> items => items.SelectMany(item => Strings(item, name)),
        Dictionary<string, object?> form => form.Where(entry => !NotWords.Contains(entry.Key)).SelectMany(entry => Strings(entry.Value, entry.Key)),
        _ => [],
    };

    /// <summary>A date of the document properties reads <c>D:20261122000000Z</c>; set apart, it cannot be taken for a number.</summary>
    private static string DateOrText(string name, string text) =>
        name is "CreationDate" or "ModDate" && text is ['D', ':', _, _, _, _, _, _, _, _, ..] ? $"{text[2..6]}-{text[6..8]}-{text[8..10]} {text[10..]}" : text;

    private static IEnumerable<ReadProperty> Metadata(PdfObjects objects, Dictionary<string, object?> catalog)
    {
        if (!catalog.TryGetValue("Metadata", out var stream))
            return [];
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreProcessingInstructions = true };
        using var content = new MemoryStream(objects.Stream(stream), writable: false);
        using var reader = XmlReader.Create(content, settings);
        return
        [
            .. XDocument.Load(reader).Descendants()
                .Where(element => !element.HasElements && element.Value.Length > 0 && !NotWords.Contains(element.Name.LocalName))
                .Select(element => new ReadProperty($"XMP {element.Name.LocalName}", element.Value)),
        ];
    }
}
