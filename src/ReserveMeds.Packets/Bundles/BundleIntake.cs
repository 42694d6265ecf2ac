using System.Buffers.Binary;

namespace ReserveMeds.Packets.Bundles;

/// <summary>
/// Takes in a bundle as it arrives, in one piece of memory, and refuses it as soon as what has come shows that it cannot be
/// one: not a ZIP, too many entries, an entry that declares what no bundle has, something behind the end.
/// </summary>
/// <remarks>
/// Walks from header to header by the sizes that they state and looks at nothing between. It only refuses what is certain:
/// where a header is not found, or states no size, nothing more is said here and <see cref="BundleVerifier"/> judges the whole.
/// </remarks>
/// <param name="stated">Bytes that the sender announced; null where it did not.</param>
public sealed class BundleIntake(long? stated)
{
    private const int FirstBytes = 64 * 1024;
    private const int SecondBytes = 1024 * 1024;
    private const uint EntrySignature = 0x04034B50;
    private const uint RecordSignature = 0x02014B50;
    private const uint EndSignature = 0x06054B50;
    private const int RecordBytes = 46;
    private const int EndBytes = 22;

    private readonly DeclaredEntries declared = new();
    private byte[] content = [];
    private int filled;
    private long next;
    private int records;
    private long directory = -1;
    private bool isEnded;
    private bool isLost;

    /// <summary>Why the file is refused, with a remedy; null while nothing speaks against it.</summary>
    public string? Refusal { get; private set; }

    /// <summary>More came than any bundle has; the rest was not kept.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>What has come.</summary>
    public ReadOnlyMemory<byte> Content => content.AsMemory(0, filled);

    /// <summary>Headers looked at: what the walk has cost.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether more is worth receiving.</summary>
    public bool GoesOn => Refusal is null && !IsTooLarge;

    /// <param name="block">Of any length; what stands behind a reason to refuse is not kept.</param>
    public void Add(ReadOnlySpan<byte> block)
    {
        for (; GoesOn && !block.IsEmpty; block = block[Math.Min(FirstBytes, block.Length)..])
            Take(block[..Math.Min(FirstBytes, block.Length)]);
    }

    private void Take(ReadOnlySpan<byte> block)
    {
        IsTooLarge = filled + (long)block.Length > BundleVerifier.MaximumFileBytes;
        if (IsTooLarge)
            return;
        MakeRoom(filled + block.Length);
        block.CopyTo(content.AsSpan(filled));
        filled += block.Length;
        while (Refusal is null && !isLost && Step())
            Steps++;
    }

    // Grown twice: an array that is doubled again and again costs three times the file. The size announced is believed only
    // after so much came that most refusals were told, and memory that is not written to is not taken from the system.
    private void MakeRoom(int wanted)
    {
        if (wanted <= content.Length)
            return;
        var announced = (int)Math.Clamp(stated ?? BundleVerifier.MaximumFileBytes, wanted, BundleVerifier.MaximumFileBytes);
        var room = wanted <= FirstBytes ? FirstBytes : wanted <= SecondBytes ? Math.Min(announced, SecondBytes) : announced;
        var larger = GC.AllocateUninitializedArray<byte>(room);
        content.AsSpan(0, filled).CopyTo(larger);
        content = larger;
    }

    /// <returns>False where more has to come first.</returns>
    private bool Step()
    {
        if (isEnded)
        {
            if (filled > next)
                Refusal = ZipListing.NoZip;
            return false;
        }

        if (filled - next < sizeof(uint))
            return false;
        var here = content.AsSpan((int)next, filled - (int)next);
        return BinaryPrimitives.ReadUInt32LittleEndian(here) switch
        {
            EntrySignature when directory < 0 => ZipEntry.Announced(here, next) is { } entry && PassEntry(entry, here),
            RecordSignature => here.Length >= RecordBytes && PassRecord(here),
            EndSignature => here.Length >= EndBytes && PassEnd(here),
            _ => Lose(),
        };
    }

    private bool PassEntry(ZipEntry entry, ReadOnlySpan<byte> header)
    {
        Refusal = declared.Add(entry);
        if (entry.HasDescriptor)
            return Lose();
        next += ZipEntry.HeaderBytes + entry.PackedBytes + entry.Name.Length + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        return true;
    }

    private bool PassRecord(ReadOnlySpan<byte> header)
    {
        directory = directory < 0 ? next : directory;
        if (++records > BundleVerifier.MaximumEntries)
            Refusal = ZipListing.TooManyEntries;
        next += RecordBytes + BinaryPrimitives.ReadUInt16LittleEndian(header[28..])
            + BinaryPrimitives.ReadUInt16LittleEndian(header[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        return true;
    }

    private bool PassEnd(ReadOnlySpan<byte> header)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(header[16..]) != directory)
            return Lose();
        isEnded = true;
        next += EndBytes + BinaryPrimitives.ReadUInt16LittleEndian(header[20..]);
        return true;
    }

    /// <summary>At the very start that is no ZIP; further in, a header may be damaged, which is told by the whole file.</summary>
    private bool Lose()
    {
        isLost = true;
        if (next == 0 && declared.Count == 0)
            Refusal = ZipListing.NoZip;
        return false;
    }
}
