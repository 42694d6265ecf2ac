using System.Text.Json;
using ReserveMeds.Packets.Documents.Reading;

namespace ReserveMeds.Packets.Bundles;

/// <summary>Says of changed documents which of their passages changed. A document is as untrusted as the bundle that holds it.</summary>
internal static class ChangedDocuments
{
    /// <summary>More than a bundle has: eleven parts in four languages.</summary>
    private const int MaximumDocuments = 50;

    /// <summary>Bytes of the part of a document that holds its words, unpacked.</summary>
    private const int MaximumPartBytes = 4 * 1024 * 1024;

    /// <summary>Bytes of all such parts of a bundle, unpacked.</summary>
    private const int MaximumBytesInAll = 32 * 1024 * 1024;

    private const int MaximumNamed = 200;

    /// <param name="changed">Paths inside the bag.</param>
    /// <param name="manifest">Text of <c>packet.json</c>; null where it is not intact.</param>
    /// <param name="passages">Text of <c>passages.json</c>; null where it is not intact.</param>
    /// <param name="read">The content of a file of the bag.</param>
    public static IReadOnlyList<FileChange> Compare(
        IReadOnlyList<string> changed, string? manifest, string? passages, Func<string, ReadOnlyMemory<byte>> read)
    {
        var (sources, list) = (Sources(manifest), PassageList.Read(passages));
        var left = MaximumBytesInAll;
        return [.. changed.Where(IsTold).Take(MaximumDocuments).Select(Compare)];

        FileChange Compare(string path)
        {
            if (sources.GetValueOrDefault(path) is not { } source || list?.Find(source.Document, source.Language) is not { } listed)
                return new(path, [], "What the passages were sealed as is missing or changed as well, so none can be named.");
            return IsPdf(path) ? OfPdf(path, source, listed) : OfDocx(path, source, listed);
        }

        FileChange OfDocx(string path, Source source, ListedText listed)
        {
            if (DocxWords(read(path), ref left) is not { } words)
                return new(path, [], "The file cannot be read safely as a document of Word, so no passage can be named.");
            return Told(
                path,
                PassageComparison.Of(listed.Passages, [.. words.Select(text => PassageDigest.Of(text, source.ContentDigest))]),
                "Every passage of the body reads as it was sealed. What differs is its look, a header, a footer, or data about the file.");
        }

        FileChange OfPdf(string path, Source source, ListedText listed)
        {
            if (PdfWords(read(path), ref left) is not { } words)
                return new(path, [], "The file cannot be read as a PDF that this service wrote, so no passage can be named.");
            var found = words
                .Select(text => PassageDigest.Of(PdfText.Comparable(text, PassageList.IsRightToLeft(listed.Language), listed.Drawn), source.ContentDigest))
                .Where(digest => digest != listed.DraftMark);
            return Told(
                path,
                PassageComparison.Of(listed.InPdf ?? listed.Passages, [.. found]),
                "Every passage reads as it was sealed, but for the order of right-to-left words, which a page does not tell for certain. "
                    + "What differs is its look, a header, a footer, or data about the file.");
        }

        static FileChange Told(string path, IReadOnlyList<PassageChange>? changes, string noteOfNone) => changes switch
        {
            null => new(path, [], "Too much differs to name each passage."),
            [] => new(path, [], noteOfNone),
            { Count: > MaximumNamed } => new(path, [.. changes.Take(MaximumNamed)], $"Only the first {MaximumNamed} are named."),
            _ => new(path, changes, Note: null),
        };
    }

    /// <summary>Whether there is a reader that reads passages from this kind of file.</summary>
    private static bool IsTold(string path) =>
        (path.EndsWith(".docx", StringComparison.Ordinal) || IsPdf(path)) && path.StartsWith(Bag.Payload, StringComparison.Ordinal) && !path.StartsWith(Bag.Payload + "attachments/", StringComparison.Ordinal);

    private static bool IsPdf(string path) => path.EndsWith(".pdf", StringComparison.Ordinal);

    /// <summary>A PDF takes room from the same account, by its size; what is inside is bounded by its reader.</summary>
    private static IReadOnlyList<string>? PdfWords(ReadOnlyMemory<byte> pdf, ref int left)
    {
        if (pdf.Length > left)
            return null;
        left -= pdf.Length;
        return PdfText.Read(pdf);
    }

    private static IReadOnlyList<string>? DocxWords(ReadOnlyMemory<byte> docx, ref int left)
    {
        var package = ZipListing.Read(docx);
        if (package.Refusal is not null)
            return null;
        var budget = left;
        var words = DocxText.Read(name =>
        {
            if (package.Entries.FirstOrDefault(entry => entry.Name == name) is not { } entry || entry.Bytes > Math.Min(MaximumPartBytes, budget))
                return null;
            budget -= (int)entry.Bytes;
            return ZipContent.Read(docx, entry, keep: true) is { IsSound: true } content ? content.Text : null;
        });
        left = budget;
        return words;
    }

    /// <summary>What each file of the bundle was made of, by its path inside the bag.</summary>
    private static Dictionary<string, Source> Sources(string? manifest)
    {
        var sources = new Dictionary<string, Source>(StringComparer.Ordinal);
        try
        {
            using var json = JsonDocument.Parse(manifest ?? "null");
            foreach (var file in json.RootElement.GetProperty("files").EnumerateArray())
                sources[Bag.Payload + Text(file, "path")] = new(Text(file, "document"), Text(file, "language"), Text(file, "contentDigest"));
            foreach (var file in json.RootElement.GetProperty("bound").EnumerateArray())
                sources[Bag.Payload + Text(file, "path")] = new(BoundFile.Id, Text(file, "language"), Text(file, "contentDigest"));
            return sources;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return [];
        }

        static string Text(JsonElement owner, string name) => owner.GetProperty(name).GetString() ?? "";
    }

    private sealed record Source(string Document, string Language, string ContentDigest);
}
