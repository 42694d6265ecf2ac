using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>The readers of the formats that are read back. HTML is not filed and not among them.</summary>
public sealed class DocumentReaders
{
    private readonly Dictionary<OutputFormat, IDocumentReader> readers;

    public DocumentReaders(params IReadOnlyList<IDocumentReader> readers) =>
        this.readers = readers.ToDictionary(reader => reader.Format);

    /// <summary>Null where files of the format are not read back.</summary>
    public IDocumentReader? Find(OutputFormat format) => readers.GetValueOrDefault(format);
}
