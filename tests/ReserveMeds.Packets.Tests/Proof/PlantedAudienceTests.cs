using System.Globalization;
using System.Text;
using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Docx;
using ReserveMeds.Packets.Tests.Bundles;
using ReserveMeds.Packets.Tests.Cases;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Proof;

/// <summary>
/// A person planted into one text of each kind of document, for every audience, in draft and final: found wherever the place is
/// printed, and not in the bundle where it is not. <see cref="PlantedLeakTests"/> plants at every place, for one audience.
/// </summary>
public sealed class PlantedAudienceTests
{
    private static readonly PacketAssembler Assembler = new(
        ShippedTexts.Loaded,
        new DocumentWriters(new OutlineOnly(OutputFormat.Pdf), new DocxWriter()),
        new DocumentReaders(new DocxReader()));

    private static readonly CaseFile Sample = CaseFileReader.Read(SampleCases.Read("dmp/importer-files.json")).Case! with { Languages = ["ar"] };

    private static readonly string[] Marks = ["Mme Fatima Alaoui", "+212 612 34 56 78", "٠٦١٢ ٣٤٥ ٦٧٨٩", "fatima@example.com", "née le 12/03/1985", "BK123456"];

    /// <summary>The document, and what puts words at a place that it prints and no office excuses.</summary>
    private static readonly IReadOnlyList<(string Document, Func<CaseFile, string, CaseFile> Plant)> Places =
    [
        ("letter", (@case, words) => @case with { Request = @case.Request with { Rationale = words } }),
        ("product sheet", (@case, words) => @case with
        {
            Product = @case.Product with { Approvals = [new() { Authority = "us-fda", Indication = words, ApprovedOn = new(2021, 7, 16), Reference = "NDA 214783" }] },
        }),
        ("custody plan", (@case, words) => @case with
        {
            Custody = @case.Custody with { Legs = [@case.Custody.Legs[0] with { Monitoring = words }, .. @case.Custody.Legs.Skip(1)] },
        }),
        ("licence record of the physician", (@case, words) => @case with
        {
            Physician = @case.Physician with { LicenseVerifications = [.. @case.Physician.LicenseVerifications.Select(record => record with { Reference = words })] },
        }),
        ("licence record of the facility", (@case, words) => @case with
        {
            Facility = @case.Facility with { LicenseVerification = @case.Facility.LicenseVerification with { Reference = words } },
        }),
        ("cost sheet", (@case, words) => @case with
        {
            Cost = @case.Cost with { ExchangeRate = new() { Rate = 10, Source = words, AsOf = new(2026, 11, 1) } },
        }),
        ("summary for the insurer", (@case, words) => @case with { Payer = @case.Payer with { PriorDenialReference = words } }),
        ("guide", (@case, words) => @case with { Dosing = @case.Dosing with { Schedule = words } }),
    ];

    public static TheoryData<PacketMode, string> Bundles
    {
        get
        {
            var data = new TheoryData<PacketMode, string>();
            foreach (var audience in Audience.All)
            {
                data.Add(PacketMode.Draft, audience.Id);
                data.Add(PacketMode.Final, audience.Id);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Bundles))]
    public async Task A_person_is_found_in_every_bundle_that_would_print_it(PacketMode mode, string audience)
    {
        var printed = await PrintedPlacesAsync(mode, audience);
        var leaks = new List<string>();
        foreach (var (index, (document, plant)) in Places.Index())
        {
            // Two a place, so that each mark stands in several; all of them at all places are tried for one audience elsewhere.
            foreach (var mark in (string[])[Marks[index % Marks.Length], Marks[(index + 3) % Marks.Length]])
            {
                var outcome = await AssembleAsync(plant(Sample, $"Exemple; {mark}"), mode, audience);
                var isFound = outcome is PacketOutcome.Refused refused && refused.Report.Findings.Any(finding => finding.Rule.Code == "CORE-PAT-01");
                if (printed.Contains(document) ? !isFound : outcome is PacketOutcome.Assembled made && Says(made.Packet, audience, mark))
                    leaks.Add($"{mark} in the {document}");
            }
        }

        Assert.Empty(leaks);
    }

    [Fact]
    public async Task Every_place_is_printed_for_somebody_and_each_audience_is_spared_what_it_need_not_know()
    {
        Assert.Equal(Places.Select(place => place.Document), await PrintedPlacesAsync(PacketMode.Draft, "physician"));
        Assert.Equal(["guide"], await PrintedPlacesAsync(PacketMode.Draft, "patient"));
        Assert.Equal(["letter", "product sheet", "summary for the insurer", "guide"], await PrintedPlacesAsync(PacketMode.Draft, "insurer"));
    }

    /// <summary>The places whose words a bundle says, told by harmless ones.</summary>
    private static async Task<IReadOnlyList<string>> PrintedPlacesAsync(PacketMode mode, string audience)
    {
        var harmless = Places.Index().Aggregate(Sample, (@case, place) => place.Item.Plant(@case, Word(place.Index)));
        var packet = Assert.IsType<PacketOutcome.Assembled>(await AssembleAsync(harmless, mode, audience)).Packet;
        return [.. Places.Index().Where(place => Says(packet, audience, Word(place.Index))).Select(place => place.Item.Document)];

        static string Word(int index) => string.Create(CultureInfo.InvariantCulture, $"Exemple-{index}-exemple");
    }

    private static Task<PacketOutcome> AssembleAsync(CaseFile caseFile, PacketMode mode, string audience) =>
        Assembler.AssembleAsync(caseFile, new PacketContext(mode, caseFile.FilingDate!.Value), Audience.Find(audience)!, CancellationToken.None);

    private static bool Says(Packet packet, string audience, string words)
    {
        var bundle = BundleWriter.Write(packet, Audience.Find(audience)!, ShippedTexts.Loaded, SmallPackets.Engines);
        return SmallPackets.Unpack(bundle.Content.ToArray()).Any(file =>
            FoldedText.Of(file.Key.EndsWith(".docx", StringComparison.Ordinal) ? WordsOf(file.Value) : Encoding.UTF8.GetString(file.Value))
                .Contains(FoldedText.Of(words), StringComparison.Ordinal));
    }

    private static string WordsOf(byte[] docx)
    {
        var text = new DocxReader().Read(docx);
        return string.Join(' ', text.Body.Concat(text.Frame).Select(block => block.Text).Concat(text.Properties.Select(property => property.Text)));
    }
}
