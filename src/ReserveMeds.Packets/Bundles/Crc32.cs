namespace ReserveMeds.Packets.Bundles;

/// <summary>The checksum that a ZIP states of each entry (APPNOTE 4.4.7): polynomial 0xEDB88320, reflected.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(index => Remainder((uint)index))];

    /// <param name="crc">0 at the start, then the result of the call before.</param>
    public static uint Append(uint crc, ReadOnlySpan<byte> data)
    {
        crc = ~crc;
        foreach (var value in data)
            crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint Remainder(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        return value;
    }
}
