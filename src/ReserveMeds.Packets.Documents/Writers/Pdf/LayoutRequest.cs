using System.Buffers.Binary;

namespace ReserveMeds.Packets.Documents.Writers.Pdf;

/// <summary>What crosses to a worker.</summary>
/// <param name="Json">As <c>document.typ</c> reads it.</param>
/// <param name="Pictures">PNG or JPEG files. The JSON names them by their place in this list.</param>
internal sealed record LayoutRequest(ReadOnlyMemory<byte> Json, IReadOnlyList<ReadOnlyMemory<byte>> Pictures)
{
    public static LayoutRequest Empty { get; } = new(ReadOnlyMemory<byte>.Empty, []);

    /// <summary>Bytes that <see cref="CopyTo"/> fills.</summary>
    public int Length => 4 + Json.Length + Pictures.Sum(picture => 4 + picture.Length);

    /// <summary>Each piece with its length before it.</summary>
    public void CopyTo(Span<byte> frame)
    {
        foreach (var piece in Pictures.Prepend(Json))
        {
            BinaryPrimitives.WriteInt32LittleEndian(frame, piece.Length);
            piece.Span.CopyTo(frame[4..]);
            frame = frame[(4 + piece.Length)..];
        }
    }
}
