using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Products;
using ReserveMeds.Packets.Tests.Cases;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Bundles;

/// <summary>Every sample for every audience: its parts, and no value that it must not have in any file or name.</summary>
public sealed partial class AudienceTests
{
    private static readonly PacketAssembler Assembler =
        new(ShippedTexts.Loaded, new DocumentWriters(new OutlineOnly(OutputFormat.Pdf), new OutlineOnly(OutputFormat.Docx)));

    /// <summary>What a patient's guide may say of a case. All other texts of the case must stay out.</summary>
    private static readonly string[] ForPatient =
    [
        "/reference", "/filingDate", "/patient/identifier", "/facility/name", "/facility/city", "/facility/pharmacy/name",
        "/facility/pharmacy/phone", "/dosing/startingDose", "/dosing/maintenanceDose", "/dosing/route", "/dosing/schedule",
        "/monitoring/followUp", "/coordinator", "/product/profile",
    ];

    private static readonly string[] NotForInsurer =
    [
        "/physician/phone", "/physician/email", "/physician/licenseVerifications", "/facility/licenseVerification",
        "/facility/pharmacy/phone", "/facility/storage", "/importer/contact", "/custody/loggerReference",
    ];

    public static TheoryData<string> Names { get; } = [.. SampleCases.Names];

    [Fact]
    public void The_audiences_are_those_of_the_contract() => Assert.Equal(
        ["regulator 1-7", "importer 1-9", "insurer 2 3 10", "physician 1-11", "patient 11"],
        Audience.All.Select(audience => $"{audience.Id} {Compact(audience.Parts)}"));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_audience_of_a_sample_gets_its_parts_and_no_other(string name)
    {
        foreach (var audience in Audience.All)
        {
            var packet = await AssembleAsync(name, audience);
            var files = Unpack(packet, audience);

            var applying = packet.Regulator.DocumentsFor(packet.Case).Select(document => document.Number);
            Assert.Equal(
                applying.Where(audience.Parts.Contains).Select(number => number.ToString("00")),
                files.Keys.Where(path => path.StartsWith("data/", StringComparison.Ordinal) && path != "data/packet.json")
                    .Select(path => path.Substring("data/".Length, 2)).Distinct());
            Assert.Equal(audience != Audience.Insurer && audience != Audience.Patient, files.ContainsKey("validation-report.json"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_bundle_of_a_sample_is_intact_and_the_same_bytes_again(string name)
    {
        foreach (var audience in Audience.All)
        {
            var bundle = Write(await AssembleAsync(name, audience), audience);

            Assert.Equal(bundle, Write(await AssembleAsync(name, audience), audience));
            Assert.Equal("intact", BundleVerifier.Verify(bundle).Outcome);
        }
    }

    /// <summary>RFC 8493, 2.1 and 2.2; RO-Crate 1.1, root data entity and data entities.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_bundle_of_a_sample_is_a_valid_bag_and_a_valid_RO_Crate(string name)
    {
        foreach (var audience in Audience.All)
        {
            var files = SmallPackets.Unpack(Write(await AssembleAsync(name, audience), audience));
            var payload = files.Keys.Where(path => path.StartsWith("data/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();

            Assert.Equal("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", Text("bagit.txt"));
            Assert.Contains($"Payload-Oxum: {payload.Sum(path => files[path].Length)}.{payload.Count}\n", Text("bag-info.txt"), StringComparison.Ordinal);
            Assert.Equal(payload, Listed("manifest-sha256.txt"));
            Assert.Equal(files.Keys.Except(payload).Except(["tagmanifest-sha256.txt"]).Order(StringComparer.Ordinal), Listed("tagmanifest-sha256.txt"));

            var crate = JsonNode.Parse(files["ro-crate-metadata.json"])!;
            var graph = crate["@graph"]!.AsArray().ToDictionary(entity => (string)entity!["@id"]!, entity => entity!, StringComparer.Ordinal);
            Assert.Equal("https://w3id.org/ro/crate/1.1/context", (string?)crate["@context"]![0]);
            Assert.Equal("./", (string?)graph["ro-crate-metadata.json"]["about"]!["@id"]);
            Assert.Equal("https://w3id.org/ro/crate/1.1", (string?)graph["ro-crate-metadata.json"]["conformsTo"]!["@id"]);
            Assert.Equal("Dataset", (string?)graph["./"]["@type"]);
            Assert.All(new[] { "name", "description", "datePublished", "license" }, property => Assert.NotEmpty((string?)graph["./"][property] ?? ""));
            Assert.Equal(payload, graph["./"]["hasPart"]!.AsArray().Select(part => (string)part!["@id"]!).Order(StringComparer.Ordinal));
            Assert.All(payload, path => Assert.Equal("File", (string?)graph[path]["@type"]));

            string Text(string path) => Encoding.UTF8.GetString(files[path]);

            IEnumerable<string> Listed(string list) => Text(list).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
            {
                var (digest, path) = (line[..64], line[66..]);
                Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(files[path])), digest);
                return path;
            }).Order(StringComparer.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_patient_is_given_nothing_of_the_case_but_what_the_guide_is_for(string name)
    {
        var packet = await AssembleAsync(name, Audience.Patient);
        var texts = Texts(packet.Case).ToList();
        var allowed = texts.Where(text => IsBelow(text.Pointer, ForPatient)).Select(text => text.Value).ToList();

        AssertAbsent(
            [
                .. texts.Where(text => !IsBelow(text.Pointer, ForPatient)).Where(text => !allowed.Exists(value => Holds(value, text.Value))).Select(text => text.Value),
                .. ProductCatalog.Find(packet.Case.Product.Profile)!.Label.Terms,
                packet.Case.Diagnosis.Condition!,
            ],
            packet,
            Audience.Patient,
            atLeast: 15);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_insurer_is_given_no_telephone_number_no_verification_and_no_custody(string name)
    {
        var packet = await AssembleAsync(name, Audience.Insurer);
        var custody = packet.Case.Custody.Legs.Select(leg => leg.Handover).OfType<string>();

        AssertAbsent(
            [.. Texts(packet.Case).Where(text => IsBelow(text.Pointer, NotForInsurer)).Select(text => text.Value), .. custody],
            packet,
            Audience.Insurer,
            // The half-filled sample has begun with one of them.
            atLeast: 1);
    }

    [Fact]
    public async Task The_filed_letter_shows_how_to_reach_the_physician_and_the_one_for_the_insurer_does_not()
    {
        var forRegulator = await AssembleAsync("dmp/adult-cgvhd.json", Audience.Regulator);
        var forInsurer = await AssembleAsync("dmp/adult-cgvhd.json", Audience.Insurer);
        var phone = forRegulator.Case.Physician.Phone!;

        Assert.True(Holds(string.Concat(Unpack(forRegulator, Audience.Regulator).Values), phone));
        Assert.False(Holds(string.Concat(Unpack(forInsurer, Audience.Insurer).Values), phone));
    }

    [Theory]
    [InlineData("insurer")]
    [InlineData("patient")]
    public async Task A_packet_that_was_rendered_for_the_physician_is_not_bundled_for_who_may_see_less(string audienceId)
    {
        var audience = Audience.Find(audienceId)!;
        var forPhysician = await AssembleAsync("dmp/adult-cgvhd.json", Audience.Physician);

        Assert.True(audience.HasPartsIn(forPhysician));
        Assert.Throws<ArgumentException>(() => Unpack(forPhysician, audience));
    }

    [Theory]
    [InlineData("regulator")]
    [InlineData("importer")]
    public async Task An_earlier_denial_by_a_payer_goes_to_no_authority_and_no_importer(string audienceId)
    {
        var audience = Audience.Find(audienceId)!;
        var packet = await AssembleAsync("dmp/importer-files.json", audience);

        AssertAbsent([packet.Case.Payer.PriorDenialReference!], packet, audience, atLeast: 1);
    }

    private static async Task<Packet> AssembleAsync(string name, Audience audience)
    {
        var caseFile = CaseFileReader.Read(SampleCases.Read(name)).Case!;
        var day = caseFile.FilingDate ?? new DateOnly(2026, 11, 22);
        var mode = Assembler.Validate(caseFile, day).IsComplete ? PacketMode.Final : PacketMode.Draft;
        var outcome = await Assembler.AssembleAsync(caseFile, new PacketContext(mode, day), audience, CancellationToken.None);
        return Assert.IsType<PacketOutcome.Assembled>(outcome).Packet;
    }

    private static Dictionary<string, string> Unpack(Packet packet, Audience audience) =>
        SmallPackets.Unpack(Write(packet, audience)).ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value));

    private static byte[] Write(Packet packet, Audience audience) =>
        BundleWriter.Write(packet, audience, ShippedTexts.Loaded, SmallPackets.Engines).Content;

    private static void AssertAbsent(IReadOnlyList<string> values, Packet packet, Audience audience, int atLeast)
    {
        var told = values.Where(value => !string.IsNullOrWhiteSpace(value)).Distinct().ToList();
        Assert.True(told.Count >= atLeast, "The sample gives too little to look for.");
        Assert.All(Unpack(packet, audience), file => Assert.DoesNotContain(told, value => Holds($"{file.Key}\n{file.Value}", value)));
    }

    /// <summary>Whole words, compared as a reader compares: outlines escape signs, and numbers keep their units by a space of their own.</summary>
    private static bool Holds(string text, string value) => $" {Plain(text)} ".Contains($" {Plain(value)} ", StringComparison.OrdinalIgnoreCase);

    private static string Plain(string text) => NoWord().Replace(text, " ").Trim();

    /// <summary>Texts that people wrote, each with its pointer. Ids of closed lists say nothing about a person.</summary>
    private static IEnumerable<(string Pointer, string Value)> Texts(CaseFile caseFile) =>
        Texts(JsonSerializer.SerializeToElement(caseFile, JsonSerializerOptions.Web), "").Where(text => !ListedId().IsMatch(text.Value));

    private static IEnumerable<(string Pointer, string Value)> Texts(JsonElement element, string pointer) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Texts(member.Value, $"{pointer}/{member.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Texts(item, $"{pointer}/{index}")),
        JsonValueKind.String => [(pointer, element.GetString()!)],
        _ => [],
    };

    private static bool IsBelow(string pointer, string[] places) =>
        places.Any(place => pointer == place || pointer.StartsWith(place + "/", StringComparison.Ordinal));

    private static string Compact(IReadOnlyList<int> parts) =>
        parts.Count > 3 && parts[^1] - parts[0] == parts.Count - 1 ? $"{parts[0]}-{parts[^1]}" : string.Join(' ', parts);

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NoWord();

    [GeneratedRegex("^[a-z0-9-]+$|^[A-Z]{2}$")]
    private static partial Regex ListedId();
}
