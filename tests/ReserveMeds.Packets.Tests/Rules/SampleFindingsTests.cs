using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Tests.Cases;

namespace ReserveMeds.Packets.Tests.Rules;

/// <summary>What the rules say of every sample, as its story promises.</summary>
public sealed class SampleFindingsTests
{
    [Theory]
    [InlineData("dmp/adult-cgvhd.json")]
    [InlineData("dmp/below-label-age.json", "Warning PRD-REZ-01 /patient/ageYears")]
    [InlineData("dmp/importer-files.json", "Warning CORE-FAC-02 /facility/kind")]
    [InlineData("dmp/paediatric-cold-chain.json")]
    [InlineData("kimadia-moh/adolescent-ppi.json")]
    [InlineData("kimadia-moh/cold-chain.json")]
    [InlineData("kimadia-moh/erbil-facility-federal-route.json", "Warning IQ-GEO-01 /facility/governorate")]
    [InlineData("kimadia-moh/off-label-dose.json", "Warning CORE-OFF-01 /dosing/startingDose", "Warning CORE-OFF-01 /dosing/maintenanceDose", "Warning CORE-OFF-01 /dosing/unitsPerDay")]
    [InlineData("krg-moh/adult-first-import.json", "Warning KRG-LIC-01 /physician/licenseVerifications")]
    [InlineData("krg-moh/adult-resupply.json")]
    [InlineData("krg-moh/cold-chain-insurer.json")]
    public void A_sample_is_refused_and_warned_of_as_its_story_says(string name, params string[] expected)
    {
        var report = Check(name);

        var told = report.Findings
            .Where(finding => finding.Rule.Severity != FindingSeverity.Advice)
            .Select(finding => $"{finding.Rule.Severity} {finding.Rule.Code} {finding.Path}");
        Assert.Equal(expected, told);
    }

    [Fact]
    public void Every_sample_has_its_findings_written_down()
    {
        var told = typeof(SampleFindingsTests).GetMethod(nameof(A_sample_is_refused_and_warned_of_as_its_story_says))!
            .GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[0].Value!);

        Assert.Equal(SampleCases.Names, told.Append("dmp/half-filled-draft.json").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_half_filled_draft_hears_of_everything_that_is_missing()
    {
        var refused = Check("dmp/half-filled-draft.json").Findings
            .Where(finding => finding.Rule.Severity == FindingSeverity.Reject)
            .Select(finding => $"{finding.Rule.Owner} {finding.Rule.Code} {finding.Path}");

        Assert.Equal(
            [
                "Physician CORE-PHY-01 /physician/licenseNumber",
                "Coordinator MA-LIC-01 /physician/licenseVerifications",
                "Coordinator CORE-PHY-02 /physician/licenseVerifications/0",
                "Pharmacy CORE-FAC-01 /facility/pharmacy/pharmacistInCharge",
                "Physician CORE-LTR-01 /diagnosis/severity/instrument",
                "Physician CORE-LTR-01 /diagnosis/severity/value",
                "Physician CORE-LTR-01 /request/localAlternative/whyUnsuitable",
                "Physician CORE-LTR-01 /request/rationale",
                "Coordinator CORE-PRD-01 /request/quantityPacks",
                "Physician CORE-LTR-02 /dosing/maintenanceDose",
                "Physician CORE-LTR-02 /dosing/schedule",
                "Physician CORE-OFF-02 /dosing/offLabelRationale",
                "Physician CORE-LTR-03 /monitoring/followUp",
                "Physician CORE-LTR-03 /monitoring/doseModification",
                "Importer CORE-COC-01 /custody/legs",
            ],
            refused);
    }

    private static ValidationReport Check(string name)
    {
        var caseFile = CaseFileReader.Read(SampleCases.Read(name)).Case!;
        return RegulatorCatalog.Find(caseFile.Regulator)!.RulebookOn(CaseJson.Today).Check(caseFile, CaseJson.Today);
    }
}
