using System.Text.Json;

namespace ReserveMeds.Packets.Products;

/// <summary>The fingerprints of a product profile, by which a later one tells what changed since.</summary>
/// <param name="Whole">SHA-256 over all parts, lower-case hexadecimal.</param>
/// <param name="Parts">SHA-256 of each part by its JSON Pointer; each statement by its id, such as <c>/facts/EXT-RX-02</c>.</param>
public sealed record ProductDigests(string Whole, IReadOnlyDictionary<string, string> Parts)
{
    public static ProductDigests Of(ProductProfile profile)
    {
        var element = JsonSerializer.SerializeToElement(profile, JsonSerializerOptions.Web);
        var parts = element.EnumerateObject()
            .Where(part => part.Name != "facts")
            .Select(part => (Pointer: $"/{part.Name}", Text: part.Value.GetRawText()))
            .Concat(element.GetProperty("facts").EnumerateArray().Select(fact => (Pointer: $"/facts/{fact.GetProperty("id").GetString()}", Text: fact.GetRawText())))
            .OrderBy(part => part.Pointer, StringComparer.Ordinal)
            .ToDictionary(part => part.Pointer, part => ContentDigest.Of(part.Text), StringComparer.Ordinal);
        return new(ContentDigest.Of(string.Concat(parts.Select(part => $"{part.Key} {part.Value}\n"))), parts);
    }

    /// <returns>Pointers of parts that differ, or that only one of the two has, in ordinal order.</returns>
    public IReadOnlyList<string> Since(IReadOnlyDictionary<string, string> earlier) =>
    [
        .. Parts.Keys.Union(earlier.Keys, StringComparer.Ordinal)
            .Where(pointer => Parts.GetValueOrDefault(pointer) != earlier.GetValueOrDefault(pointer))
            .Order(StringComparer.Ordinal),
    ];
}
