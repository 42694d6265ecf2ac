using System.Diagnostics;
using System.Globalization;
using System.Text;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Attachments.Pdf;

namespace ReserveMeds.Packets.Tests.Attachments;

/// <summary>Whatever bytes come, the reader answers with a value, soon, and in little memory.</summary>
public sealed class PdfFuzzTests
{
    private static readonly byte[][] Seeds =
    [
        SmallPdf.Write(3, more: SmallPdf.Stream("/Filter/FlateDecode", "BT (a) Tj ET")),
        SmallPdf.Streams(),
        SmallPdf.Streams(predicted: false, trailer: "/Info<</Title(x)>>"),
    ];

    private static readonly string[] Words =
    [
        "<<", ">>", "[", "]", "(", ")", "<", ">", "/", "%", "obj", "endobj", "stream", "endstream", "xref", "trailer", "startxref", "R", "null",
        "/Length", "/Kids", "/Count", "/Prev", "/W", "/Index", "/Type", "/XRefStm", "-1", "2147483647", "99999999999999999999", "0", "1 0 R", "2 0 R", "#", "\0",
    ];

    [Fact]
    public void Twenty_thousand_broken_files_are_answered_with_a_value()
    {
        var random = new Random(20261122);
        var sound = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var file = Seeds[round % Seeds.Length].ToList();
            for (var change = random.Next(1, 6); change > 0; change--)
                Change(file, random);
            sound += PdfStructure.Read(file.ToArray()).Fault == PdfFault.None ? 1 : 0;
        }

        Assert.InRange(sound, 1, 15_000);
    }

    [Fact]
    public void Pictures_and_tables_with_flipped_bytes_are_answered_with_a_value()
    {
        var random = new Random(7);
        foreach (var (kind, seed) in new[] { ("other", SmallPictures.Png), ("other", SmallPictures.Jpeg), ("temperature-log", "time,celsius\n2026-05-22T10:00,4.5\n2026-05-22T10:05,-20.5\n"u8.ToArray()) })
        {
            for (var round = 0; round < 5_000; round++)
            {
                var file = seed.ToList();
                Change(file, random);
                var reading = AttachmentReader.Read([new(kind, null, file.ToArray())]);
                Assert.True(reading.Attachments.Count + reading.Faults.Count > 0);
            }
        }
    }

    [Fact]
    public void A_stream_that_grows_without_end_is_refused_in_little_memory()
    {
        var bomb = SmallPdf.Deflate(new byte[400 * 1024 * 1024]);
        var file = SmallPdf.Streams(packedBytes: bomb);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = PdfStructure.Read(file).Fault;

        Assert.Equal(PdfFault.Unreadable, fault);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50 * 1024 * 1024);
    }

    [Fact]
    public void Many_streams_that_grow_together_are_refused_in_little_memory()
    {
        var packed = Encoding.Latin1.GetString(SmallPdf.Deflate(Encoding.ASCII.GetBytes("9 0 " + new string(' ', 7 * 1024 * 1024) + "0")));
        var streams = Enumerable.Repeat(SmallPdf.Stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", packed), 200).ToArray();
        var file = SmallPdf.Write(1, more: streams);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = PdfStructure.Read(file).Fault;

        Assert.Equal(PdfFault.Unreadable, fault);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200 * 1024 * 1024);
    }

    public static TheoryData<string> Costly => ["depth", "values", "strings", "blanks", "comments", "prev", "entries", "references"];

    /// <summary>Each would take hours or gigabytes by a reader that counts nothing; here the count of what is read ends it.</summary>
    [Theory]
    [MemberData(nameof(Costly))]
    public void A_file_made_to_keep_a_reader_busy_is_refused(string kind)
    {
        const int Size = 4 * 1024 * 1024;
        var file = kind switch
        {
            "depth" => SmallPdf.Write(more: new string('[', Size)),
            "values" => SmallPdf.Write(more: "[" + string.Concat(Enumerable.Repeat("0 ", Size / 2)) + "]"),
            "strings" => Nested(number => $"{number} 0 obj (", Size),
            "blanks" => Blanks(' ', Size),
            "comments" => Blanks('%', Size),
            "prev" => Loop(),
            "entries" => Encoding.ASCII.GetBytes("%PDF-1.7\nxref\n0 2147483647\ntrailer<<>>\nstartxref\n9\n%%EOF"),
            _ => SmallPdf.Table([SmallPdf.Catalog, "<</Type/Pages/Kids 3 0 R/Count 1>>", "4 0 R", "3 0 R"]),
        };

        var watch = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(PdfFault.Unreadable, PdfStructure.Read(file).Fault);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - watch, 0, 100 * 1024 * 1024);
    }

    [NeedsToolsFact("qpdf")]
    public void Files_that_another_program_wrote_are_read_as_it_counts_them()
    {
        var folder = Directory.CreateTempSubdirectory("packets-pdf-");
        try
        {
            var plain = Path.Combine(folder.FullName, "plain.pdf");
            File.WriteAllBytes(plain, SmallPdf.Write(12));
            foreach (var options in new[] { "--object-streams=generate", "--linearize", "--object-streams=generate --linearize", "--qdf" })
            {
                var made = Path.Combine(folder.FullName, "made.pdf");
                Run("qpdf", $"{options} {plain} {made}");
                var reading = PdfStructure.Read(File.ReadAllBytes(made));
                Assert.Equal((PdfFault.None, 12), (reading.Fault, reading.Pages));
            }

            var locked = Path.Combine(folder.FullName, "locked.pdf");
            Run("qpdf", $"--encrypt \"\" owner 256 -- {plain} {locked}");
            Assert.Equal(PdfFault.Encrypted, PdfStructure.Read(File.ReadAllBytes(locked)).Fault);
            Run("qpdf", $"--object-streams=generate --encrypt user owner 256 -- {plain} {locked}");
            Assert.Equal(PdfFault.Encrypted, PdfStructure.Read(File.ReadAllBytes(locked)).Fault);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(string program, string arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static void Change(List<byte> file, Random random)
    {
        var at = random.Next(file.Count);
        switch (random.Next(5))
        {
            case 0:
                file[at] ^= (byte)random.Next(1, 256);
                break;
            case 1:
                file.RemoveRange(at, Math.Min(random.Next(1, 30), file.Count - at - 1));
                break;
            case 2:
                file.InsertRange(at, file.GetRange(at, Math.Min(random.Next(1, 60), file.Count - at)));
                break;
            case 3:
                file.InsertRange(at, Encoding.Latin1.GetBytes(Words[random.Next(Words.Length)]));
                break;
            default:
                var word = Encoding.Latin1.GetBytes(Words[random.Next(Words.Length)]);
                for (var index = 0; index < word.Length && at + index < file.Count; index++)
                    file[at + index] = word[index];
                break;
        }
    }

    /// <summary>Objects that each begin inside the string of the one before, so that each is as long as the rest of the file.</summary>
    private static byte[] Nested(Func<int, string> open, int size)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        var table = new StringBuilder();
        var count = 0;
        while (file.Length < size / 2)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:0000000000} 00000 n \n");
            file.Append(open(++count));
        }

        file.Append(')', count).Append("endobj\n");
        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n1 {count}\n{table}trailer\n<</Root 1 0 R>>\nstartxref\n{start}\n%%EOF");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    /// <summary>One object behind a long blank, to which every entry of the table leads, each to another place in the blank.</summary>
    private static byte[] Blanks(char blank, int size)
    {
        var file = new StringBuilder("%PDF-1.7\n").Append(blank, size / 2).Append("\n1 0 obj 1 endobj\n");
        var start = file.Length;
        file.Append("xref\n");
        for (var entry = 0; entry < 50_000; entry++)
            file.Append(CultureInfo.InvariantCulture, $"1 1\n{10 + entry:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<</Root 1 0 R>>\nstartxref\n{start}\n%%EOF");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    private static byte[] Loop()
    {
        const string Head = "%PDF-1.7\n";
        return Encoding.ASCII.GetBytes($"{Head}xref\n0 0\ntrailer<</Prev {Head.Length}>>\nstartxref\n{Head.Length}\n%%EOF");
    }
}
