namespace ReserveMeds.Packets.Documents.Writers;

/// <summary>Writes ZIP files whose bytes depend on names and contents alone: given order, one fixed time, no attributes.</summary>
public static class FixedZip
{
    /// <param name="entries">Name with forward slashes and content, in the order they are to stand in the file.</param>
    public static byte[] Write(IReadOnlyList<(string Name, ReadOnlyMemory<byte> Content)> entries) => throw new NotSupportedException();
}
