using System.Globalization;
using System.Text;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Tests.Cases;
using ReserveMeds.Packets.Views;

namespace ReserveMeds.Packets.Tests.Samples;

public sealed class LicenseRecordTests
{
    private static readonly PacketAssembler Assembler = new(ShippedTexts.Loaded, new DocumentWriters(new OutlineOnly(OutputFormat.Html)));

    [Fact]
    public void Bodies_are_named_as_the_guides_name_them()
    {
        var labels = ShippedTexts.Loaded.Labels.In(Language.English);

        var bodies = RegulatorCatalog.All.SelectMany(regulator => regulator.Pathway.LicenseBodies).ToList();

        Assert.Equal(4, bodies.Count);
        Assert.All(bodies, body => Assert.Equal(body.PrintedName, labels[$"licenseBody.{body.Id}"]));
    }

    [Fact]
    public void Every_listed_value_that_the_records_print_has_words()
    {
        foreach (var language in Language.Codes.Select(code => Language.Find(code, "IQ")!))
        {
            var labels = ShippedTexts.Loaded.Labels.In(language);
            Assert.All(ListedValues.LicenseBodies, id => Assert.NotNull(labels.Find($"licenseBody.{id}")));
            Assert.All(ListedValues.FacilityKinds, id => Assert.NotNull(labels.Find($"facilityKind.{id}")));
            Assert.All(ListedValues.VerificationStatuses, id => Assert.NotNull(labels.Find($"verificationStatus.{id}")));
            Assert.All(ListedValues.Languages, id => Assert.NotNull(labels.Find($"language.{id}")));
        }
    }

    [Fact]
    public async Task Each_person_who_checked_has_one_blank_place_to_sign()
    {
        var complete = Read("dmp/adult-cgvhd.json");
        var records = complete.Physician.LicenseVerifications;
        var two = complete with
        {
            Physician = complete.Physician with { LicenseVerifications = [records[0], records[1] with { VerifiedBy = "Autre Exemple" }] },
        };

        Assert.Equal(1, Places(await OutlineAsync(complete, "physician-license-record", PacketMode.Final)));
        var outline = await OutlineAsync(two, "physician-license-record", PacketMode.Final);
        Assert.Equal(2, Places(outline));
        Assert.Contains("  line {Autre Exemple}\n", outline, StringComparison.Ordinal);

        static int Places(string outline) => outline.Split("strong[Person who checked]").Length - 1;
    }

    [Fact]
    public async Task A_body_without_a_record_shows_as_gaps_in_a_draft()
    {
        var complete = Read("dmp/adult-cgvhd.json");
        var halfChecked = complete with
        {
            Physician = complete.Physician with { LicenseVerifications = [complete.Physician.LicenseVerifications[0] with { Reference = null }] },
        };

        var outline = await OutlineAsync(halfChecked, "physician-license-record", PacketMode.Draft);

        Assert.Contains("row {DMP} | gap[", outline, StringComparison.Ordinal);
        Assert.Contains("{Coordination du dossier} | gap[\\[missing: reference of the record\\]]", outline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_body_is_stated_a_final_record_says_so_and_invents_none()
    {
        var complete = Read("krg-moh/adult-resupply.json");
        var unrecorded = complete with { Physician = complete.Physician with { LicenseVerifications = [] } };

        var outline = await OutlineAsync(unrecorded, "physician-license-record", PacketMode.Final);

        Assert.Contains("do not state which body verifies the licence", outline, StringComparison.Ordinal);
        Assert.Contains("row No record | – | – | – | –\n", outline, StringComparison.Ordinal);
        Assert.DoesNotContain("Iraqi Medical Association", outline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_facility_whose_check_is_not_recorded_is_not_said_to_be_checked()
    {
        var complete = Read("dmp/adult-cgvhd.json");
        var unverified = complete with { Facility = complete.Facility with { LicenseVerification = new() } };

        var outline = await OutlineAsync(unverified, "facility-license-record", PacketMode.Final);

        Assert.Equal(5, outline.Split("\nh2 ")[2].Split("{not stated}").Length - 1);
        Assert.DoesNotContain("{verified}", outline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "2026-11-04", "Someone")]
    [InlineData("Autorité Exemple", null, "Someone")]
    [InlineData("Autorité Exemple", "2026-11-04", null)]
    public async Task Nothing_is_called_verified_without_body_day_and_person(string? body, string? day, string? person)
    {
        var complete = Read("dmp/adult-cgvhd.json");
        var record = new FacilityLicenseVerification
        {
            Body = body, Status = "verified", VerifiedOn = day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture), VerifiedBy = person,
        };
        var incomplete = complete with { Facility = complete.Facility with { LicenseVerification = record } };

        Assert.Contains("p {verified}, {", await OutlineAsync(complete, "facility-license-record", PacketMode.Final), StringComparison.Ordinal);
        Assert.Contains("p {stated as verified}, {", await OutlineAsync(incomplete, "facility-license-record", PacketMode.Final), StringComparison.Ordinal);
        Assert.Contains(
            "row Regulatory | Licence of the facility | Not shown as verified\n",
            await OutlineAsync(incomplete, "timeline-sheet", PacketMode.Final),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_day_of_a_licence_is_printed_where_it_is_stated()
    {
        var complete = Read("dmp/adult-cgvhd.json");
        var dated = complete with
        {
            Physician = complete.Physician with { LicenseValidUntil = new(2027, 1, 31) },
            Facility = complete.Facility with { LicenseValidUntil = new(2027, 2, 28) },
            Importer = complete.Importer with { EstablishmentLicenseValidUntil = new(2027, 3, 31) },
        };

        Assert.Contains("(2027-01-31)}", await OutlineAsync(dated, "physician-license-record", PacketMode.Final), StringComparison.Ordinal);
        var record = await OutlineAsync(dated, "facility-license-record", PacketMode.Final);
        Assert.Contains("(2027-02-28)}", record, StringComparison.Ordinal);
        Assert.Contains("{EPI-00000}, valid until {", record, StringComparison.Ordinal);
        Assert.DoesNotContain("valid until", await OutlineAsync(complete, "facility-license-record", PacketMode.Final), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "The importer, on behalf of the treating physician {Pr Amal Exemple}")]
    [InlineData(false, "The treating physician, {Pr Amal Exemple}")]
    public async Task The_facility_record_says_who_files(bool importerFiles, string says)
    {
        var complete = Read("dmp/adult-cgvhd.json");

        var outline = await OutlineAsync(
            complete with { Importer = complete.Importer with { Files = importerFiles } }, "facility-license-record", PacketMode.Final);

        Assert.Contains($"p {says}\n", outline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_asks_who_files()
    {
        var complete = Read("dmp/adult-cgvhd.json");

        var outline = await OutlineAsync(
            complete with { Importer = complete.Importer with { Files = null } }, "facility-license-record", PacketMode.Draft);

        Assert.Contains("gap[\\[missing: who files the application\\]]", outline, StringComparison.Ordinal);
    }

    private static async Task<string> OutlineAsync(CaseFile caseFile, string id, PacketMode mode)
    {
        var document = RegulatorCatalog.Find(caseFile.Regulator)!.Documents.Single(candidate => candidate.Id == id);
        var outcome = await Assembler.RenderAsync(
            caseFile, new PacketContext(mode, caseFile.FilingDate!.Value), document, "en", OutputFormat.Html, CancellationToken.None);
        return Encoding.UTF8.GetString(Assert.Single(Assert.IsType<PacketOutcome.Assembled>(outcome).Packet.Files).Rendition.Content.Span);
    }

    private static CaseFile Read(string name) => CaseFileReader.Read(SampleCases.Read(name)).Case!;
}
