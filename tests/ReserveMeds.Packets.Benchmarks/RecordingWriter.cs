using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Benchmarks;

/// <summary>Writes nothing and keeps the Document, so that an engine can be measured on the very same one.</summary>
internal sealed class RecordingWriter : IDocumentWriter
{
    public OutputFormat Format => OutputFormat.Pdf;

    public Document? Last { get; private set; }

    public Task<Rendition> WriteAsync(Document document, CancellationToken cancellationToken)
    {
        Last = document;
        return Task.FromResult(new Rendition(ReadOnlyMemory<byte>.Empty, Pages: 0, []));
    }
}
