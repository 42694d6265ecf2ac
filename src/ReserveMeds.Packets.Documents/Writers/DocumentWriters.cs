using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers.Pdf;

namespace ReserveMeds.Packets.Documents.Writers;

/// <summary>The one table of output formats. A format that is not in it does not exist.</summary>
public sealed class DocumentWriters
{
    private readonly Dictionary<OutputFormat, IDocumentWriter> writers;

    public DocumentWriters(params IReadOnlyList<IDocumentWriter> writers) =>
        this.writers = writers.ToDictionary(writer => writer.Format);

    /// <summary>Binds documents into one file; null where no writer of the table can.</summary>
    public Func<DocumentSet, CancellationToken, Task<ComposedPdf>>? Bind { get; init; }

    public IDocumentWriter this[OutputFormat format] => writers[format];
}
