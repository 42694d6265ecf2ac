using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace ReserveMeds.Packets.Bundles;

/// <summary>The lines of a BagIt manifest, in the form that <c>sha256sum -c</c> reads: digest, two spaces, path.</summary>
internal static class ChecksumList
{
    private const int DigestLength = 64;
    private const string Between = "  ";
    private const int PathStart = 66;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public static string Write(IEnumerable<BagFile> files)
    {
        var text = new StringBuilder();
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
            text.Append(Convert.ToHexStringLower(SHA256.HashData(file.Content.Span))).Append(Between).Append(file.Path).Append('\n');
        return text.ToString();
    }

    /// <summary>Reads what can be read; a line of another form, or a path named twice, makes the list unsound.</summary>
    /// <param name="accepts">Which paths may stand in this list.</param>
    /// <returns>Digest by path, and whether every line was sound.</returns>
    public static (IReadOnlyDictionary<string, string> Digests, bool Sound) Read(string text, Func<string, bool> accepts)
    {
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var sound = text.EndsWith('\n');
        var lines = text.AsSpan().TrimEnd('\n');
        foreach (var range in lines.Split('\n'))
            sound &= TryRead(lines[range], out var digest, out var path) && accepts(path) && digests.TryAdd(path, digest);
        return (digests, sound);
    }

    private static bool TryRead(ReadOnlySpan<char> line, out string digest, out string path)
    {
        (digest, path) = ("", "");
        if (line.Length <= PathStart
            || line[..DigestLength].ContainsAnyExcept(HexDigits)
            || !line[DigestLength..].StartsWith(Between, StringComparison.Ordinal))
        {
            return false;
        }

        (digest, path) = (line[..DigestLength].ToString(), line[PathStart..].ToString());
        return true;
    }
}
