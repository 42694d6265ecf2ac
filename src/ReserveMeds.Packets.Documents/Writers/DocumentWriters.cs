namespace ReserveMeds.Packets.Documents.Writers;

/// <summary>The one table of output formats. A format that is not in it does not exist.</summary>
public sealed class DocumentWriters
{
    private readonly Dictionary<OutputFormat, IDocumentWriter> writers;

    public DocumentWriters(params IReadOnlyList<IDocumentWriter> writers) =>
        this.writers = writers.ToDictionary(writer => writer.Format);

    public IDocumentWriter this[OutputFormat format] => writers[format];
}
