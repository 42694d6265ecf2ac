using System.IO.Compression;

namespace ReserveMeds.Packets.Documents.Writers;

/// <summary>Writes ZIP files whose bytes depend on names and contents alone: given order, one fixed time, no attributes.</summary>
/// <remarks>The same bytes come out on Linux under one version of the runtime, whose deflate it is.</remarks>
public static class FixedZip
{
    // The earliest time the format can hold.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="entries">Name with forward slashes and content, in the order they are to stand in the file.</param>
    /// <param name="stored">Names of entries that are not packed; none where it is left out.</param>
    /// <returns>The whole file.</returns>
    /// <exception cref="ArgumentException">
    /// A name comes twice (upper and lower case count as the same, since some systems unpack them over each other) or could
    /// be unpacked outside its folder: absolute, with <c>..</c>, a backslash, a colon, a control character or an empty part.
    /// </exception>
    public static byte[] Write(IReadOnlyList<(string Name, ReadOnlyMemory<byte> Content)> entries, IReadOnlySet<string>? stored = null)
    {
        ArgumentNullException.ThrowIfNull(entries);
        RefuseUnsafeNames(entries);
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                var isStored = stored?.Contains(name) ?? false;
                var entry = archive.CreateEntry(name, isStored ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.LastWriteTime = EntryTime;
                entry.ExternalAttributes = 0;
                using var stream = entry.Open();
                stream.Write(content.Span);
            }
        }

        return file.ToArray();
    }

    private static void RefuseUnsafeNames(IReadOnlyList<(string Name, ReadOnlyMemory<byte> Content)> entries)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, _) in entries)
        {
            if (!IsSafe(name))
                throw new ArgumentException($"A ZIP entry may not be called '{name}'.", nameof(entries));
            if (!seen.Add(name))
                throw new ArgumentException($"Two ZIP entries are called '{name}'.", nameof(entries));
        }
    }

    private static bool IsSafe(string name) =>
        name.Split('/').All(part => part is not ("" or "." or ".."))
        && !name.Any(character => character is '\\' or ':' || char.IsControl(character));
}
