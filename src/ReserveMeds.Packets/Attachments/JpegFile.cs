using System.Buffers.Binary;

namespace ReserveMeds.Packets.Attachments;

/// <summary>Walks the segments of a JPEG file (ITU-T T.81, annex B).</summary>
internal static class JpegFile
{
    private const byte StartOfScan = 0xDA;
    private const byte End = 0xD9;
    private const byte Comment = 0xFE;

    public static ReadOnlySpan<byte> Signature => [0xFF, 0xD8, 0xFF];

    /// <returns>Null where it is cut off or damaged.</returns>
    public static PictureStructure? Read(ReadOnlySpan<byte> file)
    {
        var rest = file[2..];
        PictureStructure? picture = null;
        var (holdsScan, holdsMetadata) = (false, false);
        while (rest is [0xFF, var marker, ..])
        {
            rest = rest[2..];
            switch (marker)
            {
                case 0xFF: // Fill bytes may stand before a marker.
                    rest = file[(file.Length - rest.Length - 1)..];
                    continue;
                case End:
                    return picture is not null && holdsScan
                        ? picture with { HoldsMetadata = holdsMetadata, HasMoreBehind = rest.ContainsAnyExcept((byte)0) }
                        : null;
                case 0x01 or (>= 0xD0 and <= 0xD8) or 0x00:
                    return null;
            }

            if (rest.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(rest) is var length && (length < 2 || length > rest.Length))
                return null;
            var segment = rest[2..length];
            rest = rest[length..];
            if (IsFrame(marker))
            {
                if (picture is not null || Size(segment) is not { } size)
                    return null;
                picture = size;
            }
            else if (marker == StartOfScan)
            {
                holdsScan = true;
                rest = rest[ScanLength(rest)..];
            }

            // APP0 (JFIF) and APP14 (Adobe) only say how to read the pixels, as do colour profiles in APP2.
            holdsMetadata |= marker is Comment or (>= 0xE1 and <= 0xED and not 0xE2) or 0xEF;
        }

        return null;
    }

    /// <summary>Whether the marker begins a frame: all of C0 to CF but tables and the extension.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static PictureStructure? Size(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 6)
            return null;
        var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), BinaryPrimitives.ReadUInt16BigEndian(frame[3..]));
        return width > 0 && height > 0 ? new(width, height, HoldsMetadata: false, HasMoreBehind: false) : null;
    }

    /// <summary>Up to the next marker that is no restart: inside a scan, FF stands before 00 or such a marker.</summary>
    private static int ScanLength(ReadOnlySpan<byte> rest)
    {
        var at = 0;
        while (at + 1 < rest.Length)
        {
            var next = rest[at..^1].IndexOf((byte)0xFF);
            if (next < 0)
                break;
            at += next;
            if (rest[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
                return at;
            at += 2;
        }

        return rest.Length;
    }
}
