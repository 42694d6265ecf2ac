using System.Buffers;

namespace ReserveMeds.Packets.Bundles;

/// <summary>Which paths may stand in a ZIP that is read, and in its lists of checksums.</summary>
internal static class ZipName
{
    private const int MaximumLength = 200;

    /// <summary>
    /// Printable ASCII without what some system reads as a separator, a drive, a wildcard or a shell sign; without the
    /// percent sign, which BagIt decodes.
    /// </summary>
    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        " !#$&'()+,-./0123456789;=@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{}~");

    /// <summary>Names that Windows takes for a device, whatever follows after a dot.</summary>
    private static readonly HashSet<string> Devices = new(
        [
            "CON", "PRN", "AUX", "NUL",
            .. Enumerable.Range(0, 10).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" }),
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the path stays inside its folder and means the same file on every system.</summary>
    public static bool IsPlain(string path) =>
        path.Length is > 0 and <= MaximumLength
        && !path.AsSpan().ContainsAnyExcept(Allowed)
        && path.Split('/').All(IsPlainSegment);

    private static bool IsPlainSegment(string segment) =>
        segment.Length > 0
        && segment[0] != ' '
        && segment[^1] is not (' ' or '.')
        && !Devices.Contains(segment.Split('.')[0].TrimEnd());
}
