using System.Collections.Concurrent;
using System.Xml;
using System.Xml.Linq;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>The parts of the package that are the same in every document, kept as files beside the code.</summary>
internal static class StaticPart
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static readonly XNamespace Vml = "urn:schemas-microsoft-com:vml";

    private static readonly ConcurrentDictionary<string, XElement> Read = new(StringComparer.Ordinal);

    /// <summary>A copy of the part's root, for the caller to change.</summary>
    /// <param name="name">File name in <c>Docx/Parts</c>.</param>
    public static XElement Element(string name) => new(Read.GetOrAdd(name, Load));

    /// <param name="name">File name in <c>Docx/Parts</c>.</param>
    public static string Text(string name) => Read.GetOrAdd(name, Load).ToString(SaveOptions.DisableFormatting);

    private static XElement Load(string name)
    {
        using var stream = typeof(StaticPart).Assembly.GetManifestResourceStream($"Docx.Parts.{name}")
            ?? throw new InvalidOperationException($"The part {name} is not embedded in the assembly.");
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(reader);
    }
}
