namespace ReserveMeds.Packets.Bundles;

/// <summary>
/// The entries of a ZIP as their headers declare them, one after the other, up to the first that no bundle has. Asked of a file as
/// it arrives and of its table of contents alike.
/// </summary>
internal sealed class DeclaredEntries
{
    // Compared without case, since two names that differ only in case are one file on many systems.
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> above = new(StringComparer.OrdinalIgnoreCase);
    private long bytes;

    public int Count { get; private set; }

    /// <returns>Why the ZIP is refused for this entry, with a remedy; null where nothing speaks against it.</returns>
    public string? Add(ZipEntry entry)
    {
        if (++Count > BundleVerifier.MaximumEntries)
            return ZipListing.TooManyEntries;
        var fault = Fault(entry) is { } own ? $"Entry {Count} of the ZIP {own}" : FaultTogether(entry);
        return fault is null ? null : $"{fault} {ZipListing.AsReceived}";
    }

    private static string? Fault(ZipEntry entry)
    {
        const int LevelDescriptorAndUtf8 = 0x080E;
        const int Regular = 8;
        const int Folder = 4;
        if (!ZipName.IsPlain(entry.IsFolder ? entry.Name[..^1] : entry.Name))
            return "has a name that no bundle uses: too long, not plain ASCII, or leading out of its folder.";
        if ((entry.Flags & ~LevelDescriptorAndUtf8) != 0)
            return "is encrypted or in a special form.";
        if (entry.Method is not (ZipEntry.Stored or ZipEntry.Deflated))
            return "is compressed by a method that no bundle uses.";
        if (entry.FileType is not (0 or Regular or Folder))
            return "is a link or a special file.";
        if (entry.Method == ZipEntry.Stored && entry.PackedBytes != entry.Bytes)
            return "states two sizes that contradict each other.";
        if (entry.IsFolder && entry.Bytes > 0)
            return "is a folder with content of its own.";
        return entry.Bytes > entry.PackedBytes * BundleVerifier.MaximumRatio
            ? $"states that it grows to more than {BundleVerifier.MaximumRatio} times its size."
            : null;
    }

    private string? FaultTogether(ZipEntry entry)
    {
        bytes += entry.Bytes;
        if (bytes > BundleVerifier.MaximumUnpackedBytes)
            return $"The ZIP states that it unpacks to more than {BundleVerifier.MaximumUnpackedBytes / 1024 / 1024} MiB.";

        var name = entry.Name.TrimEnd('/');
        if (!names.Add(name))
            return "A name stands twice in the ZIP.";
        if (!entry.IsFolder)
            files.Add(name);
        List<string> folders = [.. Above(name)];
        above.UnionWith(folders);
        return folders.Exists(files.Contains) || (!entry.IsFolder && above.Contains(name)) ? "A name in the ZIP is a file and a folder at once." : null;
    }

    /// <summary>The folders that a name lies in, outermost last.</summary>
    private static IEnumerable<string> Above(string name)
    {
        for (var slash = name.LastIndexOf('/'); slash > 0; slash = name.LastIndexOf('/', slash - 1))
            yield return name[..slash];
    }
}
