using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
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
    public async Task The_catalogue_as_a_table_is_a_file_with_a_row_for_every_rule(string id)
    {
        using var response = await client.GetAsync($"/v1/regulators/{id}/rules?format=csv");

        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal($"attachment; filename={id}-rules-2026-11.csv; filename*=UTF-8''{id}-rules-2026-11.csv", response.Header("Content-Disposition"));
        var lines = Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split('\n');
        Assert.StartsWith("code,severity,path,owner,check,", lines[0], StringComparison.Ordinal);
        Assert.Equal(RegulatorCatalog.Find(id)!.Rulebooks[0].Rules.Count, lines.Length - 1);
    }

    [Theory]
    [MemberData(nameof(Regulators))]
    public async Task The_catalogue_as_a_page_says_its_edition_and_state_and_holds_every_rule(string id)
    {
        using var response = await client.GetAsync($"/v1/regulators/{id}/rules?format=html");

        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Contains("sandbox", response.Header("Content-Security-Policy"), StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        var words = page.Body!.TextContent;
        Assert.Contains("2026-11", words, StringComparison.Ordinal);
        Assert.Contains("Stale:", words, StringComparison.Ordinal);
        var headings = page.QuerySelectorAll("h3").Select(heading => heading.TextContent).ToList();
        Assert.All(RegulatorCatalog.Find(id)!.Rulebooks[0].Rules, rule => Assert.Single(headings, heading => heading.Contains(rule.Code, StringComparison.Ordinal) && heading.Contains(rule.Check, StringComparison.Ordinal)));
    }

    [NeedsToolsTheory("node")]
    [MemberData(nameof(Regulators))]
    public async Task The_catalogue_as_a_PDF_is_drawn_with_the_shipped_fonts(string id)
    {
        using var response = await client.GetAsync($"/v1/regulators/{id}/rules?format=pdf");

        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.True(response.IsSuccessStatusCode, Encoding.UTF8.GetString(bytes));
        Assert.Equal("application/pdf", response.Content.Headers.ContentType?.ToString());
        Assert.True(bytes.AsSpan().StartsWith("%PDF-"u8));
    }

    [Fact]
    public async Task The_catalogue_is_JSON_where_no_format_is_asked_for()
    {
        var plain = await client.GetStringAsync("/v1/regulators/dmp/rules");
        using var asked = await client.GetAsync("/v1/regulators/dmp/rules?format=json");

        Assert.Equal("application/json; charset=utf-8", asked.Content.Headers.ContentType?.ToString());
        Assert.Equal(plain, await asked.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("?format=xlsx", "unknown-value")]
    [InlineData("?format=docx", "unknown-value")]
    [InlineData("?format=csv&format=pdf", "repeated-parameter")]
    [InlineData("?language=fr", "unknown-parameter")]
    public async Task A_catalogue_in_a_form_that_does_not_exist_is_refused_with_those_that_do(string query, string code)
    {
        var problem = await (await client.GetAsync("/v1/regulators/dmp/rules" + query)).ProblemAsync(400, "parameter-invalid");

        Assert.Equal(code, (string?)problem["errors"]![0]!["code"]);
        if (code == "unknown-value")
        {
            Assert.Equal(["json", "csv", "html", "pdf"], problem.ValidValues());
        }
    }

    [Theory]
    [InlineData("", "text/csv", "application/json")]
    [InlineData("?format=csv", "application/json", "text/csv")]
    [InlineData("?format=pdf", "text/html", "application/pdf")]
    public async Task A_catalogue_that_Accept_excludes_is_refused(string query, string accept, string valid)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/regulators/dmp/rules" + query);
        request.Headers.Accept.ParseAdd(accept);

        var problem = await (await client.SendAsync(request)).ProblemAsync(406, "not-acceptable");

        Assert.Equal([valid], problem.ValidValues());
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
    [InlineData("/v1/regulators/fda/rules?format=csv")]
    [InlineData("/v1/regulators/fda/requirements")]
    [InlineData("/v1/regulators/fda/requirements?format=docx&language=ar")]
    public async Task An_unknown_regulator_is_answered_with_the_known_ones(string path)
    {
        var problem = await (await client.GetAsync(path)).ProblemAsync(404, "regulator-unknown");

        Assert.Equal(["dmp", "kimadia-moh", "krg-moh"], problem.ValidValues());
        Assert.Contains("kimadia-moh", (string?)problem["detail"], StringComparison.Ordinal);
    }
}
