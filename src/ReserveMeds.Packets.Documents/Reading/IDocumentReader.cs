using ReserveMeds.Packets.Documents.Writers;

namespace ReserveMeds.Packets.Documents.Reading;

/// <summary>Reads a finished file as a recipient's program does: from its bytes, knowing nothing of the Document it was made of.</summary>
public interface IDocumentReader
{
    OutputFormat Format { get; }

    /// <summary>Never throws on damaged input: the fault stands in the result.</summary>
    FinishedText Read(ReadOnlyMemory<byte> file);
}
