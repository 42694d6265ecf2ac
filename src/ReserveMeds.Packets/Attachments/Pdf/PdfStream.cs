using System.IO.Compression;

namespace ReserveMeds.Packets.Attachments.Pdf;

/// <summary>Unpacks the streams that the structure of a file is read from: Flate or none, with or without PNG predictor.</summary>
internal static class PdfStream
{
    /// <summary>Bytes of one such stream unpacked: tables and objects of the largest file are smaller.</summary>
    private const int MaximumBytes = 8 * 1024 * 1024;

    /// <returns>Null where it cannot be unpacked, is packed in another way, or grows too large.</returns>
    public static byte[]? Unpack(PdfValue.Map form, ReadOnlyMemory<byte> packed, PdfWork work)
    {
        var filter = form["Filter"] is PdfValue.Array { Items: [var only] } ? only : form["Filter"];
        var parameters = form["DecodeParms"] is PdfValue.Array { Items: [var first] } ? first : form["DecodeParms"];
        var content = filter switch
        {
            null when packed.Length <= Math.Min(MaximumBytes, work.InflatedLeft) => packed.ToArray(),
            PdfValue.Name { Value: "FlateDecode" } => Inflate(packed, Math.Min(MaximumBytes, work.InflatedLeft)),
            _ => null,
        };
        if (content is null)
            return null;
        work.SpendInflated(content.Length);
        return parameters switch
        {
            null or PdfValue.Other => content,
            PdfValue.Map map => WithoutPredictor(content, map),
            _ => null,
        };
    }

    private static byte[]? Inflate(ReadOnlyMemory<byte> packed, int maximum)
    {
        using var source = new MemoryStream(packed.ToArray(), writable: false);
        using var inflate = new ZLibStream(source, CompressionMode.Decompress);
        using var content = new MemoryStream();
        var block = new byte[16 * 1024];
        try
        {
            while (inflate.Read(block) is var count and > 0)
            {
                if (content.Length + count > maximum)
                    return null;
                content.Write(block, 0, count);
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return content.ToArray();
    }

    /// <summary>Undoes the filters of PNG (its specification, section 9), which tables of objects are packed with.</summary>
    private static byte[]? WithoutPredictor(byte[] content, PdfValue.Map parameters)
    {
        var predictor = parameters.Int("Predictor") ?? 1;
        if (predictor == 1)
            return content;
        var columns = parameters.Int("Columns") ?? 1;
        if (predictor is < 10 or > 15 || columns is 0 or > 1024 || (parameters.Int("Colors") ?? 1) != 1 || (parameters.Int("BitsPerComponent") ?? 8) != 8
            || content.Length % (columns + 1) != 0)
        {
            return null;
        }

        var rows = content.Length / (columns + 1);
        var plain = new byte[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            var filter = content[row * (columns + 1)];
            if (filter > 4)
                return null;
            for (var column = 0; column < columns; column++)
            {
                var at = (row * columns) + column;
                int left = column > 0 ? plain[at - 1] : 0;
                int above = row > 0 ? plain[at - columns] : 0;
                int corner = row > 0 && column > 0 ? plain[at - columns - 1] : 0;
                var guess = filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => above,
                    3 => (left + above) / 2,
                    _ => Nearest(left, above, corner),
                };
                plain[at] = (byte)(content[(row * (columns + 1)) + 1 + column] + guess);
            }
        }

        return plain;
    }

    private static int Nearest(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
