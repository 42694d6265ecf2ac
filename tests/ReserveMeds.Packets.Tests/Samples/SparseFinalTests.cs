using System.Text;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Tests.Cases;

namespace ReserveMeds.Packets.Tests.Samples;

/// <summary>
/// A case without any of the facts that no guide names: it is warned of, not refused, and its final documents say that the
/// fact is not stated, or leave its clause out. Never a gap, never a blank, never a comma too many.
/// </summary>
public sealed class SparseFinalTests
{
    private static readonly PacketAssembler Assembler = new(ShippedTexts.Loaded, new DocumentWriters(new OutlineOnly(OutputFormat.Html)));

    public static TheoryData<string, string, string> Documents()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (sample, language) in new[] { ("dmp/adult-cgvhd.json", "en"), ("dmp/adult-cgvhd.json", "fr"), ("kimadia-moh/adolescent-ppi.json", "en"), ("krg-moh/adult-resupply.json", "en") })
        {
            foreach (var document in RegulatorCatalog.Find(Read(sample).Regulator)!.DocumentsFor(Sparse(sample)))
                data.Add(sample, document.Id, language);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_final_document_has_neither_gap_nor_blank_where_facts_are_missing_that_no_guide_names(string sample, string document, string language)
    {
        var outline = await OutlineAsync(Sparse(sample), document, language);

        Assert.DoesNotContain("gap[", outline, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[,;:] ?[,;.)]|\{\}|\( *\)|\u00A0[,)]|; *\n|\}[,;] ?[↵\n]|\np [,;]", outline);
    }

    [Fact]
    public async Task What_is_missing_is_said_to_be_not_stated_or_is_left_out()
    {
        var sparse = Sparse("dmp/adult-cgvhd.json");

        var letter = await OutlineAsync(sparse, "clinical-justification-letter", "en");
        var sheet = await OutlineAsync(sparse, "product-detail-sheet", "en");
        var plan = await OutlineAsync(sparse, "chain-of-custody-plan", "en");

        Assert.Contains("not stated", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("Casablanca", letter + sheet + plan, StringComparison.Ordinal);
        Assert.DoesNotContain("How the quantity follows", sheet, StringComparison.Ordinal);
        Assert.Contains("the facility’s own import pharmacy", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("establishment licence", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Longest time in all", plan, StringComparison.Ordinal);
        Assert.Contains("not stated", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_missing_fact_is_warned_of_by_a_rule_with_an_owner_and_none_by_a_bare_gap()
    {
        var report = Assembler.Validate(Sparse("dmp/adult-cgvhd.json"), new DateOnly(2026, 11, 22));

        Assert.Empty(report.Findings.Where(finding => finding.Rule.Severity == FindingSeverity.Reject).Select(finding => $"{finding.Rule.Code} {finding.Path}"));
        var said = report.Findings.Select(finding => $"{finding.Rule.Code} {finding.Rule.Owner} {finding.Path}").ToList();
        Assert.Contains("CORE-FAC-07 Pharmacy /facility/storage/classes", said);
        Assert.Contains("CORE-LTR-10 Physician /priorTherapies/0/startedOn", said);
        Assert.Contains("CORE-PRD-02 Coordinator /dosing/unitsPerDay", said);
        Assert.Contains("CORE-COC-10 Importer /custody/legs/2/maximumHours", said);
        Assert.DoesNotContain(report.Findings, finding => finding.Rule.Code == "CORE-TXT-02");
    }

    [Theory]
    [InlineData("en", "Next visit", "Customs broker", "Legs declared as validated shipments")]
    [InlineData("fr", "Prochaine consultation", "Commissionnaire en douane", "Étapes déclarées comme transport validé")]
    public async Task Facts_that_a_case_may_add_are_printed_where_they_are_given(string language, string visit, string broker, string validated)
    {
        var given = Read("dmp/importer-files.json");
        var plain = given with
        {
            Monitoring = given.Monitoring with { NextVisitOn = null },
            Custody = given.Custody with { CustomsBroker = null, Legs = [.. given.Custody.Legs.Select(leg => leg with { ShipmentValidated = null })] },
        };

        Assert.Contains(visit, await OutlineAsync(given, "clinical-justification-letter", language), StringComparison.Ordinal);
        Assert.DoesNotContain(visit, await OutlineAsync(plain, "clinical-justification-letter", language), StringComparison.Ordinal);
        var (with, without) = (await OutlineAsync(given, "chain-of-custody-plan", language), await OutlineAsync(plain, "chain-of-custody-plan", language));
        Assert.All(new[] { broker, validated }, words => Assert.Contains(words, with, StringComparison.Ordinal));
        Assert.All(new[] { $"{broker}:", $"{broker}\u00A0:", validated }, words => Assert.DoesNotContain(words, without, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_earlier_supply_is_told_with_its_first_day()
    {
        var letter = await OutlineAsync(Read("dmp/below-label-age.json"), "clinical-justification-letter", "en");

        Assert.Contains("The supply with the US-sourced product goes back to", letter, StringComparison.Ordinal);
    }

    private static CaseFile Sparse(string sample)
    {
        var complete = Read(sample);
        return complete with
        {
            Facility = complete.Facility with
            {
                City = null,
                InHouseImportPharmacy = true,
                Pharmacy = complete.Facility.Pharmacy with { LicenseNumber = null, Phone = null },
                Storage = new(),
            },
            Importer = complete.Importer.Files == true ? complete.Importer : new(),
            PriorTherapies = [.. complete.PriorTherapies.Select(therapy => therapy with { StartedOn = null, EndedOn = null, ReasonStopped = null })],
            Dosing = complete.Dosing with { UnitsPerDay = null },
            Custody = complete.Custody with
            {
                Legs = [.. complete.Custody.Legs.Select(leg => new CustodyLeg { From = leg.From, To = leg.To })],
            },
        };
    }

    private static async Task<string> OutlineAsync(CaseFile caseFile, string id, string language)
    {
        var document = RegulatorCatalog.Find(caseFile.Regulator)!.Documents.Single(document => document.Id == id);
        var outcome = await Assembler.RenderAsync(
            caseFile, new PacketContext(PacketMode.Final, caseFile.FilingDate!.Value), document, language, OutputFormat.Html, CancellationToken.None);
        var packet = Assert.IsType<PacketOutcome.Assembled>(outcome).Packet;
        return Encoding.UTF8.GetString(Assert.Single(packet.Files).Rendition.Content.Span);
    }

    private static CaseFile Read(string name) => CaseFileReader.Read(SampleCases.Read(name)).Case!;
}
