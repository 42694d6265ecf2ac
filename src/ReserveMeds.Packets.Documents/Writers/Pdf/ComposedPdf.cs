namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>A set of documents in one file.</summary>
/// <param name="FirstPages">Number of the page that a part begins on, from 1, by the part's id.</param>
public sealed record ComposedPdf(Rendition File, IReadOnlyDictionary<string, int> FirstPages);
