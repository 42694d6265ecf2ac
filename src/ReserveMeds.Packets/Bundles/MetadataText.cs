using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ReserveMeds.Packets.Bundles;

/// <summary>The words of the files of a bag that describe it, for the leak scan: without digests and sizes, which are long numbers.</summary>
internal static partial class MetadataText
{
    /// <returns>Nothing for rendered documents, which are read back, and for lists of checksums.</returns>
    public static IEnumerable<string> Of(BagFile file)
    {
        if (file.Path.EndsWith(".json", StringComparison.Ordinal))
        {
            using var json = JsonDocument.Parse(file.Content);
            return [.. Strings(json.RootElement).Select(text => Digest().Replace(text, ""))];
        }

        return file.Path is Bag.DeclarationFile or Bag.InfoFile
            ? Encoding.UTF8.GetString(file.Content.Span).Split('\n').Where(line => !line.StartsWith("Payload-Oxum:", StringComparison.Ordinal)).Select(line => Digest().Replace(line, ""))
            : [];
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Strings(member.Value).Prepend(member.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    /// <summary>SHA-256, the half of it that stands for a passage, and the revision in the version of a build.</summary>
    [GeneratedRegex("(?<![0-9a-f])([0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9a-f])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Digest();
}
