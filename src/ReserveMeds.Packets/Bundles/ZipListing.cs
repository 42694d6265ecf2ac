using System.Buffers.Binary;
using System.Text;

namespace ReserveMeds.Packets.Bundles;

/// <summary>
/// The entries of a ZIP file, or why it is not safe to read. Decided on the declared sizes, before anything is unpacked.
/// </summary>
/// <remarks>
/// Stricter than ZIP readers are, so that no two of them can see different files: the entries fill the file without gap
/// or overlap, each name stands once, and nothing comes before, between or behind them. The platform's own reader takes
/// names that stand twice and stops silently at the declared size.
/// </remarks>
/// <param name="Refusal">What is wrong and how to mend it; null where the file can be read.</param>
/// <param name="Entries">In the order of the file.</param>
internal sealed record ZipListing(string? Refusal, IReadOnlyList<ZipEntry> Entries)
{
    private const int EndBytes = 22;
    private const int RecordBytes = 46;

    public const string NoZip = "The file is not a ZIP, or it is cut off or has something behind its end. Send the whole ZIP as it was received.";

    public const string AsReceived = "Send the file as it was received, not packed anew.";

    public static string TooManyEntries => $"The ZIP has more than {BundleVerifier.MaximumEntries} entries. No bundle has that many.";

    public static ZipListing Read(ReadOnlyMemory<byte> zip)
    {
        if (zip.Length > BundleVerifier.MaximumFileBytes)
            return Refuse($"The file is larger than {BundleVerifier.MaximumFileBytes / 1024 / 1024} MiB. No bundle is that large.");

        var (refusal, count, directory) = End(zip.Span);
        if (refusal is not null)
            return Refuse(refusal);

        var entries = new List<ZipEntry>(count);
        var declared = new DeclaredEntries();
        var place = directory;
        for (var number = 1; number <= count; number++)
        {
            if (Entry(zip, ref place) is not { } entry)
                return Refuse($"The table of contents of the ZIP is broken at entry {number}. {AsReceived}");
            if (declared.Add(entry) is { } fault)
                return Refuse(fault);
            entries.Add(entry);
        }

        if (place != zip.Length - EndBytes)
            return Refuse($"The table of contents of the ZIP has another length than it states. {AsReceived}");
        return Place(zip.Span, entries, directory);
    }

    private static ZipListing Refuse(string refusal) => new(refusal, []);

    /// <summary>The end record (APPNOTE 4.3.16), which has to be the last thing in the file.</summary>
    private static (string? Refusal, int Count, int Directory) End(ReadOnlySpan<byte> zip)
    {
        if (zip.Length < EndBytes || BinaryPrimitives.ReadUInt32LittleEndian(zip[^EndBytes..]) != 0x06054B50)
            return (NoZip, 0, 0);

        var end = zip[^EndBytes..];
        var count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        if (count > BundleVerifier.MaximumEntries)
            return (TooManyEntries, 0, 0);

        var size = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        var isOnePart = BinaryPrimitives.ReadUInt32LittleEndian(end[4..]) == 0 && BinaryPrimitives.ReadUInt16LittleEndian(end[8..]) == count;
        var fits = (long)offset + size == zip.Length - EndBytes && BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) == 0;
        if (!isOnePart || !fits || (long)count * RecordBytes > size)
            return ($"The end of the ZIP contradicts the file: it is broken, in several parts or in the 64-bit form. {AsReceived}", 0, 0);
        return count == 0 ? ("The ZIP is empty. Send a bundle as this service writes it.", 0, 0) : (null, count, (int)offset);
    }

    /// <summary>Reads one record of the central directory and moves behind it; null where it does not fit.</summary>
    private static ZipEntry? Entry(ReadOnlyMemory<byte> zip, ref int place)
    {
        var record = zip[place..^EndBytes].Span;
        if (record.Length < RecordBytes || BinaryPrimitives.ReadUInt32LittleEndian(record) != 0x02014B50)
            return null;

        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(record[28..]);
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(record[30..]);
        var length = RecordBytes + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(record[32..]);
        if (length > record.Length || BinaryPrimitives.ReadUInt16LittleEndian(record[34..]) != 0)
            return null;

        var entry = new ZipEntry(
            // A byte beyond ASCII becomes a character that no name may hold.
            Encoding.Latin1.GetString(record.Slice(RecordBytes, nameLength)),
            BinaryPrimitives.ReadUInt32LittleEndian(record[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(record[20..]),
            BinaryPrimitives.ReadUInt32LittleEndian(record[24..]),
            BinaryPrimitives.ReadUInt32LittleEndian(record[42..]),
            zip.Slice(place + 6, 10),
            BinaryPrimitives.ReadUInt16LittleEndian(record[8..]),
            BinaryPrimitives.ReadUInt16LittleEndian(record[10..]),
            BinaryPrimitives.ReadUInt32LittleEndian(record[38..]) >> 28);
        place += length;
        return entry;
    }

    private static ZipListing Place(ReadOnlySpan<byte> zip, List<ZipEntry> entries, int directory)
    {
        var placed = new List<ZipEntry>(entries.Count);
        var next = (long)directory;
        foreach (var entry in entries.OrderByDescending(entry => entry.HeaderOffset))
        {
            if (entry.HeaderOffset >= next || entry.Placed(zip, next) is not { } whole)
                return Refuse($"The entry {entry.Name} overlaps another, lies apart or is cut off. {AsReceived}");
            placed.Add(whole);
            next = entry.HeaderOffset;
        }

        placed.Reverse();
        return next == 0 ? new(null, placed) : Refuse($"Something stands before the first entry of the ZIP. {AsReceived}");
    }
}
