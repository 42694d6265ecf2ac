using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Layout.Tests.Reading;

/// <summary>Writes another Document than the one it is given, as a mix-up would; keeps the one it was given.</summary>
internal sealed class SwappedWriter(OutputFormat format, IDocumentWriter? inner, Document? instead) : IDocumentWriter
{
    public OutputFormat Format => format;

    public Document? Given { get; private set; }

    public Task<Rendition> WriteAsync(Document document, CancellationToken cancellationToken)
    {
        Given = document;
        return inner?.WriteAsync(instead ?? document, cancellationToken) ?? Task.FromResult(new Rendition(default, Pages: null, []));
    }
}
