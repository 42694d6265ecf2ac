using System.Text.Json.Nodes;
using ReserveMeds.Packets.Cases;
using ReserveMeds.Packets.Tests.Cases;

namespace ReserveMeds.Packets.Tests.Samples;

/// <summary>Values at the edge of what a case may say: each is a fault of form, a finding or nothing, and never an exception.</summary>
public sealed class CaseEdgeTests
{
    private static readonly string[] Said = [.. AnswersTo([])];

    [Theory]
    [InlineData("/patient/ageYears", "0", "Advice CORE-CPX-02 /patient/ageYears", "Warning PRD-REZ-01 /patient/ageYears", "Reject CORE-OFF-02 /dosing/offLabelRationale")]
    [InlineData("/patient/ageYears", "12", "Advice CORE-CPX-02 /patient/ageYears")]
    [InlineData("/patient/ageYears", "130")]
    [InlineData("/patient/ageYears", "131", "Fault out-of-range /patient/ageYears")]
    [InlineData("/patient/ageYears", "-1", "Fault out-of-range /patient/ageYears")]
    [InlineData("/diagnosis/confirmedOn", "\"2024-02-29\"")]
    [InlineData("/diagnosis/confirmedOn", "\"2023-02-29\"", "Fault bad-date /diagnosis/confirmedOn")]
    [InlineData(
        "/filingDate",
        "\"2028-02-29\"",
        "Advice CORE-PRD-03 /product/profile",
        "Warning CORE-FAC-08 /facility/licenseVerification/verifiedOn",
        "Warning CORE-PHY-04 /physician/licenseVerifications/0/verifiedOn",
        "Warning CORE-PHY-04 /physician/licenseVerifications/1/verifiedOn")]
    [InlineData("/filingDate", "\"2027-02-29\"", "Fault bad-date /filingDate")]
    [InlineData("/diagnosis/confirmedOn", "\"1900-01-01\"")]
    [InlineData("/filingDate", "\"9999-12-31\"", "Fault bad-date /filingDate")]
    [InlineData("/filingDate", "\"0001-01-01\"", "Fault bad-date /filingDate")]
    [InlineData("/priorTherapies/0/endedOn", "\"2024-02-29\"", "Warning CORE-CHR-01 /priorTherapies/0/endedOn")]
    [InlineData("/priorTherapies/0/endedOn", "\"2024-03-01\"")]
    [InlineData("/request/durationDays", "3660", "Warning CORE-PRD-02 /request/quantityPacks")]
    [InlineData("/request/durationDays", "10000", "Fault out-of-range /request/durationDays")]
    [InlineData("/request/durationDays", "0", "Reject CORE-LTR-02 /request/durationDays")]
    [InlineData("/request/quantityPacks", "0", "Reject CORE-PRD-01 /request/quantityPacks")]
    [InlineData("/request/quantityPacks", "10000", "Warning CORE-PRD-02 /request/quantityPacks")]
    [InlineData("/request/quantityPacks", "10001", "Fault out-of-range /request/quantityPacks")]
    [InlineData("/patient/weightKg", "62,5", "Fault malformed-json ")]
    [InlineData("/patient/weightKg", "\"62,5\"", "Fault wrong-type /patient/weightKg")]
    [InlineData("/patient/weightKg", "٦٢", "Fault malformed-json ")]
    [InlineData("/patient/weightKg", "\"٦٢\"", "Fault wrong-type /patient/weightKg")]
    [InlineData("/patient/ageYears", "٤١", "Fault malformed-json ")]
    [InlineData("/dosing/unitsPerDay", "\"١\"", "Fault wrong-type /dosing/unitsPerDay")]
    [InlineData(
        "/dosing/unitsPerDay",
        "0",
        "Warning CORE-OFF-01 /dosing/unitsPerDay",
        "Warning CORE-PRD-02 /dosing/unitsPerDay",
        "Reject CORE-DOS-01 /dosing/unitsPerDay",
        "Reject CORE-OFF-02 /dosing/offLabelRationale")]
    [InlineData("/physician/name", "\"د. أمل مثال\"")]
    [InlineData("/facility/pharmacy/pharmacistInCharge", "\"الصيدلي مثال\"")]
    [InlineData("/coordinator/name", "\"ڕێکخەر نموونە\"")]
    public void A_value_at_an_edge_is_answered(string pointer, string value, params string[] expected)
    {
        Assert.Equal(expected.Order(StringComparer.Ordinal), AnswersTo((pointer, value)).Except(Said).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/request/rationale", 10_000)]
    [InlineData("/diagnosis/summary", 10_000)]
    [InlineData("/diagnosis/severity/evidence", 4_000)]
    [InlineData("/request/localAlternative/whyUnsuitable", 4_000)]
    public void Free_text_may_be_as_long_as_its_cap_and_no_longer(string pointer, int cap)
    {
        // A character counts as one, whatever it takes in UTF-8 or UTF-16.
        Assert.Empty(AnswersTo((pointer, $"\"{new string('é', cap)}\"")).Except(Said));
        Assert.Equal([$"Fault too-long {pointer}"], AnswersTo((pointer, $"\"{new string('é', cap + 1)}\"")));
        Assert.DoesNotContain($"Fault too-long {pointer}", AnswersTo((pointer, $"\"{string.Concat(Enumerable.Repeat("🌿", cap))}\"")));
    }

    [Fact]
    public void A_thousand_prior_therapies_are_read_checked_and_drafted()
    {
        const string Line = """{ "line": 1, "regimen": "Prednisone", "systemic": true, "startedOn": "2024-03-01", "endedOn": "2024-11-15", "outcome": "no-response", "reasonStopped": "Rechute" }""";

        Assert.Equal(
            ["Warning PRD-REZ-01 /priorTherapies", "Reject CORE-OFF-02 /dosing/offLabelRationale"],
            AnswersTo(("/priorTherapies", $"[{string.Join(',', Enumerable.Repeat(Line, 1_000))}]")).Except(Said));
        Assert.Equal(
            ["Fault too-many-entries /priorTherapies"],
            AnswersTo(("/priorTherapies", $"[{string.Join(',', Enumerable.Repeat(Line, 1_001))}]")));
    }

    [Fact]
    public void A_case_of_the_greatest_size_is_checked_though_each_of_its_signs_is_escaped()
    {
        var lines = string.Join(',', Enumerable.Range(0, 500).Select(number => $"\"{new string('-', 1_900)} {number}\""));

        var json = CaseMutations.Apply(
            JsonNode.Parse(SampleCases.Read("dmp/adult-cgvhd.json"))!, new CaseMutation(["monitoring", "doseModification"], $"[{lines}]"));

        Assert.Equal(
            SweptCase.Validate(CaseFileReader.Read(SampleCases.Read("dmp/adult-cgvhd.json")).Case!).Findings.Select(finding => finding.Rule.Code),
            SweptCase.Validate(CaseFileReader.Read(json).Case!).Findings.Select(finding => finding.Rule.Code));
    }

    [Fact]
    public void A_case_wrong_in_thirty_ways_hears_of_all_thirty_in_the_order_of_the_form()
    {
        (string Pointer, string? Value)[] wrongs =
        [
            ("/reference", null),
            ("/patient/identifier", null),
            ("/physician/name", null),
            ("/physician/specialty", null),
            ("/physician/licenseNumber", null),
            ("/physician/licenseCountry", "\"FR\""),
            ("/physician/licenseVerifications/0", """{ "body": "cnom" }"""),
            ("/physician/licenseVerifications/1", """{ "body": "dmp" }"""),
            ("/physician/goodStanding", "false"),
            ("/physician/practisesInJurisdiction", "false"),
            ("/facility/name", null),
            ("/facility/country", "\"FR\""),
            ("/facility/licenseNumber", null),
            ("/facility/pharmacy/pharmacistInCharge", null),
            ("/diagnosis/confirmedOn", null),
            ("/diagnosis/confirmedBy", null),
            ("/diagnosis/severity/value", null),
            ("/priorTherapies/1/regimen", null),
            ("/priorTherapies/2/outcome", null),
            ("/request/localGap", null),
            ("/request/localAlternative/name", null),
            ("/request/localAlternative/whyUnsuitable", null),
            ("/request/rationale", null),
            ("/request/quantityPacks", "0"),
            ("/dosing/route", null),
            ("/dosing/schedule", null),
            ("/monitoring/baseline", "[]"),
            ("/monitoring/followUp/1/interval", null),
            ("/monitoring/doseModification", "[]"),
            ("/custody/legs/1/from", "\"Somebody Else, Inc.\""),
        ];

        var rejects = AnswersTo(wrongs).Except(Said).Where(answer => answer.StartsWith("Reject ", StringComparison.Ordinal));

        Assert.Equal(30, wrongs.Length);
        Assert.Equal(wrongs.Select(wrong => wrong.Pointer), rejects.Select(answer => answer.Split(' ')[2]));
    }

    /// <summary>Faults, or findings in their order; a case that is read is also drafted, every document in every language.</summary>
    private static IEnumerable<string> AnswersTo(params IReadOnlyList<(string Pointer, string? Value)> changes)
    {
        var json = SampleCases.Read("dmp/adult-cgvhd.json");
        foreach (var (pointer, value) in changes)
            json = CaseMutations.Apply(JsonNode.Parse(json)!, new CaseMutation(pointer.Split('/')[1..], value));

        var reading = CaseFileReader.Read(json);
        if (reading.Case is not { } caseFile)
            return reading.Faults.Select(fault => $"Fault {fault.Code} {fault.Pointer}");

        foreach (var part in SweptCase.Documents[caseFile.Regulator])
            Assert.IsType<PacketOutcome.Assembled>(SweptCase.RenderAsync(caseFile, PacketMode.Draft, part).GetAwaiter().GetResult());
        return SweptCase.Validate(caseFile).Findings.Select(finding => $"{finding.Rule.Severity} {finding.Rule.Code} {finding.Path}");
    }
}
