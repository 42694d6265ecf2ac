using System.Globalization;
using System.Text.Json.Nodes;

namespace ReserveMeds.Packets.Bundles;

/// <summary>A file of the payload as RO-Crate describes it.</summary>
/// <param name="IsMade">Whether the service made it; an attachment came with the case.</param>
internal sealed record PayloadEntity(JsonObject Entity, bool IsMade);

internal static class PayloadEntities
{
    /// <param name="titles">Title of each document, by its file's path beside <c>packet.json</c>.</param>
    /// <returns>In the order of the payload.</returns>
    public static IReadOnlyList<PayloadEntity> Of(Manifest manifest, IReadOnlyList<BagFile> payload, IReadOnlyDictionary<string, string> titles)
    {
        var documents = manifest.Files.ToDictionary(file => Bag.Payload + file.Path, StringComparer.Ordinal);
        var bound = manifest.Bound.ToDictionary(file => Bag.Payload + file.Path, StringComparer.Ordinal);
        var attachments = manifest.Attachments.ToDictionary(file => Bag.Payload + file.File, StringComparer.Ordinal);
        return
        [
            .. payload.Select(file =>
                documents.TryGetValue(file.Path, out var document) ? OfDocument(file, document, titles[document.Path])
                : bound.TryGetValue(file.Path, out var whole) ? OfBound(file, whole)
                : attachments.TryGetValue(file.Path, out var attachment) ? OfAttachment(file, attachment)
                : new(Entity(file, "Manifest of the bundle", "application/json"), IsMade: true)),
        ];
    }

    private static PayloadEntity OfDocument(BagFile file, ManifestFile document, string title)
    {
        var number = document.Path[..2];
        var entity = Entity(file, $"{number} {title}", BundleNames.MediaType(document.Format));
        entity["identifier"] = number;
        entity["inLanguage"] = document.Language;
        return new(entity, IsMade: true);
    }

    private static PayloadEntity OfBound(BagFile file, ManifestBound bound)
    {
        var entity = Entity(file, "All parts of one language in one file", BundleNames.MediaType("pdf"));
        entity["inLanguage"] = bound.Language;
        return new(entity, IsMade: true);
    }

    private static PayloadEntity OfAttachment(BagFile file, ManifestAttachment attachment)
    {
        var number = "A" + attachment.Number.ToString("00", CultureInfo.InvariantCulture);
        var entity = Entity(file, $"{number} {attachment.Kind}", attachment.MediaType);
        entity["identifier"] = number;
        return new(entity, IsMade: false);
    }

    private static JsonObject Entity(BagFile file, string name, string mediaType) => new()
    {
        ["@id"] = file.Path,
        ["@type"] = "File",
        ["name"] = name,
        ["encodingFormat"] = mediaType,
        ["contentSize"] = file.Content.Length.ToString(CultureInfo.InvariantCulture),
        ["sha256"] = ContentDigest.Of(file.Content.Span),
    };
}
