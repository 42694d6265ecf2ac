namespace ReserveMeds.Packets.Documents.Writers;

/// <summary>The bytes of one Document in one format.</summary>
/// <param name="Content">The whole file.</param>
/// <param name="Pages">Number of pages, where the format has pages of its own (PDF); null otherwise.</param>
/// <param name="Notes">What the format could not carry, in English, for the manifest; empty when it carried everything.</param>
public sealed record Rendition(ReadOnlyMemory<byte> Content, int? Pages, IReadOnlyList<string> Notes);
