using System.Globalization;
using System.Text.Json.Nodes;

namespace ReserveMeds.Packets.Bundles;

/// <summary>
/// Describes a bundle for programs that know no packets: RO-Crate 1.1, a graph in JSON-LD beside <c>bagit.txt</c>, whose
/// root is the folder of the bag. No value of the case stands in it but the reference.
/// </summary>
/// <remarks>
/// The specification asks the root for a licence and allows words in its place. Nobody gave one, so the words say that.
/// Nor does it name a person: who filed the case is in the documents, for those who receive them.
/// </remarks>
internal static class RoCrate
{
    public const string File = "ro-crate-metadata.json";

    private const string Root = "./";
    private const string Creation = "#creation";
    private const string Service = "#service";
    private const string Conditions =
        "No licence is granted. The files speak of one patient and are meant for the audience named, for this application only.";

    /// <param name="payload">Every file of the payload.</param>
    public static BagFile Of(Manifest manifest, IReadOnlyList<BagFile> payload, IReadOnlyDictionary<string, string> titles)
    {
        var parts = PayloadEntities.Of(manifest, payload, titles);
        var sources = Sources(manifest).ToList();
        var engines = Engines(manifest.Engines).ToList();
        var graph = new JsonArray(
        [
            new JsonObject
            {
                ["@id"] = File,
                ["@type"] = "CreativeWork",
                ["conformsTo"] = To("https://w3id.org/ro/crate/1.1"),
                ["about"] = To(Root),
            },
            Bundle(manifest, parts),
            .. parts.Select(part => part.Entity),
            Action(parts, sources),
            new JsonObject
            {
                ["@id"] = Service,
                ["@type"] = "SoftwareApplication",
                ["name"] = "ReserveMeds.Packets",
                ["version"] = manifest.Engines.Service,
                ["softwareRequirements"] = ToAll(engines),
            },
            .. engines,
            .. sources,
        ]);

        // The context of RO-Crate 1.1 is older than this term of schema.org.
        JsonArray context = ["https://w3id.org/ro/crate/1.1/context", new JsonObject { ["sha256"] = "http://schema.org/sha256" }];
        return new(File, BundleJson.Write(new JsonObject { ["@context"] = context, ["@graph"] = graph }));
    }

    private static JsonObject Bundle(Manifest manifest, IReadOnlyList<PayloadEntity> parts)
    {
        var root = new JsonObject
        {
            ["@id"] = Root,
            ["@type"] = "Dataset",
            ["name"] = $"{manifest.Reference ?? "Draft without a reference"}, bundle for the {manifest.Audience}",
            ["description"] =
                $"Packet of documents for {manifest.Regulator}, mode {manifest.Mode}, by rulebook edition {manifest.Rulebook.Edition}. "
                + $"Documents are {manifest.Rendition}." + (manifest.AttachmentsNotice is { } notice ? " " + notice : ""),
            ["datePublished"] = Day(manifest.IssueDate),
            ["license"] = Conditions,
            ["hasPart"] = ToAll(parts.Select(part => part.Entity)),
            ["mentions"] = To(Creation),
        };
        if (manifest.Reference is { } reference)
            root["identifier"] = reference;
        return root;
    }

    /// <summary>What was made of what. Attachments are no result: they came with the case.</summary>
    private static JsonObject Action(IReadOnlyList<PayloadEntity> parts, List<JsonObject> sources) => new()
    {
        ["@id"] = Creation,
        ["@type"] = "CreateAction",
        ["name"] = "Validation of the case and rendering of its documents",
        ["instrument"] = To(Service),
        ["object"] = ToAll(sources),
        ["result"] = ToAll(parts.Where(part => part.IsMade).Select(part => part.Entity)),
    };

    private static IEnumerable<JsonObject> Engines(EngineVersions engines) =>
        new[] { ("#runtime", ".NET", engines.Runtime), ("#pdf-engine", "Typst", engines.Typst), ("#docx-engine", "Open XML SDK", engines.OpenXml) }
            .Select(engine => new JsonObject
            {
                ["@id"] = engine.Item1,
                ["@type"] = "SoftwareApplication",
                ["name"] = engine.Item2,
                ["version"] = engine.Item3,
            });

    /// <summary>The rulebook, the product profile and the templates.</summary>
    private static IEnumerable<JsonObject> Sources(Manifest manifest)
    {
        yield return Work("#rulebook", $"Rulebook of {manifest.Regulator}", manifest.Rulebook.Edition);
        if (manifest.Product is { } product)
            yield return Work("#product-profile", $"Product profile {product.Profile}", Day(product.AsOf));
        foreach (var template in manifest.Templates)
        {
            var work = Work(
                $"#template-{template.Id}.{template.Language}",
                $"Template {template.Id} of {manifest.Regulator}",
                template.Version.ToString(CultureInfo.InvariantCulture));
            work["inLanguage"] = template.Language;
            work["creativeWorkStatus"] = template.Status;
            work["sha256"] = template.Digest;
            yield return work;
        }
    }

    private static JsonObject Work(string id, string name, string version) =>
        new() { ["@id"] = id, ["@type"] = "CreativeWork", ["name"] = name, ["version"] = version };

    private static JsonObject To(string id) => new() { ["@id"] = id };

    private static JsonArray ToAll(IEnumerable<JsonObject> entities) => [.. entities.Select(entity => To((string)entity["@id"]!))];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
