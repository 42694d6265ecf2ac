using System.Text.Json.Nodes;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Regulators;

namespace ReserveMeds.Packets.Api.Tests;

public sealed class RegulatorsTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    private readonly HttpClient client = api.CreateClient();

    public static TheoryData<string> Regulators => Samples.Regulators;

    [Fact]
    public async Task All_regulators_are_listed()
    {
        var answer = await (await client.GetAsync("/v1/regulators")).JsonAsync();

        Assert.Equal(["dmp", "kimadia-moh", "krg-moh"], answer["regulators"]!.AsArray().Select(regulator => (string)regulator!["id"]!));
    }

    [Theory]
    [MemberData(nameof(Regulators))]
    public async Task A_regulator_is_shown_with_its_facts_documents_and_rulebook(string id)
    {
        var answer = await (await client.GetAsync($"/v1/regulators/{id}")).JsonAsync();

        var regulator = RegulatorCatalog.Find(id)!;
        Assert.Equal(regulator.Name, (string?)answer["name"]);
        Assert.Equal(regulator.Facts.Select(fact => fact.Id), answer["facts"]!.AsArray().Select(fact => (string)fact!["id"]!));
        Assert.Equal(regulator.RulebookOn(new(2026, 11, 22)).Edition, (string?)answer["rulebook"]!["edition"]);
        var letter = answer["documents"]!.AsArray().Single(document => (string?)document!["id"] == "clinical-justification-letter")!;
        var languages = letter["languages"]!.AsArray().Select(language => (string)language!).ToList();
        Assert.NotEmpty(languages);
        Assert.Equal(regulator.Languages.Where(languages.Contains), languages);
    }

    [Fact]
    public async Task A_rulebook_past_its_review_day_is_shown_as_stale()
    {
        var answer = await (await client.GetAsync("/v1/regulators/dmp")).JsonAsync();

        var reviewBy = DateOnly.Parse((string)answer["rulebook"]!["reviewBy"]!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(new DateOnly(2026, 11, 22) > reviewBy, (bool)answer["rulebook"]!["stale"]!);
    }

    [Theory]
    [MemberData(nameof(Regulators))]
    public async Task Every_rule_is_shown_with_code_severity_path_and_source(string id)
    {
        var answer = await (await client.GetAsync($"/v1/regulators/{id}/rules")).JsonAsync();

        var rules = RegulatorCatalog.Find(id)!.RulebookOn(new(2026, 11, 22)).Rules;
        Assert.NotEmpty(rules);
        Assert.Equal(rules.Select(rule => rule.Code), answer["rules"]!.AsArray().Select(rule => (string)rule!["code"]!));
        Assert.All(answer["rules"]!.AsArray(), rule =>
        {
            Assert.Contains((string?)rule!["severity"], new[] { "reject", "warning", "advice" });
            Assert.Contains((string?)rule["owner"], new[] { "physician", "pharmacy", "importer", "coordinator" });
            Assert.False(string.IsNullOrEmpty((string?)rule["source"]!["guide"]));
            Assert.Matches(@"^\d{4}-\d\d-\d\d$", (string?)rule["source"]!["asOf"]);
            Assert.Matches(@"^\d{4}-\d\d-\d\d$", (string?)rule["reviewBy"]);
        });
    }

    [Theory]
    [MemberData(nameof(Regulators))]
    public async Task The_requirements_hold_a_schema_and_a_sample_that_no_rule_refuses(string id)
    {
        var answer = await (await client.GetAsync($"/v1/regulators/{id}/requirements")).JsonAsync();

        Assert.Equal("object", (string?)answer["schema"]!["type"]);
        Assert.NotNull(answer["schema"]!["properties"]!["physician"]);
        Assert.True(JsonNode.DeepEquals(Samples.Complete(id), answer["sample"]));
        var report = await (await client.PostAsync("/v1/validate", answer["sample"]!.AsBody())).JsonAsync();
        Assert.Equal("complete", (string?)report["outcome"]);
    }

    [Theory]
    [InlineData("/v1/regulators/fda")]
    [InlineData("/v1/regulators/DMP")]
    [InlineData("/v1/regulators/fda/rules")]
    [InlineData("/v1/regulators/fda/requirements")]
    public async Task An_unknown_regulator_is_answered_with_the_known_ones(string path)
    {
        var problem = await (await client.GetAsync(path)).ProblemAsync(404, "regulator-unknown");

        Assert.Equal(["dmp", "kimadia-moh", "krg-moh"], problem.ValidValues());
        Assert.Contains("kimadia-moh", (string?)problem["detail"], StringComparison.Ordinal);
    }
}
