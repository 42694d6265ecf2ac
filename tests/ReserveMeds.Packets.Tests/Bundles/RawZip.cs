using System.IO.Compression;
using System.Text;
using ReserveMeds.Packets.Bundles;

namespace ReserveMeds.Packets.Tests.Bundles;

/// <summary>Writes ZIP files field by field, so that any of them can be a lie.</summary>
internal static class RawZip
{
    public static byte[] Write(params IReadOnlyList<RawEntry> entries)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        var offsets = new List<uint>();
        foreach (var entry in entries)
        {
            offsets.Add((uint)file.Position);
            if (entry.HeaderOffset is not null)
                continue;
            writer.Write(0x04034B50u);
            Shared(writer, entry);
            writer.Write((ushort)0);
            writer.Write(entry.NameBytes);
            writer.Write(entry.Packed);
        }

        var directory = (uint)file.Position;
        foreach (var (entry, offset) in entries.Zip(offsets))
        {
            writer.Write(0x02014B50u);
            writer.Write((ushort)0x0314);
            Shared(writer, entry);
            writer.Write((ushort)entry.Extra.Length);
            writer.Write(0u);
            writer.Write((ushort)0);
            writer.Write(entry.ExternalAttributes);
            writer.Write(entry.HeaderOffset ?? offset);
            writer.Write(entry.NameBytes);
            writer.Write(entry.Extra);
        }

        End(writer, entries.Count, directory, (uint)file.Position - directory);
        return file.ToArray();
    }

    public static void End(BinaryWriter writer, int count, uint directory, uint bytes)
    {
        writer.Write(0x06054B50u);
        writer.Write(0u);
        writer.Write((ushort)count);
        writer.Write((ushort)count);
        writer.Write(bytes);
        writer.Write(directory);
        writer.Write((ushort)0);
    }

    private static void Shared(BinaryWriter writer, RawEntry entry)
    {
        writer.Write((ushort)20);
        writer.Write(entry.Flags);
        writer.Write(entry.Method);
        writer.Write(0x00210000u);
        writer.Write(entry.Crc);
        writer.Write(entry.PackedBytes ?? (uint)entry.Packed.Length);
        writer.Write(entry.Bytes);
        writer.Write((ushort)entry.NameBytes.Length);
    }
}

/// <summary>An entry as it is to be declared; what is not set is honest.</summary>
internal sealed record RawEntry(byte[] NameBytes, byte[] Packed, uint Bytes)
{
    public ushort Method { get; init; } = 8;

    public ushort Flags { get; init; }

    public uint Crc { get; init; }

    public uint? PackedBytes { get; init; }

    public uint ExternalAttributes { get; init; }

    /// <summary>Where the directory says that the entry stands; an entry that sets it has no bytes of its own.</summary>
    public uint? HeaderOffset { get; init; }

    public byte[] Extra { get; init; } = [];

    public static RawEntry Of(string name, ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(content);
        return new(Encoding.UTF8.GetBytes(name), packed.ToArray(), (uint)content.Length)
        {
            Crc = Crc32.Append(0, content),
        };
    }
}
