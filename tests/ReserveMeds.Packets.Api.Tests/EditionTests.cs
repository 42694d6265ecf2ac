using System.Text.Json.Nodes;
using ReserveMeds.Packets.Api.Tests.Hosting;

namespace ReserveMeds.Packets.Api.Tests;

public sealed class EditionTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    private readonly HttpClient client = api.CreateClient();

    public static TheoryData<string> Regulators => Samples.Regulators;

    [Theory]
    [MemberData(nameof(Regulators))]
    public async Task A_case_can_be_held_to_an_old_edition_and_the_report_names_the_newer_one(string id)
    {
        var report = await ValidateAsync(Samples.Complete(id), "?rulebook=2026-05");

        Assert.Equal("2026-05", (string?)report["rulebook"]!["edition"]);
        Assert.Equal("2026-11", (string?)report["rulebook"]!["newerEdition"]);
    }

    [Fact]
    public async Task The_edition_follows_the_filing_date()
    {
        var sample = Samples.Complete();
        sample["filingDate"] = "2026-06-01";
        var before = await ValidateAsync(sample, "");
        sample["filingDate"] = "2026-11-22";
        var after = await ValidateAsync(sample, "");

        Assert.Equal("2026-05", (string?)before["rulebook"]!["edition"]);
        Assert.Equal("2026-11", (string?)after["rulebook"]!["edition"]);
        Assert.Null(after["rulebook"]!["newerEdition"]);
    }

    [Fact]
    public async Task Two_editions_of_the_same_name_do_not_differ()
    {
        var report = await ValidateAsync(Samples.Refused(), "?rulebook=2026-11&compare=2026-11");

        Assert.Equal("2026-11", (string?)report["comparison"]!["rulebook"]!["edition"]);
        Assert.Equal((string?)report["outcome"], (string?)report["comparison"]!["outcome"]);
        Assert.Empty(report["comparison"]!["onlyHere"]!.AsArray());
        Assert.Empty(report["comparison"]!["onlyThere"]!.AsArray());
    }

    [Theory]
    [InlineData("/v1/validate?rulebook=2020-01", "rulebook")]
    [InlineData("/v1/validate?compare=latest", "compare")]
    [InlineData("/v1/documents/product-detail-sheet?rulebook=2020-01", "rulebook")]
    [InlineData("/v1/bundles?rulebook=", "rulebook")]
    public async Task An_edition_that_does_not_exist_is_refused_and_those_that_do_are_named(string address, string parameter)
    {
        var problem = await (await client.PostAsync(address, Samples.Complete().AsBody())).ProblemAsync(400, "parameter-invalid");

        var error = Assert.Single(problem["errors"]!.AsArray())!;
        Assert.Equal(parameter, (string?)error["parameter"]);
        Assert.Equal(["2026-11", "2026-05"], error["validValues"]!.AsArray().Select(value => (string?)value));
    }

    [Fact]
    public async Task The_rules_of_an_old_edition_stay_readable()
    {
        var rules = await (await client.GetAsync("/v1/regulators/dmp/rules?rulebook=2026-05")).JsonAsync();

        Assert.Equal("2026-05", (string?)rules["rulebook"]!["edition"]);
        await (await client.GetAsync("/v1/regulators/dmp/rules?rulebook=2020-01")).ProblemAsync(400, "parameter-invalid");
    }

    [Fact]
    public async Task A_regulator_lists_its_editions_and_the_conflicts_of_its_sources()
    {
        var profile = await (await client.GetAsync("/v1/regulators/kimadia-moh")).JsonAsync();

        Assert.Equal(["2026-11", "2026-05"], profile["editions"]!.AsArray().Select(edition => (string?)edition!["edition"]));
        var places = Assert.Single(profile["conflicts"]!.AsArray(), conflict => (string?)conflict!["id"] == "C4")!;
        Assert.NotEmpty(places["sources"]!.AsArray());
        Assert.NotEqual("", (string?)places["decision"]);
    }

    private async Task<JsonNode> ValidateAsync(JsonNode sample, string query) =>
        await (await client.PostAsync($"/v1/validate{query}", sample.AsBody())).JsonAsync();
}
