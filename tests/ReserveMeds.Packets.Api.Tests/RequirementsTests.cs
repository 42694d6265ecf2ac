using System.Text;
using AngleSharp.Html.Parser;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Regulators;
using ReserveMeds.Packets.Requirements;

namespace ReserveMeds.Packets.Api.Tests;

/// <summary>The public checklist: as data beside the form of a case, and as a document in four languages.</summary>
public sealed class RequirementsTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private readonly HttpClient client = api.CreateClient();

    public static TheoryData<string> Regulators => Samples.Regulators;

    [Theory]
    [MemberData(nameof(Regulators))]
    public async Task Each_requirement_tells_owner_place_part_and_the_rules_with_their_sources(string id)
    {
        var answer = await (await client.GetAsync($"/v1/regulators/{id}/requirements")).JsonAsync();

        var regulator = RegulatorCatalog.Find(id)!;
        var book = regulator.RulebookOn(Today);
        Assert.Equal(book.Edition, (string?)answer["rulebook"]!["edition"]);
        Assert.Equal(Today > book.ReviewBy, (bool?)answer["rulebook"]!["stale"]);
        Assert.Equal(("en", "original"), ((string?)answer["words"]!["language"], (string?)answer["words"]!["status"]));
        Assert.Equal(regulator.NotStated, answer["notStated"]!.AsArray().Select(phrase => (string)phrase!));
        var requirements = answer["requirements"]!.AsArray();
        Assert.Equal(
            HeldRequirement.AllOf(regulator, book).Select(held => held.Requirement.Id), requirements.Select(requirement => (string)requirement!["id"]!));
        Assert.All(requirements, requirement =>
        {
            Assert.Contains((string?)requirement!["owner"], new[] { "physician", "pharmacy", "importer", "coordinator" });
            Assert.Contains((string?)requirement["severity"], new[] { "reject", "warning", "advice" });
            Assert.InRange((int)requirement["part"]!["number"]!, 1, 11);
            Assert.NotEmpty(requirement["paths"]!.AsArray());
            Assert.NotEmpty((string)requirement["text"]!);
            Assert.All(requirement["rules"]!.AsArray(), rule =>
            {
                var source = book.RuleOf((string)rule!["code"]!).Source;
                Assert.Equal((source.Guide, source.Quote), ((string?)rule["source"]!["guide"], (string?)rule["source"]!["quote"]));
            });
        });
    }

    [Theory]
    [InlineData("", null, "en", "original")]
    [InlineData("", "ar-MA, en;q=0.5", "ar", "drafted")]
    [InlineData("?language=ckb", "fr", "ckb", "drafted")]
    [InlineData("?language=fr", null, "fr", "drafted")]
    [InlineData("", "de", "en", "original")]
    public async Task The_query_or_else_Accept_Language_picks_the_words(string query, string? accepted, string language, string status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/regulators/krg-moh/requirements" + query);
        if (accepted is not null)
        {
            request.Headers.Add("Accept-Language", accepted);
        }

        using var response = await client.SendAsync(request);

        var answer = await response.JsonAsync();
        Assert.Equal(language, response.Header("Content-Language"));
        Assert.Equal((language, status), ((string?)answer["words"]!["language"], (string?)answer["words"]!["status"]));
        Assert.Equal(language switch { "ar" => "الوثائق المطلوبة", "ckb" => "بەڵگەنامەکان", "fr" => "les documents", _ => "documents" }, (string?)answer["notStated"]![2]);
    }

    [Theory]
    [InlineData("en", "ltr")]
    [InlineData("fr", "ltr")]
    [InlineData("ar", "rtl")]
    [InlineData("ckb", "rtl")]
    public async Task The_page_runs_the_way_of_its_language_and_holds_a_box_for_each_requirement(string language, string direction)
    {
        using var response = await client.GetAsync($"/v1/regulators/kimadia-moh/requirements?format=html&language={language}");

        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(language, response.Header("Content-Language"));
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.Equal(direction, page.DocumentElement.GetAttribute("dir"));
        var regulator = RegulatorCatalog.Find("kimadia-moh")!;
        var boxes = page.QuerySelectorAll("td").Count(cell => cell.TextContent.Trim('\u2068', '\u2069', ' ') == "☐");
        Assert.Equal(HeldRequirement.AllOf(regulator, regulator.RulebookOn(Today)).Count, boxes);
    }

    [NeedsToolsTheory("node")]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("ar")]
    [InlineData("ckb")]
    public async Task The_checklist_is_drawn_with_the_shipped_fonts_for_every_regulator(string language)
    {
        foreach (var regulator in RegulatorCatalog.All)
        {
            using var response = await client.GetAsync($"/v1/regulators/{regulator.Id}/requirements?format=pdf&language={language}");

            var bytes = await response.Content.ReadAsByteArrayAsync();
            Assert.True(response.IsSuccessStatusCode, Encoding.UTF8.GetString(bytes));
            Assert.True(bytes.AsSpan().StartsWith("%PDF-"u8));
            var edition = regulator.RulebookOn(Today).Edition;
            Assert.StartsWith(
                $"attachment; filename={regulator.Id}-requirements-{edition}.{language}.pdf;", response.Header("Content-Disposition"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Regulators))]
    public async Task The_checklist_is_there_as_DOCX(string id)
    {
        using var response = await client.GetAsync($"/v1/regulators/{id}/requirements?format=docx&language=ar");

        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", response.Content.Headers.ContentType?.ToString());
        Assert.True((await response.Content.ReadAsByteArrayAsync()).AsSpan().StartsWith("PK"u8));
    }

    [Theory]
    [InlineData("?format=csv", new[] { "json", "html", "pdf", "docx" })]
    [InlineData("?language=de", new[] { "ar", "ckb", "en", "fr" })]
    public async Task A_form_or_language_that_does_not_exist_is_refused_with_those_that_do(string query, string[] valid)
    {
        var problem = await (await client.GetAsync("/v1/regulators/dmp/requirements" + query)).ProblemAsync(400, "parameter-invalid");

        Assert.Equal(valid, problem.ValidValues());
    }

    [Fact]
    public async Task A_checklist_that_Accept_excludes_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/regulators/dmp/requirements?format=pdf");
        request.Headers.Accept.ParseAdd("application/json");

        var problem = await (await client.SendAsync(request)).ProblemAsync(406, "not-acceptable");

        Assert.Equal(["application/pdf"], problem.ValidValues());
    }
}
