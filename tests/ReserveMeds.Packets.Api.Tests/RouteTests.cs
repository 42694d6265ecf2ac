using System.Text.Json.Nodes;
using ReserveMeds.Packets.Api.Tests.Hosting;

namespace ReserveMeds.Packets.Api.Tests;

public sealed class RouteTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    private readonly HttpClient client = api.CreateClient();

    [Fact]
    public async Task A_facility_in_the_Kurdistan_Region_is_told_its_route_the_other_one_and_both_reasons()
    {
        using var response = await client.PostAsync("/v1/route", Samples.Body(
            """{"country":"IQ","city":"Erbil","governorate":"Hewler","kind":"tertiary-public","inHouseImportPharmacy":true}"""));

        var answer = await response.JsonAsync();
        Assert.Equal("krg-moh", (string?)answer["regulator"]);
        Assert.Equal("not-required", (string?)answer["importerFiles"]);
        Assert.Equal(["ROUTE-KR-01", "ROUTE-IMP-03"], Codes(answer["reasons"]));
        var federal = Assert.Single(answer["alternatives"]!.AsArray())!;
        Assert.Equal(("kimadia-moh", "ROUTE-KR-02"), ((string?)federal["regulator"], (string?)federal["code"]));
        Assert.Contains("Hiwa", (string?)federal["reason"], StringComparison.Ordinal);
        Assert.All(answer["reasons"]!.AsArray().Append(federal), reason =>
        {
            Assert.Equal("Iraq access guide", (string?)reason!["source"]!["guide"]);
            Assert.Equal("2026-05-18", (string?)reason["source"]!["asOf"]);
        });
        Assert.Equal("en", response.Header("Content-Language"));
        Assert.Equal("original", (string?)answer["words"]!["status"]);
    }

    [Theory]
    [InlineData("""{"country":"MA","kind":"clinic"}""", "dmp", "required")]
    [InlineData("""{"country":"IQ","governorate":"Baghdad","inHouseImportPharmacy":false}""", "kimadia-moh", "required")]
    [InlineData("""{"country":"IQ"}""", "kimadia-moh", "unknown")]
    [InlineData("""{"country":"FR","kind":"tertiary-public"}""", null, "unknown")]
    public async Task The_answer_is_200_whatever_the_route(string body, string? regulator, string importerFiles)
    {
        var answer = await (await client.PostAsync("/v1/route", Samples.Body(body))).JsonAsync();

        Assert.True(answer.ContainsKey("regulator"));
        Assert.Equal((regulator, importerFiles), ((string?)answer["regulator"], (string?)answer["importerFiles"]));
        Assert.NotEmpty(answer["reasons"]!.AsArray());
    }

    [Theory]
    [InlineData("fr-MA, en;q=0.5", "fr", "drafted", "Aucune voie")]
    [InlineData("ckb", "ckb", "drafted", "لێرە بۆ ئەم وڵاتە")]
    [InlineData("ar-IQ, en;q=0.5", "ar", "drafted", "لا يعرف هنا")]
    [InlineData("de", "en", "original", "No named-patient pathway")]
    [InlineData("*", "en", "original", "No named-patient pathway")]
    public async Task Accept_Language_picks_the_words(string accepted, string language, string status, string begins)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/route") { Content = Samples.Body("""{"country":"ES"}""") };
        request.Headers.Add("Accept-Language", accepted);
        using var response = await client.SendAsync(request);

        var answer = await response.JsonAsync();
        Assert.Equal(language, response.Header("Content-Language"));
        Assert.Equal((language, status), ((string?)answer["words"]!["language"], (string?)answer["words"]!["status"]));
        Assert.StartsWith(begins, (string?)answer["reasons"]![0]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_of_a_facility_are_named_at_once_and_none_of_its_values()
    {
        using var response = await client.PostAsync("/v1/route", Samples.Body(
            """{"town":"MARKERVALUE","kind":"MARKERVALUE","city":7,"inHouseImportPharmacy":"MARKERVALUE"}"""));

        var problem = await response.ProblemAsync(400, "facility-malformed");
        Assert.Equal(
            ["/town unknown-field", "/kind not-listed", "/city wrong-type", "/inHouseImportPharmacy wrong-type", "/country missing-field"],
            problem["errors"]!.AsArray().Select(error => $"{error!["pointer"]} {error["code"]}"));
        Assert.DoesNotContain("MARKERVALUE", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_place_of_a_facility_is_logged()
    {
        await (await client.PostAsync("/v1/route", Samples.Body("""{"country":"IQ","city":"MARKERCITY","governorate":"MARKERPLACE"}"""))).JsonAsync();

        Assert.Contains(api.Log.Lines, line => line.Contains("ROUTE-IQ-01", StringComparison.Ordinal));
        Assert.DoesNotContain(api.Log.Lines, line => line.Contains("MARKER", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_kind_of_body_a_large_one_and_a_query_are_refused()
    {
        await (await client.PostAsync("/v1/route", Samples.Body("{}", "text/plain"))).ProblemAsync(415, "media-type-unsupported");
        await (await client.PostAsync("/v1/route", Samples.Body(new string(' ', (64 * 1024) + 1)))).ProblemAsync(413, "body-too-large");
        await (await client.PostAsync("/v1/route", Samples.Chunked((64 * 1024) + 1))).ProblemAsync(413, "body-too-large");
        await (await client.PostAsync("/v1/route?country=IQ", Samples.Body("{}"))).ProblemAsync(400, "parameter-invalid");
    }

    [Fact]
    public async Task The_fields_and_values_are_those_of_a_facility_in_a_case()
    {
        var description = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!;

        var asked = description["components"]!["schemas"]!["Facility"]!["properties"]!.AsObject();
        var inCase = description["components"]!["schemas"]!["Case-kimadia-moh"]!["properties"]!["facility"]!["properties"]!;
        Assert.Equal(["kind", "city", "governorate", "country", "inHouseImportPharmacy"], asked.Select(field => field.Key));
        Assert.All(asked.Where(field => field.Key != "country"), field => Assert.True(JsonNode.DeepEquals(field.Value, inCase[field.Key]), field.Key));
    }

    private static IEnumerable<string> Codes(JsonNode? reasons) => reasons!.AsArray().Select(reason => (string)reason!["code"]!);
}
