using System.Buffers.Binary;
using System.Text;
using ReserveMeds.Packets.Bundles;

namespace ReserveMeds.Packets.Tests.Attachments;

/// <summary>Writes pictures chunk by chunk and segment by segment.</summary>
internal static class SmallPictures
{
    public static readonly byte[] Png = WritePng(2, 3);

    public static readonly byte[] Jpeg = WriteJpeg(2, 3);

    public static byte[] WritePng(uint width, uint height, params (string Type, byte[] Content)[] more)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return
        [
            0x89, .. "PNG\r\n\u001a\n"u8,
            .. Chunk("IHDR", header),
            .. more.SelectMany(chunk => Chunk(chunk.Type, chunk.Content)),
            .. Chunk("IDAT", SmallPdf.Deflate(new byte[9])),
            .. Chunk("IEND", []),
        ];
    }

    /// <param name="more">Marker and content of segments before the frame.</param>
    public static byte[] WriteJpeg(ushort width, ushort height, params (byte Marker, byte[] Content)[] more)
    {
        byte[] frame = [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0];
        return
        [
            0xFF, 0xD8,
            .. Segment(0xE0, "JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0"u8.ToArray()),
            .. more.SelectMany(segment => Segment(segment.Marker, segment.Content)),
            .. Segment(0xC0, frame),
            .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
            0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56,
            0xFF, 0xD9,
        ];
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] chunk = [.. Encoding.ASCII.GetBytes(type), .. content];
        var (length, crc) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32.Append(0, chunk));
        return [.. length, .. chunk, .. crc];
    }

    private static byte[] Segment(byte marker, byte[] content)
    {
        var length = content.Length + 2;
        return [0xFF, marker, (byte)(length >> 8), (byte)length, .. content];
    }
}
