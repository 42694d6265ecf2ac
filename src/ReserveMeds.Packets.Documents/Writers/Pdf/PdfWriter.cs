using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>PDF for printing, signing and keeping: tagged, all fonts embedded, the same bytes from the same Document.</summary>
public sealed class PdfWriter(TypstWorkers workers, PdfStandard standard = PdfStandard.Archive) : IDocumentWriter
{
    public OutputFormat Format => OutputFormat.Pdf;

    /// <exception cref="UndrawableTextException">No shipped font draws a character of the document.</exception>
    /// <exception cref="InvalidOperationException">The engine refused the document, which is a fault of ours.</exception>
    public async Task<Rendition> WriteAsync(Document document, CancellationToken cancellationToken)
    {
        var midnight = new DateTimeOffset(document.Date, TimeOnly.MinValue, TimeSpan.Zero);
        var reply = await workers.LayOutAsync(
            standard, midnight.ToUnixTimeSeconds(), DocumentJson.Write(document), cancellationToken);
        return reply.Refusal switch
        {
            null => new Rendition(reply.Pdf, reply.Pages, []),
            "undrawable" => throw new UndrawableTextException(),
            _ => throw new InvalidOperationException($"The PDF engine refused the document with the code \"{reply.Refusal}\"."),
        };
    }
}
