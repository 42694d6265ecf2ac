using ReserveMeds.Packets.Bundles;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Reading;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Documents.Writers.Docx;
using ReserveMeds.Packets.Tests.Cases;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Proof;

/// <summary>A regulator has to know by name who checked and who clears; a hospital's letters say how to reach the hospital.</summary>
public sealed class NamedByOfficeTests
{
    private static readonly PacketAssembler Assembler = new(
        ShippedTexts.Loaded,
        new DocumentWriters(new OutlineOnly(OutputFormat.Pdf), new DocxWriter()),
        new DocumentReaders(new DocxReader()));

    private static readonly CaseFile Complete = CaseFileReader.Read(SampleCases.Read("dmp/adult-cgvhd.json")).Case!;

    public static TheoryData<string, CaseFile> Named => new()
    {
        {
            "who checked the licence of the physician",
            Complete with
            {
                Physician = Complete.Physician with
                {
                    LicenseVerifications = [.. Complete.Physician.LicenseVerifications.Select(record => record with { VerifiedBy = "Mme Khadija Exemple" })],
                },
            }
        },
        {
            "who checked the licence of the facility",
            Complete with
            {
                Facility = Complete.Facility with
                {
                    LicenseVerification = Complete.Facility.LicenseVerification with { Body = "M. Karim Exemple, Autorité", VerifiedBy = "السيد مثال مثال" },
                },
            }
        },
        { "customs broker", Complete with { Custody = Complete.Custody with { CustomsBroker = "M. Karim Exemple" } } },
        {
            "address block",
            Complete with
            {
                Facility = Complete.Facility with { Letterhead = new() { Lines = ["Centre Exemple", "Tél. +212 522 00 00 00 · contact@example.org"] } },
            }
        },
    };

    [Theory]
    [MemberData(nameof(Named))]
    public async Task Whoever_acts_by_office_is_printed(string whom, CaseFile caseFile) =>
        Assert.True(await AssembleAsync(caseFile) is PacketOutcome.Assembled, whom);

    [Fact]
    public async Task A_name_in_the_address_block_is_none_of_an_office()
    {
        var named = Complete with { Facility = Complete.Facility with { Letterhead = new() { Lines = ["Mme Khadija Exemple, +212 522 00 00 00"] } } };

        var refused = Assert.IsType<PacketOutcome.Refused>(await AssembleAsync(named));

        Assert.Contains(refused.Report.Findings, finding => finding.Rule.Code == "CORE-PAT-01");
    }

    private static Task<PacketOutcome> AssembleAsync(CaseFile caseFile) =>
        Assembler.AssembleAsync(caseFile, new PacketContext(PacketMode.Final, caseFile.FilingDate!.Value), Audience.Physician, CancellationToken.None);
}
