using System.Text;
using ReserveMeds.Packets.Documents.Model;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Outline;

namespace ReserveMeds.Packets.Tests.Samples;

/// <summary>Stands in the table of writers where a format would: gives the outline, so that goldens need no engine.</summary>
/// <param name="pages">As the format would count them; null where it has none.</param>
internal sealed class OutlineOnly(OutputFormat format, int? pages = null) : IDocumentWriter
{
    public OutputFormat Format => format;

    public Task<Rendition> WriteAsync(Document document, CancellationToken cancellationToken) =>
        Task.FromResult(new Rendition(Encoding.UTF8.GetBytes(OutlineWriter.Write(document)), pages, []));
}
