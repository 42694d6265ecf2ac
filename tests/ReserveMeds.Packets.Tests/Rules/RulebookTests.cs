using System.Text.Json.Nodes;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Rules;

namespace ReserveMeds.Packets.Tests.Rules;

public sealed class RulebookTests
{
    [Theory]
    [InlineData("dmp")]
    [InlineData("kimadia-moh")]
    [InlineData("krg-moh")]
    [InlineData("cold-chain")]
    public void A_complete_case_is_refused_by_nothing(string name)
    {
        var report = CaseJson.Check(CaseJson.Read(name));

        Assert.True(report.IsComplete);
        Assert.DoesNotContain(report.Findings, finding => finding.Rule.Severity == FindingSeverity.Reject);
        Assert.DoesNotContain(report.Findings, finding => finding.Rule.Severity == FindingSeverity.Warning);
    }

    [Theory]
    [InlineData("dmp")]
    [InlineData("kimadia-moh")]
    [InlineData("krg-moh")]
    public void An_empty_case_hears_of_everything_that_is_missing_once(string regulator)
    {
        var report = CaseJson.Check(new CaseFile { Regulator = regulator });

        string[] expected =
        [
            "/reference", "/filingDate", "/patient/identifier",
            "/physician/name", "/physician/specialty", "/physician/licenseNumber", "/physician/licenseCountry",
            "/facility/name", "/facility/country", "/facility/licenseNumber", "/facility/pharmacy/name", "/facility/pharmacy/pharmacistInCharge",
            "/importer/files",
            "/diagnosis/condition", "/diagnosis/confirmedOn", "/diagnosis/confirmedBy", "/diagnosis/severity/instrument", "/diagnosis/severity/value",
            "/priorTherapies",
            "/request/localGap", "/request/localAlternative/name", "/request/localAlternative/whyUnsuitable", "/request/rationale",
            "/request/durationDays", "/request/quantityPacks",
            "/product/profile", "/product/approvals",
            "/dosing/startingDose", "/dosing/maintenanceDose", "/dosing/route", "/dosing/schedule",
            "/monitoring/baseline", "/monitoring/followUp", "/monitoring/doseModification",
            "/custody/legs",
        ];
        var refused = report.Findings.Where(finding => finding.Rule.Severity == FindingSeverity.Reject).ToList();
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            refused.Select(finding => finding.Path).Except(["/physician/licenseVerifications", "/facility/governorate"]).Order(StringComparer.Ordinal));
        Assert.Equal(
            report.Findings.Count,
            report.Findings.Select(finding => (finding.Rule.Code, finding.Path, string.Concat(finding.Arguments.Values))).Distinct().Count());
    }

    [Fact]
    public void A_case_that_no_border_has_looked_at_is_checked_all_the_same()
    {
        var report = CaseJson.Check(CaseJson.Unchecked(
            "dmp",
            ("/reference", "  "),
            ("/patient/identifier", "0612345678"),
            ("/product/profile", "unknown"),
            ("/monitoring/baseline", new JsonArray(" "))));

        Assert.Equal(
            ["CORE-CAS-01 /reference", "CORE-PAT-01 /patient/identifier", "CORE-PRD-01 /product/profile", "CORE-REF-01 /product/approvals", "CORE-LTR-03 /monitoring/baseline"],
            report.Findings.Where(finding => finding.Rule.Severity == FindingSeverity.Reject).Select(finding => $"{finding.Rule.Code} {finding.Path}"));
    }

    [Fact]
    public void Findings_stand_in_the_order_of_the_form_and_then_by_code()
    {
        var report = CaseJson.Check(CaseJson.Read(
            "dmp",
            ("/custody/legs", new JsonArray()),
            ("/reference", null),
            ("/physician/licenseVerifications/1/status", "pending"),
            ("/priorTherapies/1/outcome", null),
            ("/priorTherapies/0/outcome", null),
            ("/facility/kind", null),
            ("/patient/ageYears", 11),
            ("/request/quantityPacks", 7)));

        Assert.Equal(
            [
                "CORE-CAS-01 /reference",
                "MA-ADR-01 /regulator",
                "CORE-TIM-01 /filingDate",
                "CORE-CPX-02 /patient/ageYears",
                "PRD-REZ-01 /patient/ageYears",
                "CORE-PHY-02 /physician/licenseVerifications/1",
                "CORE-FAC-02 /facility/kind",
                "CORE-FAC-03 /importer/files",
                "CORE-LTR-01 /priorTherapies/0/outcome",
                "CORE-LTR-01 /priorTherapies/1/outcome",
                "CORE-CPX-02 /request/firstImport",
                "CORE-PRD-02 /request/quantityPacks",
                "CORE-OFF-02 /dosing/offLabelRationale",
                "CORE-COC-04 /custody/loggerReference",
                "CORE-COC-01 /custody/legs",
                "CORE-INS-01 /payer/kind",
            ],
            report.Findings.Select(finding => $"{finding.Rule.Code} {finding.Path}"));
    }

    [Fact]
    public void Indexes_are_ordered_as_numbers()
    {
        var legs = Enumerable.Range(0, 12).Select(index => (JsonNode)new JsonObject { ["from"] = $"Holder {index}" }).ToArray();
        var report = CaseJson.Check(CaseJson.Read("dmp", ("/custody/legs", new JsonArray(legs))));

        Assert.Equal(
            ["/custody/legs/9/to", "/custody/legs/10/to", "/custody/legs/11/to"],
            report.Findings.Where(finding => finding.Path.EndsWith("/to", StringComparison.Ordinal)).Select(finding => finding.Path).TakeLast(3));
    }

    [Fact]
    public void The_report_names_edition_and_staleness()
    {
        var fresh = CaseJson.Check(CaseJson.Read("dmp"), new DateOnly(2026, 11, 18));
        var stale = CaseJson.Check(CaseJson.Read("dmp"), new DateOnly(2026, 11, 19));

        Assert.Equal(("dmp", "2026-05", false), (fresh.Regulator, fresh.Rulebook.Edition, fresh.Rulebook.Stale));
        Assert.True(stale.Rulebook.Stale);
    }

    [Fact]
    public void The_same_case_gives_the_same_findings()
    {
        var (first, second) = (CaseJson.Check(CaseJson.Read("krg-moh")), CaseJson.Check(CaseJson.Read("krg-moh")));

        Assert.Equal(
            first.Findings.Select(finding => (finding.Rule.Code, finding.Path)),
            second.Findings.Select(finding => (finding.Rule.Code, finding.Path)));
    }

    [Fact]
    public void Findings_hold_no_value_of_the_case()
    {
        const string Planted = "Planted-Value-4711";
        var report = CaseJson.Check(CaseJson.Unchecked(
            "dmp",
            ("/product/approvals", new JsonArray(new JsonObject { ["authority"] = "other", ["authorityName"] = Planted, ["indication"] = Planted, ["approvedOn"] = "2021-07-16" })),
            ("/facility/kind", Planted),
            ("/payer/kind", Planted),
            ("/dosing/startingDose", Planted),
            ("/product/profile", Planted),
            ("/physician/licenseVerifications/0/body", Planted)));

        Assert.DoesNotContain(report.Findings, finding => finding.Path.Contains(Planted, StringComparison.Ordinal));
        Assert.DoesNotContain(report.Findings.SelectMany(finding => finding.Arguments.Values), value => value.Contains(Planted, StringComparison.Ordinal));
    }

    [Fact]
    public void Rules_that_rest_on_what_the_thin_route_does_not_state_are_not_listed_for_it()
    {
        var codes = RegulatorCatalog.Find("krg-moh")!.Rulebooks[0].Rules.Select(rule => rule.Code).ToList();

        Assert.DoesNotContain("CORE-TIM-01", codes);
        Assert.DoesNotContain("CORE-PAY-01", codes);
        Assert.DoesNotContain("CORE-FAC-05", codes);
        Assert.Contains("CORE-LTR-01", codes);
    }
}
