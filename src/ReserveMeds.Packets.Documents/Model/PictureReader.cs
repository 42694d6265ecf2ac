using System.Buffers.Binary;

namespace ReserveMeds.Packets.Documents.Model;

/// <summary>Why a picture is not let in.</summary>
public enum PictureFault
{
    /// <summary>More than <see cref="PictureReader.MaximumBytes"/>.</summary>
    TooManyBytes,

    /// <summary>Neither a PNG nor a JPEG, or one whose head makes no sense.</summary>
    UnknownFormat,

    /// <summary>Wider or higher than allowed, or without any pixels.</summary>
    UnfitSize,

    /// <summary>Colours for the printing press (CMYK), which an archived page cannot hold.</summary>
    UnfitColours,

    /// <summary>The file ends before the picture does.</summary>
    Truncated,
}

/// <param name="Picture">Null where there is a fault.</param>
/// <param name="Fault">Null where the picture is let in.</param>
public sealed record PictureReading(Picture? Picture, PictureFault? Fault);

/// <summary>
/// Reads the head of a PNG or JPEG and the lengths of its pieces. Nothing is decoded: a picture may still turn out broken
/// inside, which <c>BrokenPictureException</c> then tells.
/// </summary>
public static class PictureReader
{
    public const int MaximumBytes = 512 * 1024;
    public const int MaximumWidth = 2000;
    public const int MaximumHeight = 1000;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="alternativeText">What the picture says, such as the name of the hospital; not empty.</param>
    public static PictureReading Read(ReadOnlyMemory<byte> bytes, string alternativeText)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(alternativeText);
        if (bytes.Length > MaximumBytes)
        {
            return new(null, PictureFault.TooManyBytes);
        }

        var isPng = bytes.Span.StartsWith(PngSignature);
        var head = isPng ? ReadPng(bytes.Span) : ReadJpeg(bytes.Span);
        var fault = head.Fault
            ?? (head.Width is < 1 or > MaximumWidth || head.Height is < 1 or > MaximumHeight ? PictureFault.UnfitSize : null);
        return fault is not null ? new(null, fault) : new(
            new Picture
            {
                Bytes = bytes,
                Kind = isPng ? PictureKind.Png : PictureKind.Jpeg,
                Width = (int)head.Width,
                Height = (int)head.Height,
                AlternativeText = alternativeText,
            },
            null);
    }

    // Chunks: length, name, content, checksum. The first is IHDR with the size, the last is IEND.
    private static Head ReadPng(ReadOnlySpan<byte> file)
    {
        var at = PngSignature.Length;
        if (file.Length < at + 16 || !file.Slice(at + 4, 4).SequenceEqual("IHDR"u8))
        {
            return file.Length < at + 16 ? PictureFault.Truncated : PictureFault.UnknownFormat;
        }

        var size = new Head(BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8)..]), BinaryPrimitives.ReadUInt32BigEndian(file[(at + 12)..]), null);
        while (file.Length - at >= 12)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12)
            {
                break;
            }

            if (file.Slice(at + 4, 4).SequenceEqual("IEND"u8))
            {
                return size;
            }

            at += (int)length + 12;
        }

        return PictureFault.Truncated;
    }

    // Segments: FF, marker, length that counts itself, content. SOF has the size; after SOS come the pixels up to EOI.
    private static Head ReadJpeg(ReadOnlySpan<byte> file)
    {
        if (file is not [0xFF, 0xD8, 0xFF, ..])
        {
            return PictureFault.UnknownFormat;
        }

        Head? size = null;
        var at = 2;
        while (file.Length - at >= 4)
        {
            if (file[at] != 0xFF)
            {
                return PictureFault.UnknownFormat;
            }

            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var segment = file[(at + 2)..];
            var length = BinaryPrimitives.ReadUInt16BigEndian(segment);
            if (length < 2 || length > segment.Length)
            {
                return length < 2 ? PictureFault.UnknownFormat : PictureFault.Truncated;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                size = length < 8 ? PictureFault.UnknownFormat
                    : segment[7] is not (1 or 3) ? PictureFault.UnfitColours
                    : new Head(BinaryPrimitives.ReadUInt16BigEndian(segment[5..]), BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), null);
            }
            else if (marker == 0xDA)
            {
                // Some programs write padding behind the end.
                var isWhole = file[at..].LastIndexOf([(byte)0xFF, (byte)0xD9]) >= 0;
                return isWhole ? size ?? PictureFault.UnknownFormat : PictureFault.Truncated;
            }

            at += 2 + length;
        }

        return PictureFault.Truncated;
    }

    private sealed record Head(uint Width, uint Height, PictureFault? Fault)
    {
        public static implicit operator Head(PictureFault fault) => new(0, 0, fault);
    }
}
