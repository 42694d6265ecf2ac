using System.IO.Compression;

namespace ReserveMeds.Packets.Documents.Writers.Docx;

/// <summary>Packs a package anew so that its bytes depend on its parts alone.</summary>
internal static class FixedPackage
{
    // Some readers look for it at the start of the file.
    private const string ContentTypes = "[Content_Types].xml";

    public static byte[] Copy(MemoryStream package)
    {
        package.Position = 0;
        using var archive = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        var entries = archive.Entries
            .OrderBy(entry => entry.FullName != ContentTypes)
            .ThenBy(entry => entry.FullName, StringComparer.Ordinal)
            .Select(entry => (entry.FullName, Read(entry)))
            .ToList();
        return FixedZip.Write(entries);
    }

    private static ReadOnlyMemory<byte> Read(ZipArchiveEntry entry)
    {
        var content = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(content);
        return content;
    }
}
