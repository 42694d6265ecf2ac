using System.Buffers.Binary;
using ReserveMeds.Packets.Bundles;

namespace ReserveMeds.Packets.Attachments;

/// <summary>Walks the chunks of a PNG file (its specification, section 5).</summary>
internal static class PngFile
{
    /// <summary>Length, type and checksum of a chunk.</summary>
    private const int AroundBytes = 12;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <returns>Null where it is cut off or damaged.</returns>
    public static PictureStructure? Read(ReadOnlySpan<byte> file)
    {
        var rest = file[Signature.Length..];
        PictureStructure? picture = null;
        var (holdsPixels, holdsMetadata) = (false, false);
        while (rest.Length >= AroundBytes)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - AroundBytes)
                return null;
            var chunk = rest.Slice(4, 4 + (int)length);
            if (Crc32.Append(0, chunk) != BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]))
                return null;

            var type = chunk[..4];
            var content = chunk[4..];
            rest = rest[(AroundBytes + (int)length)..];
            if (picture is null != type.SequenceEqual("IHDR"u8))
                return null;
            if (type.SequenceEqual("IHDR"u8))
            {
                if (length != 13 || Size(content) is not { } size)
                    return null;
                picture = size;
            }
            else if (type.SequenceEqual("IDAT"u8))
            {
                holdsPixels |= length > 0;
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                return holdsPixels && length == 0 ? picture! with { HoldsMetadata = holdsMetadata, HasMoreBehind = rest.Length > 0 } : null;
            }
            else
            {
                holdsMetadata |= type.SequenceEqual("tEXt"u8) || type.SequenceEqual("zTXt"u8) || type.SequenceEqual("iTXt"u8) || type.SequenceEqual("eXIf"u8);
            }
        }

        return null;
    }

    private static PictureStructure? Size(ReadOnlySpan<byte> header)
    {
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
        return width > 0 && height > 0 ? new(width, height, HoldsMetadata: false, HasMoreBehind: false) : null;
    }
}
