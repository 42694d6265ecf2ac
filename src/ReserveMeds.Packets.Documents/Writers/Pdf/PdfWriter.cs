using ReserveMeds.Packets.Documents.Model;

namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>PDF for printing, signing and keeping: tagged, all fonts embedded, the same bytes from the same Document.</summary>
public sealed class PdfWriter(TypstWorkers workers, PdfStandard standard = PdfStandard.Archive) : IDocumentWriter
{
    public OutputFormat Format => OutputFormat.Pdf;

    /// <exception cref="UndrawableTextException">No shipped font draws a character of the document.</exception>
    /// <exception cref="BrokenPictureException">The logo cannot be decoded.</exception>
    /// <exception cref="InvalidOperationException">The engine refused the document, which is a fault of ours.</exception>
    public async Task<Rendition> WriteAsync(Document document, CancellationToken cancellationToken)
    {
        var reply = await LayOutAsync(document.Date, DocumentJson.Write(document), cancellationToken);
        return new Rendition(reply.Pdf, reply.Pages, []);
    }

    /// <summary>
    /// Binds the parts of a set into one PDF in one pass: pages counted through, an outline with each part and its headings
    /// of level 2, and links from part to part. A link to a part that is not in the set stays plain words, and a note says so.
    /// </summary>
    /// <exception cref="ArgumentException">The set has no part, or the ids of its parts are not as they must be.</exception>
    /// <exception cref="UndrawableTextException">No shipped font draws a character of a part.</exception>
    /// <exception cref="BrokenPictureException">A logo cannot be decoded.</exception>
    /// <exception cref="InvalidOperationException">The engine refused the set, which is a fault of ours.</exception>
    public async Task<ComposedPdf> WriteAsync(DocumentSet set, CancellationToken cancellationToken)
    {
        var ids = set.Parts.Select(part => part.Id).ToHashSet(StringComparer.Ordinal);
        if (ids.Count == 0 || ids.Count != set.Parts.Count || !ids.All(DocumentPart.IsId))
        {
            throw new ArgumentException("A set has parts, each with an id of its own in small letters, digits and hyphens.", nameof(set));
        }

        var reply = await LayOutAsync(set.Date, DocumentJson.Write(set), cancellationToken);
        var notes = set.Parts.SelectMany(part => PartLinks.In(part.Document)).Except(ids).Order(StringComparer.Ordinal)
            .Select(id => $"A link to the part {id} was left out: the file does not hold it.");
        return new ComposedPdf(
            new Rendition(reply.Pdf, reply.Pages, [.. notes]),
            set.Parts.Zip(reply.FirstPages).ToDictionary(pair => pair.First.Id, pair => pair.Second, StringComparer.Ordinal));
    }

    private async Task<WorkerReply> LayOutAsync(DateOnly date, LayoutRequest request, CancellationToken cancellationToken)
    {
        var midnight = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero);
        var reply = await workers.LayOutAsync(standard, midnight.ToUnixTimeSeconds(), request, cancellationToken);
        return reply.Refusal switch
        {
            null => reply,
            "undrawable" => throw new UndrawableTextException(),
            "picture" => throw new BrokenPictureException(),
            _ => throw new InvalidOperationException($"The PDF engine refused the document with the code \"{reply.Refusal}\"."),
        };
    }
}
