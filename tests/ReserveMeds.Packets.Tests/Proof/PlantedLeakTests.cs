using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Docx;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Tests.Bundles;
using ReserveMeds.Packets.Tests.Cases;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Proof;

/// <summary>A person planted at any place of a case: the report or the scan stops the packet, or nothing of it gets into the bundle.</summary>
public sealed partial class PlantedLeakTests
{
    private static readonly PacketAssembler Assembler = new(
        ShippedTexts.Loaded,
        new DocumentWriters(new OutlineOnly(OutputFormat.Pdf), new DocxWriter()),
        new DocumentReaders(new DocxReader()));

    /// <summary>Who acts by office is named, and reached there; a licence number may look like any other number.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Mme Fatima Alaoui"] =
        [
            "/physician/name", "/facility/name", "/facility/pharmacy/name", "/facility/pharmacy/pharmacistInCharge", "/importer/name",
            "/importer/contact", "/coordinator/name", "/custody/legs/*/from", "/custody/legs/*/to", "/custody/legs/*/responsible",
            "/custody/customsBroker", "/facility/licenseVerification/body", "/facility/licenseVerification/verifiedBy",
            "/physician/licenseVerifications/*/verifiedBy",
        ],
        ["+212 612 34 56 78"] = Contacts,
        ["٠٦١٢ ٣٤٥ ٦٧٨٩"] = Contacts,
        ["fatima@example.com"] = Contacts,
        ["née le 12/03/1985"] = [],
        ["BK123456"] =
        [
            .. Contacts, "/physician/licenseNumber", "/facility/licenseNumber", "/facility/pharmacy/licenseNumber",
            "/importer/establishmentLicenseNumber", "/facility/storage/protocolReference", "/facility/storage/monitoringLogReference",
            "/custody/loggerReference", "/custody/legs/*/handover", "/product/approvals/*/reference",
        ],
    };

    private static string[] Contacts =>
        ["/physician/phone", "/physician/email", "/facility/pharmacy/phone", "/facility/letterhead/lines/*", "/importer/contact", "/coordinator/email"];

    public static TheoryData<string> Markers { get; } = [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Markers))]
    public async Task A_person_planted_at_any_place_does_not_get_into_a_final_bundle(string marker)
    {
        var leaks = new List<string>();
        var (stopped, unprinted) = (0, 0);
        foreach (var (sample, path) in Places())
        {
            var place = Index().Replace("/" + string.Join('/', path), "/*");
            var root = JsonNode.Parse(SampleCases.Read(sample))!;
            var text = path.Aggregate(root, (node, step) => node is JsonArray list ? list[int.Parse(step)]! : node[step]!).GetValue<string>();
            var bundle = await BundleOfAsync(CaseMutations.Apply(root, new CaseMutation(path, JsonSerializer.Serialize($"{text}; {marker}"))));
            if (bundle is null)
                stopped++;
            else if (!Says(bundle, marker))
                unprinted++;
            else if (!Allowed[marker].Contains(place))
                leaks.Add($"{place} of {sample}");
        }

        Assert.Empty(leaks);
        // Nearly every text of a case is printed by one of the eleven parts; the reference of an earlier supply is not.
        Assert.True(stopped > 70 && unprinted > 0, $"{stopped} stopped, {unprinted} not printed");
    }

    /// <summary>Every text of every complete sample, each kind of place once.</summary>
    private static IEnumerable<(string Sample, IReadOnlyList<string> Path)> Places() => SampleCases.Names
        .Where(sample => CaseFileReader.Read(SampleCases.Read(sample)).Case is { } caseFile && Validate(caseFile).IsComplete)
        .SelectMany(sample => CaseMutations.Places(JsonNode.Parse(SampleCases.Read(sample))!, [])
            .Where(place => place.Node?.GetValueKind() == JsonValueKind.String)
            .Select(place => (sample, place.Path)))
        .DistinctBy(place => Index().Replace("/" + string.Join('/', place.Path), "/*"), StringComparer.Ordinal);

    /// <returns>Null where form, rules or the scan refuse the case.</returns>
    private static async Task<byte[]?> BundleOfAsync(byte[] json)
    {
        if (CaseFileReader.Read(json).Case is not { } caseFile || !Validate(caseFile).IsComplete)
            return null;
        var outcome = await Assembler.AssembleAsync(
            caseFile, new PacketContext(PacketMode.Final, DayOf(caseFile)), Audience.Physician, CancellationToken.None);
        if (outcome is PacketOutcome.Refused refused)
        {
            Assert.True(
                refused.Report.Findings.Any(finding => finding.Rule.Code == "CORE-PAT-01" && finding.Path.Length == 0),
                string.Join('\n', refused.Report.Findings
                    .Where(finding => finding.Rule.Severity == FindingSeverity.Reject)
                    .Select(finding => $"{finding.Rule.Code} {string.Join(' ', finding.Arguments.Values)}")));
            return null;
        }

        return BundleWriter.Write(Assert.IsType<PacketOutcome.Assembled>(outcome).Packet, Audience.Physician, ShippedTexts.Loaded, SmallPackets.Engines).Content;
    }

    private static bool Says(byte[] bundle, string marker) => SmallPackets.Unpack(bundle).Any(file =>
        file.Key.Contains(marker, StringComparison.Ordinal)
        || FoldedText.Of(file.Key.EndsWith(".docx", StringComparison.Ordinal) ? WordsOf(file.Value) : Encoding.UTF8.GetString(file.Value))
            .Contains(FoldedText.Of(marker), StringComparison.Ordinal));

    private static string WordsOf(byte[] docx)
    {
        var text = new DocxReader().Read(docx);
        return string.Join(' ', text.Body.Concat(text.Frame).Select(block => block.Text).Concat(text.Properties.Select(property => property.Text)));
    }

    private static ValidationReport Validate(CaseFile caseFile) => Assembler.Validate(caseFile, DayOf(caseFile));

    private static DateOnly DayOf(CaseFile caseFile) => caseFile.FilingDate ?? new DateOnly(2026, 11, 22);

    [GeneratedRegex("/[0-9]+(?=/|$)")]
    private static partial Regex Index();
}
