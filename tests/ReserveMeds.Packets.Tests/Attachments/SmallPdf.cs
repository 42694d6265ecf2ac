using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ReserveMeds.Packets.Tests.Attachments;

/// <summary>Writes PDF files by hand, so that any line of them can be another.</summary>
internal static class SmallPdf
{
    public const string Catalog = "<</Type/Catalog/Pages 2 0 R>>";

    /// <summary>A sound file with a table of objects.</summary>
    /// <param name="catalog">In place of the plain catalogue, which is object 1; its pages are object 2.</param>
    /// <param name="trailer">Further entries of the trailer.</param>
    /// <param name="more">Further objects, from number 3 + pages on.</param>
    public static byte[] Write(int pages = 1, string catalog = Catalog, string trailer = "", string? count = null, params string[] more)
    {
        var kids = string.Join(' ', Enumerable.Range(3, pages).Select(number => $"{number} 0 R"));
        return Table(
            [
                catalog,
                $"<</Type/Pages/Kids[{kids}]/Count {count ?? pages.ToString(CultureInfo.InvariantCulture)}>>",
                .. Enumerable.Repeat("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>", pages),
                .. more,
            ],
            trailer);
    }

    /// <summary>Objects from 1 on, with a table.</summary>
    public static byte[] Table(IReadOnlyList<string> objects, string trailer = "")
    {
        var file = new StringBuilder("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        var table = new StringBuilder();
        foreach (var (index, content) in objects.Index())
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:0000000000} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{content}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{table}");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Count + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    /// <summary>The same in the newer form: catalogue, pages and page packed into one stream, and the table in another.</summary>
    /// <param name="predicted">Whether the table is packed with the predictor of PNG, as most writers do.</param>
    /// <param name="trailer">Further entries of the table's dictionary.</param>
    /// <param name="packedBytes">In place of what the stream of objects holds.</param>
    public static byte[] Streams(bool predicted = true, string catalog = Catalog, string trailer = "", byte[]? packedBytes = null)
    {
        string[] objects = [catalog, "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"];
        var offsets = objects.Select((_, index) => objects.Take(index).Sum(text => text.Length + 1)).ToList();
        var head = string.Join(' ', offsets.Select((offset, index) => $"{index + 1} {offset}")) + " ";
        var packed = packedBytes ?? Deflate(Encoding.Latin1.GetBytes(head + string.Join(' ', objects)));

        using var file = new MemoryStream();
        Add("%PDF-1.7\n");
        var stream = (int)file.Length;
        Add($"4 0 obj\n<</Type/ObjStm/N 3/First {head.Length}/Filter/FlateDecode/Length {packed.Length}>>\nstream\n");
        file.Write(packed);
        Add("\nendstream\nendobj\n");
        var start = (int)file.Length;
        byte[][] rows =
        [
            [0, 0, 0, 0], [2, 0, 4, 0], [2, 0, 4, 1], [2, 0, 4, 2], [1, (byte)(stream >> 8), (byte)stream, 0], [1, (byte)(start >> 8), (byte)start, 0],
        ];
        var table = Deflate(predicted ? Predicted(rows) : [.. rows.SelectMany(row => row)]);
        var parameters = predicted ? "/DecodeParms<</Predictor 12/Columns 4>>" : "";
        Add($"5 0 obj\n<</Type/XRef/Size 6/W[1 2 1]/Root 1 0 R/Filter/FlateDecode{parameters}{trailer}/Length {table.Length}>>\nstream\r\n");
        file.Write(table);
        Add($"\nendstream\nendobj\nstartxref\n{start}\n%%EOF");
        return file.ToArray();

        void Add(string text) => file.Write(Encoding.Latin1.GetBytes(text));
    }

    /// <summary>An object with a stream.</summary>
    public static string Stream(string entries, string content) =>
        string.Create(CultureInfo.InvariantCulture, $"<<{entries}/Length {content.Length}>>\nstream\n{content}\nendstream");

    public static byte[] Deflate(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(content);
        return packed.ToArray();
    }

    private static byte[] Predicted(byte[][] rows) =>
        [.. rows.SelectMany((row, index) => row.Select((value, column) => (byte)(value - (index == 0 ? 0 : rows[index - 1][column]))).Prepend((byte)2))];
}
