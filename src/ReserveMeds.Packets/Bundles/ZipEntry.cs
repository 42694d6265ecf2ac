using System.Buffers.Binary;
using System.Text;

namespace ReserveMeds.Packets.Bundles;

/// <summary>One entry as the central directory of a ZIP declares it (APPNOTE 4.3.12). Nothing of it is proven yet.</summary>
/// <param name="Name">With forward slashes; a folder's name ends with one.</param>
/// <param name="Crc">CRC-32 of the unpacked content.</param>
/// <param name="PackedBytes">Length of the content in the file.</param>
/// <param name="Bytes">Length of the content unpacked.</param>
/// <param name="Shared">The fields that the entry's own header repeats: version, flags, method, time and date.</param>
internal sealed record ZipEntry(
    string Name,
    uint Crc,
    long PackedBytes,
    long Bytes,
    long HeaderOffset,
    ReadOnlyMemory<byte> Shared,
    ushort Flags,
    ushort Method,
    uint FileType)
{
    public const int Stored = 0;
    public const int Deflated = 8;
    private const ushort DescriptorFlag = 1 << 3;

    /// <summary>Length of an entry's own header before its name.</summary>
    public const int HeaderBytes = 30;

    /// <summary>Where the content begins in the file; known once the entry's own header was read.</summary>
    public int ContentOffset { get; private init; }

    /// <summary>Whether the entry's own header says the same as the central directory.</summary>
    public bool HeadersAgree { get; private init; }

    public bool IsFolder => Name.EndsWith('/');

    /// <summary>Whether the sizes stand behind the content as well (APPNOTE 4.3.9).</summary>
    public bool HasDescriptor => (Flags & DescriptorFlag) != 0;

    /// <summary>
    /// An entry as its own header declares it, before the central directory has come. What kind of file it is stands only there, and
    /// its sizes may: they are zero then.
    /// </summary>
    /// <returns>Null where the name has not come yet.</returns>
    public static ZipEntry? Announced(ReadOnlySpan<byte> header, long offset)
    {
        if (header.Length < HeaderBytes || header.Length < HeaderBytes + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]))
            return null;
        return new(
            Encoding.Latin1.GetString(header.Slice(HeaderBytes, BinaryPrimitives.ReadUInt16LittleEndian(header[26..]))),
            BinaryPrimitives.ReadUInt32LittleEndian(header[14..]),
            BinaryPrimitives.ReadUInt32LittleEndian(header[18..]),
            BinaryPrimitives.ReadUInt32LittleEndian(header[22..]),
            offset,
            Shared: default,
            BinaryPrimitives.ReadUInt16LittleEndian(header[6..]),
            BinaryPrimitives.ReadUInt16LittleEndian(header[8..]),
            FileType: 0);
    }

    /// <summary>Reads the entry's own header and says where the entry ends, in a file where <paramref name="next"/> follows it.</summary>
    /// <param name="next">Offset of what follows: the next entry, or the central directory.</param>
    /// <returns>Null where entry and header do not fill the space before <paramref name="next"/> exactly.</returns>
    public ZipEntry? Placed(ReadOnlySpan<byte> zip, long next)
    {
        if (HeaderOffset + HeaderBytes > next)
            return null;

        var header = zip[(int)HeaderOffset..(int)next];
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
        var content = HeaderBytes + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        var rest = header.Length - content - PackedBytes;
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != 0x04034B50 || !(rest is 0 || (HasDescriptor && rest is 12 or 16)))
            return null;

        var sizes = header.Slice(14, 12);
        var descriptor = header[^(int)Math.Min(rest, 12)..];
        return this with
        {
            ContentOffset = (int)HeaderOffset + content,
            HeadersAgree = header.Slice(4, 10).SequenceEqual(Shared.Span)
                && header.Slice(HeaderBytes, nameLength).SequenceEqual(Encoding.ASCII.GetBytes(Name))
                && (StatesSizes(sizes) || (rest > 0 && !sizes.ContainsAnyExcept((byte)0)))
                && (rest == 0 || StatesSizes(descriptor))
                && (rest < 16 || BinaryPrimitives.ReadUInt32LittleEndian(header[^16..]) == 0x08074B50),
        };
    }

    private bool StatesSizes(ReadOnlySpan<byte> fields) =>
        BinaryPrimitives.ReadUInt32LittleEndian(fields) == Crc
        && BinaryPrimitives.ReadUInt32LittleEndian(fields[4..]) == PackedBytes
        && BinaryPrimitives.ReadUInt32LittleEndian(fields[8..]) == Bytes;
}
