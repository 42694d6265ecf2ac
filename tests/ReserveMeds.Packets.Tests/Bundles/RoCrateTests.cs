using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ReserveMeds.Packets.Attachments;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Tests.Attachments;

namespace ReserveMeds.Packets.Tests.Bundles;

/// <summary>Holds the description of a bundle to RO-Crate 1.1: the file, its root, and a graph without loose ends.</summary>
public sealed class RoCrateTests
{
    private static readonly Packet WithAttachments = SmallPackets.Complete with
    {
        Context = SmallPackets.Complete.Context with
        {
            Attachments = AttachmentReader.Read(
            [
                new("prescription", null, SmallPdf.Write()),
                new("temperature-log", null, "time,celsius\n2026-05-22T10:00,4.5\n"u8.ToArray()),
            ]).Attachments,
        },
    };

    private static readonly Dictionary<string, byte[]> Files = SmallPackets.Unpack(SmallPackets.Write(WithAttachments, Audience.Regulator).Content);

    private static readonly JsonNode Crate = JsonNode.Parse(Files["ro-crate-metadata.json"])!;

    private static readonly Dictionary<string, JsonObject> Graph =
        Crate["@graph"]!.AsArray().ToDictionary(entity => (string)entity!["@id"]!, entity => entity!.AsObject(), StringComparer.Ordinal);

    [Fact]
    public void The_descriptor_leads_to_the_root_which_has_what_the_specification_demands()
    {
        var descriptor = Graph["ro-crate-metadata.json"];
        Assert.Equal("https://w3id.org/ro/crate/1.1/context", (string?)Crate["@context"]![0]);
        Assert.Equal(("CreativeWork", "https://w3id.org/ro/crate/1.1", "./"), ((string?)descriptor["@type"], (string?)descriptor["conformsTo"]!["@id"], (string?)descriptor["about"]!["@id"]));

        var root = Graph["./"];
        Assert.Equal("Dataset", (string?)root["@type"]);
        Assert.Equal("2026-11-22", (string?)root["datePublished"]);
        Assert.Equal("RM-MA-2026-000123", (string?)root["identifier"]);
        Assert.Equal("RM-MA-2026-000123, bundle for the regulator", (string?)root["name"]);
        Assert.StartsWith("No licence", (string?)root["license"], StringComparison.Ordinal);
        Assert.Contains("not pseudonymised", (string?)root["description"], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reference_leads_to_an_entity_and_every_entity_is_reached()
    {
        var references = References(Crate["@graph"]!).Where(id => id != "https://w3id.org/ro/crate/1.1").ToHashSet(StringComparer.Ordinal);

        Assert.Empty(references.Except(Graph.Keys));
        Assert.Equal(["ro-crate-metadata.json"], Graph.Keys.Except(references));
        Assert.All(Graph.Values, entity => Assert.False(string.IsNullOrEmpty((string?)entity["@type"])));
    }

    [Fact]
    public void Every_file_of_the_payload_is_described_and_no_other()
    {
        var payload = Files.Keys.Where(name => name.StartsWith("data/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(payload, Graph.Where(entity => (string?)entity.Value["@type"] == "File").Select(entity => entity.Key).Order(StringComparer.Ordinal));
        Assert.Equal(payload, Graph["./"]["hasPart"]!.AsArray().Select(part => (string)part!["@id"]!).Order(StringComparer.Ordinal));
        Assert.All(payload, path =>
        {
            Assert.Equal(Files[path].Length.ToString(CultureInfo.InvariantCulture), (string?)Graph[path]["contentSize"]);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Files[path])), (string?)Graph[path]["sha256"]);
        });
    }

    [Fact]
    public void Files_have_number_title_language_and_type()
    {
        var letter = Graph["data/02-clinical-justification-letter.ar.docx"];
        Assert.Equal(
            ("02 clinical-justification-letter", "02", "ar", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ((string?)letter["name"], (string?)letter["identifier"], (string?)letter["inLanguage"], (string?)letter["encodingFormat"]));
        var log = Graph["data/attachments/A02-temperature-log.csv"];
        Assert.Equal(("A02 temperature-log", "A02", "text/csv"), ((string?)log["name"], (string?)log["identifier"], (string?)log["encodingFormat"]));
        Assert.Equal("application/json", (string?)Graph["data/packet.json"]["encodingFormat"]);
    }

    [Fact]
    public void The_action_names_software_rulebook_and_templates_and_results_in_all_but_the_attachments()
    {
        var action = Graph["#creation"];

        Assert.Equal("CreateAction", (string?)action["@type"]);
        Assert.Equal(("SoftwareApplication", "1.2.3"), ((string?)Graph["#service"]["@type"], (string?)Graph["#service"]["version"]));
        Assert.Equal(["10.0.12", "0.14.2", "2.20.0"], References(Graph["#service"]).Select(id => (string?)Graph[id]["version"]));
        Assert.Equal("2026-05", (string?)Graph["#rulebook"]["version"]);
        Assert.Equal(new string('2', 64), (string?)Graph["#template-clinical-justification-letter.fr"]["sha256"]);
        Assert.Equal(
            Files.Keys.Where(name => name.StartsWith("data/", StringComparison.Ordinal) && !name.Contains("/attachments/", StringComparison.Ordinal)),
            action["result"]!.AsArray().Select(result => (string)result!["@id"]!));
    }

    [Fact]
    public void A_bundle_with_attachments_has_the_same_bytes_twice_and_is_intact()
    {
        var bundle = SmallPackets.Write(WithAttachments, Audience.Regulator).Content;

        Assert.Equal(bundle, SmallPackets.Write(WithAttachments with { Files = [.. WithAttachments.Files] }, Audience.Regulator).Content);
        Assert.Equal("intact", BundleVerifier.Verify(bundle).Outcome);
        Assert.Contains("data/attachments/A01-prescription.pdf", BundleVerifier.Verify(bundle).Intact);
    }

    [Fact]
    public void A_changed_attachment_is_named()
    {
        var log = SmallPackets.Write(WithAttachments, Audience.Importer).Content;
        var entry = ZipListing.Read(log).Entries.Single(entry => entry.Name.EndsWith("A02-temperature-log.csv", StringComparison.Ordinal));
        Assert.Equal(ZipEntry.Stored, entry.Method);
        log[entry.ContentOffset] ^= 1;

        Assert.Equal(["data/attachments/A02-temperature-log.csv"], BundleVerifier.Verify(log).Changed);
    }

    [Fact]
    public void A_log_that_repeats_itself_makes_a_bundle_that_can_still_be_verified()
    {
        var log = System.Text.Encoding.ASCII.GetBytes("time,celsius,remark\n" + string.Concat(Enumerable.Repeat("2026-05-22 10:00,4.5,nothing to remark on this reading at all\n", 90_000)));
        var packet = SmallPackets.Complete with
        {
            Context = SmallPackets.Complete.Context with { Attachments = AttachmentReader.Read([new("temperature-log", null, log)]).Attachments },
        };

        Assert.Single(packet.Context.Attachments);
        Assert.Equal("intact", BundleVerifier.Verify(SmallPackets.Write(packet, Audience.Importer).Content).Outcome);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } reference when reference["@id"] is { } id => [(string)id!],
        JsonObject entity => entity.SelectMany(member => References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
