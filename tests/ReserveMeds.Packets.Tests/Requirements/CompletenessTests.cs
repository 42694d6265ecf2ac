using System.Text.Json.Nodes;
using ReserveMeds.Packets.Documents.Writers;
using ReserveMeds.Packets.Rules;
using ReserveMeds.Packets.Tests.Rules;
using ReserveMeds.Packets.Tests.Samples;

namespace ReserveMeds.Packets.Tests.Requirements;

public sealed class CompletenessTests
{
    private static readonly PacketAssembler Assembler = new(ShippedTexts.Loaded, new DocumentWriters());

    public static TheoryData<string> Regulators => ["dmp", "kimadia-moh", "krg-moh"];

    [Theory]
    [MemberData(nameof(Regulators))]
    public void A_complete_case_meets_all_that_is_asked(string regulator)
    {
        var report = Report(regulator);

        Assert.True(report.IsComplete);
        Assert.Equal((100, report.Completeness!.Asked), (report.Completeness.Percent, report.Completeness.Met));
        Assert.Empty(report.Completeness.Open);
        Assert.True(report.Completeness.Asked > 25);
    }

    [Fact]
    public void A_missing_fact_opens_its_requirement_and_no_other()
    {
        var whole = Report("dmp").Completeness!;
        var report = Report("dmp", ("/physician/licenseNumber", null));

        Assert.Equal(["physician.license-number"], report.Completeness!.Open);
        Assert.Equal((whole.Asked, whole.Met - 1), (report.Completeness.Asked, report.Completeness.Met));
        Assert.InRange(report.Completeness.Percent, 1, 99);
    }

    [Fact]
    public void What_no_occasion_asks_for_is_not_counted()
    {
        var without = Report("dmp", ("/importer/files", false)).Completeness!;
        var with = Report("dmp", ("/importer/files", true)).Completeness!;

        Assert.Equal(without.Asked + 3, with.Asked);
    }

    [Theory]
    [MemberData(nameof(Regulators))]
    public void A_case_in_pieces_is_counted_by_what_is_open(string regulator)
    {
        var report = Report(regulator, ("/physician", new JsonObject()), ("/facility", new JsonObject()), ("/custody", new JsonObject()));

        Assert.False(report.IsComplete);
        Assert.Contains("physician.name", report.Completeness!.Open);
        Assert.Contains("custody.chain", report.Completeness.Open);
        Assert.Equal(report.Completeness.Asked - report.Completeness.Met, report.Completeness.Open.Count);
        Assert.InRange(report.Completeness.Percent, 1, 99);
    }

    private static ValidationReport Report(string name, params (string Pointer, JsonNode? Value)[] changes) =>
        Assembler.Validate(CaseJson.Read(name, changes), CaseJson.Today);
}
