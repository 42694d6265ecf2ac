using System.Text.Json.Nodes;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Tests.Rules;

/// <summary>The worked cases R1 to R39 of the facts, as far as a case can express them.</summary>
public sealed class RuleVectorTests
{
    private static readonly JsonNode Regional = "regional-public";

    [Fact]
    public void R1_FDA_with_indication_and_date() => Expect("dmp", [], [Cite("us-fda")], absent: "REF");

    [Fact]
    public void R2_ANSM_only() => Expect("dmp", ["MA-REF-01 Warning"], [Cite("ansm")], absent: "CORE-REF");

    [Fact]
    public void R3_FDA_and_MHRA()
    {
        var report = Expect("dmp", ["MA-REF-01 Warning"], [Cite("us-fda", "mhra")]);

        var finding = Assert.Single(report.Findings, finding => finding.Rule.Code == "MA-REF-01");
        Assert.Equal(("/product/approvals/1/authority", "MHRA"), (finding.Path, finding.Arguments["authority"]));
    }

    [Fact]
    public void R4_Swissmedic_only() => Expect("dmp", ["MA-REF-02 Warning"], [Cite("other")], absent: "MA-REF-01");

    [Theory]
    [InlineData("dmp")]
    [InlineData("kimadia-moh")]
    [InlineData("krg-moh")]
    public void R5_no_authority(string regulator) => Expect(regulator, ["CORE-REF-01 Reject"], [("/product/approvals", new JsonArray())]);

    [Fact]
    public void R6_ANSM_only_in_Iraq() => Expect("kimadia-moh", ["IQ-REF-01 Warning"], [Cite("ansm")]);

    [Fact]
    public void R7_tertiary_hospital_and_importer_does_not_file() => Expect("dmp", [], [("/importer/files", false)], absent: "CORE-FAC");

    [Fact]
    public void R8_other_hospital_and_importer_files() =>
        Expect("dmp", ["CORE-FAC-02 Warning"], [("/facility/kind", Regional), ("/importer/files", true)], absent: "CORE-FAC-03");

    [Fact]
    public void R9_other_hospital_and_importer_does_not_file() =>
        Expect("dmp", ["CORE-FAC-02 Warning", "CORE-FAC-03 Reject"], [("/facility/kind", Regional)]);

    [Fact]
    public void R10_facility_in_France() => Expect("dmp", ["CORE-FAC-01 Reject"], [("/facility/country", "FR")]);

    [Fact]
    public void R11_Hiwa_filed_federally() =>
        Expect(
            "kimadia-moh",
            ["IQ-GEO-01 Warning"],
            [("/facility/name", "Hiwa Cancer Hospital"), ("/facility/city", "Sulaymaniyah"), ("/facility/governorate", "sulaymaniyah")]);

    [Fact]
    public void R12_Hewler_is_Erbil() => Expect("kimadia-moh", ["IQ-GEO-01 Warning"], [("/facility/governorate", "Hewler")]);

    [Fact]
    public void R13_Baghdad() => Expect("kimadia-moh", [], [], absent: "IQ-GEO");

    [Fact]
    public void R14_Halabja_on_the_thin_route() => Expect("krg-moh", ["KRG-THIN-01 Advice"], [("/facility/governorate", "Halabja")], absent: "KRG-GEO");

    [Fact]
    public void R15_Basra_on_the_thin_route() => Expect("krg-moh", ["KRG-GEO-01 Reject"], [("/facility/governorate", "Basra")], absent: "KRG-GEO-02");

    [Fact]
    public void R16_governorate_missing_on_the_thin_route() => Expect("krg-moh", ["KRG-GEO-02 Reject"], [("/facility/governorate", null)], absent: "KRG-GEO-01");

    [Fact]
    public void R17_age_of_12() => Expect("dmp", [], [("/patient/ageYears", 12)], absent: "PRD-REZ");

    [Fact]
    public void R18_age_of_11_with_a_rationale() =>
        Expect("dmp", ["PRD-REZ-01 Warning"], [("/patient/ageYears", 11), ("/dosing/offLabelRationale", "No other option.")], absent: "CORE-OFF-02");

    [Fact]
    public void R19_age_of_11_without_a_rationale() =>
        Expect("dmp", ["PRD-REZ-01 Warning", "CORE-OFF-02 Reject"], [("/patient/ageYears", 11)]);

    [Fact]
    public void R20_age_not_given() => Expect("dmp", ["PRD-REZ-07 Warning"], [("/patient/ageYears", null)], absent: "PRD-REZ-01");

    [Fact]
    public void R21_one_systemic_line_with_a_rationale() =>
        Expect(
            "dmp",
            ["PRD-REZ-01 Warning"],
            [("/priorTherapies/1/systemic", false), ("/priorTherapies/2/systemic", false), ("/dosing/offLabelRationale", "No other option.")],
            absent: "CORE-OFF-02");

    [Fact]
    public void R22_omeprazole_and_once_daily() =>
        Expect("dmp", ["PRD-REZ-02 Warning"], [("/dosing/interactions", new JsonArray("proton-pump-inhibitor"))], absent: "CORE-OFF");

    [Fact]
    public void R23_omeprazole_and_twice_daily() => Expect("kimadia-moh", [], [], absent: "CORE-OFF", alsoAbsent: "PRD-REZ-02");

    [Fact]
    public void R24_400_mg_once_daily_without_a_rationale() =>
        Expect(
            "dmp",
            ["CORE-OFF-01 Warning", "CORE-OFF-02 Reject"],
            [("/dosing/startingDose", "400 mg"), ("/dosing/maintenanceDose", "400 mg"), ("/dosing/unitsPerDay", 2), ("/request/quantityPacks", 12)]);

    [Fact]
    public void R25_EMA_and_38_kg() => Expect("dmp", ["PRD-REZ-04 Warning"], [Cite("ema"), ("/patient/weightKg", 38)]);

    [Fact]
    public void R26_FDA_only_and_38_kg() => Expect("dmp", [], [Cite("us-fda"), ("/patient/weightKg", 38)], absent: "PRD-REZ-04");

    [Fact]
    public void R27_EMA_and_weight_unknown() => Expect("dmp", ["PRD-REZ-04 Warning"], [Cite("ema"), ("/patient/weightKg", null)]);

    [Fact]
    public void R28_weight_banded_angle() =>
        Expect("dmp", ["CORE-LTR-04 Warning"], [("/request/angles", new JsonArray("pediatric-or-weight-banded"))]);

    [Fact]
    public void R29_courier_leg_to_the_home() =>
        Expect(
            "dmp",
            ["CORE-COC-01 Reject"],
            [("/custody/legs/-", new JsonObject { ["from"] = "Pharmacie hospitalière centrale", ["to"] = "Patient's home" })]);

    [Fact]
    public void R32_licence_of_another_region() => Expect("dmp", [], [("/facility/city", "Rabat")], absent: "CORE-PHY");

    [Theory]
    [InlineData("R33", 41, true)]
    [InlineData("R34", 15, true)]
    [InlineData("R35", 15, false)]
    public void R33_to_R35_soft_triggers_stay_routine(string vector, int age, bool firstImport)
    {
        var report = Expect("dmp", ["CORE-CPX-02 Advice"], [("/patient/ageYears", age), ("/request/firstImport", firstImport)], absent: "CORE-CPX-01");

        Assert.False(report.Complexity.IsComplex, vector);
    }

    [Fact]
    public void R36_both_federal_bodies_on_the_thin_route() => Expect("krg-moh", [], [], absent: "KRG-LIC");

    [Fact]
    public void R37_Kurdistan_Doctors_Syndicate_only() =>
        Expect(
            "krg-moh",
            ["KRG-LIC-01 Warning"],
            [
                ("/physician/licenseVerifications", new JsonArray(new JsonObject
                {
                    ["body"] = "kurdistan-doctors-syndicate",
                    ["status"] = "verified",
                    ["verifiedOn"] = "2026-10-20",
                    ["verifiedBy"] = "Case coordination",
                })),
            ],
            absent: "CORE-PHY-02");

    [Fact]
    public void R38_first_import_of_a_weight_banded_product()
    {
        var report = Expect("cold-chain", ["CORE-CPX-01 Advice"], [("/request/firstImport", true)], absent: "CORE-CPX-02");

        Assert.Equal(["first-import-of-format"], report.Complexity.Triggers);
    }

    [Fact]
    public void R39_rare_indication()
    {
        var report = Expect("dmp", ["CORE-CPX-01 Advice"], [("/diagnosis/rareIndication", true)]);

        Assert.Equal(["rare-indication"], report.Complexity.Triggers);
        Assert.Equal(["first-import"], report.Complexity.Notes);
    }

    private static (string Pointer, JsonNode? Value) Cite(params string[] authorities) =>
        ("/product/approvals", new JsonArray([.. authorities.Select(authority => new JsonObject
        {
            ["authority"] = authority,
            ["authorityName"] = authority == "other" ? "Swissmedic" : null,
            ["indication"] = "Chronic graft-versus-host disease",
            ["approvedOn"] = "2021-07-16",
        })]));

    /// <param name="expected">Codes with severity that must be among the findings.</param>
    /// <param name="absent">Beginning of codes that must not, beside the expected ones.</param>
    private static ValidationReport Expect(
        string name,
        string[] expected,
        (string Pointer, JsonNode? Value)[] changes,
        string? absent = null,
        string? alsoAbsent = null)
    {
        var report = CaseJson.Check(CaseJson.Read(name, changes));
        var found = report.Findings.Select(finding => $"{finding.Rule.Code} {finding.Rule.Severity}").Distinct(StringComparer.Ordinal).ToList();

        Assert.Empty(expected.Except(found, StringComparer.Ordinal));
        foreach (var prefix in new[] { absent, alsoAbsent }.OfType<string>())
        {
            Assert.DoesNotContain(found.Except(expected, StringComparer.Ordinal), code =>
                code.Contains(prefix, StringComparison.Ordinal));
        }

        // What a change brings about is all that refuses: the complete case is refused by nothing.
        Assert.Equal(
            expected.Where(code => code.EndsWith("Reject", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            found.Where(code => code.EndsWith("Reject", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        return report;
    }
}
