using System.Net;
using System.Text;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Bundles;

namespace ReserveMeds.Packets.Api.Tests;

public sealed class RequestTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    private const string Letter = "/v1/documents/clinical-justification-letter";

    private readonly HttpClient client = api.CreateClient();

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/v1")]
    [InlineData("/v2/regulators")]
    [InlineData("/v1/validate/more")]
    public async Task An_unknown_route_is_answered_with_the_known_ones(string path)
    {
        var problem = await (await client.GetAsync(path)).ProblemAsync(404, "route-unknown");

        Assert.Contains("/v1/regulators/{regulatorId}", problem.ValidValues());
    }

    [Theory]
    [InlineData("GET", "/v1/validate", "POST")]
    [InlineData("HEAD", "/v1/validate", "POST")]
    [InlineData("OPTIONS", "/v1/validate", "POST")]
    [InlineData("OPTIONS", "/v1/regulators", "GET")]
    [InlineData("DELETE", "/v1/regulators/dmp", "GET")]
    [InlineData("PUT", Letter, "POST")]
    [InlineData("TRACE", "/v1/products", "GET")]
    public async Task A_method_the_route_does_not_have_is_answered_with_those_it_has(string method, string path, string allowed)
    {
        using var request = new HttpRequestMessage(new(method), path);
        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(allowed, response.Header("Allow"));
        if (method != "HEAD")
        {
            var problem = await response.ProblemAsync(405, "method-not-allowed");
            Assert.Contains(allowed, (string?)problem["detail"], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/v1/regulators/dmp")]
    [InlineData("/v1/products")]
    [InlineData("/health/live")]
    public async Task HEAD_is_GET_without_the_body(string path)
    {
        using var get = await client.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("GET", "/v1/regulators?page=2")]
    [InlineData("GET", "/v1/products/rezurock-200mg-30?format=pdf")]
    [InlineData("POST", "/v1/validate?mode=draft")]
    [InlineData("POST", Letter + "?Format=docx")]
    [InlineData("POST", "/v1/bundles?format=pdf")]
    public async Task A_query_parameter_the_route_does_not_know_is_refused(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path) { Content = method == "POST" ? Samples.Complete().AsBody() : null };
        using var response = await client.SendAsync(request);

        var problem = await response.ProblemAsync(400, "parameter-invalid");
        Assert.Equal("unknown-parameter", (string?)problem["errors"]![0]!["code"]);
    }

    [Fact]
    public async Task A_repeated_query_parameter_is_refused()
    {
        using var response = await client.PostAsync($"{Letter}?format=docx&format=pdf", Samples.Complete().AsBody());

        var problem = await response.ProblemAsync(400, "parameter-invalid");
        Assert.Equal("repeated-parameter", (string?)problem["errors"]![0]!["code"]);
        Assert.Equal("format", (string?)problem["errors"]![0]!["parameter"]);
    }

    [Fact]
    public async Task All_faults_of_a_query_are_named_at_once()
    {
        using var response = await client.PostAsync($"{Letter}?format=odt&mode=&language=fr&language=en&colour=red", Samples.Complete().AsBody());

        var problem = await response.ProblemAsync(400, "parameter-invalid");
        Assert.Equal(
            ["unknown-parameter", "unknown-value", "repeated-parameter", "unknown-value"],
            problem["errors"]!.AsArray().Select(error => (string)error!["code"]!));
        Assert.Equal(["format", "language", "mode", "rulebook", "rendition"], problem.ValidValues(0));
        Assert.Equal(["pdf", "docx", "html"], problem.ValidValues(1));
        Assert.Equal(["final", "draft"], problem.ValidValues(3));
    }

    [Theory]
    [InlineData("GET", "/v1/regulators", "text/html")]
    [InlineData("GET", "/v1/regulators", "application/json;q=0, */*;q=0.5")]
    [InlineData("POST", "/v1/validate", "application/pdf")]
    [InlineData("POST", Letter, "text/html")]
    [InlineData("POST", Letter + "?format=docx", "application/pdf")]
    [InlineData("POST", "/v1/bundles", "application/json")]
    public async Task An_Accept_that_excludes_the_answer_is_refused_and_told_so_all_the_same(string method, string path, string accept)
    {
        using var response = await SendAsync(method, path, accept);

        var problem = await response.ProblemAsync(406, "not-acceptable");
        Assert.Equal("Accept", (string?)problem["errors"]![0]!["header"]);
        Assert.NotEmpty(problem.ValidValues());
    }

    [Theory]
    [InlineData("GET", "/v1/regulators", "application/json")]
    [InlineData("GET", "/v1/regulators", "text/html, application/*;q=0.1")]
    [InlineData("GET", "/v1/regulators", "*/*")]
    [InlineData("GET", "/v1/regulators", "application/json; charset=utf-8")]
    [InlineData("POST", Letter + "?format=html", "text/html")]
    public async Task An_Accept_that_includes_the_answer_is_served(string method, string path, string accept)
    {
        using var response = await SendAsync(method, path, accept);

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/v1/validate", "text/plain")]
    [InlineData("/v1/validate", "application/xml")]
    [InlineData("/v1/validate", "application/fhir+json")]
    [InlineData(Letter, "text/json")]
    [InlineData("/v1/bundles", "application/zip")]
    [InlineData("/v1/bundles/verify", "application/json")]
    public async Task A_body_of_another_kind_is_refused_with_the_kinds_that_are_read(string path, string mediaType)
    {
        using var response = await client.PostAsync(path, Samples.Body("{}", mediaType));

        var problem = await response.ProblemAsync(415, "media-type-unsupported");
        Assert.Equal("Content-Type", (string?)problem["errors"]![0]!["header"]);
    }

    [Fact]
    public async Task A_body_without_a_kind_in_another_character_set_or_compressed_is_refused()
    {
        var nameless = new ByteArrayContent("{}"u8.ToArray());
        var latin = new StringContent("{}", Encoding.Latin1, "application/json");
        var compressed = Samples.Body("{}");
        compressed.Headers.ContentEncoding.Add("gzip");

        foreach (var body in new HttpContent[] { nameless, latin, compressed })
        {
            await (await client.PostAsync("/v1/validate", body)).ProblemAsync(415, "media-type-unsupported");
        }
    }

    [Fact]
    public async Task A_body_that_says_it_is_JSON_in_UTF_8_is_read()
    {
        var body = new StringContent(Samples.Complete().ToJsonString(), Encoding.UTF8, "application/json");

        await (await client.PostAsync("/v1/validate", body)).JsonAsync();
    }

    [Theory]
    [InlineData("/v1/validate")]
    [InlineData(Letter)]
    [InlineData("/v1/bundles")]
    public async Task A_case_of_more_than_one_mebibyte_is_refused_with_announced_length_and_without(string path)
    {
        var limit = 1024 * 1024;

        await (await client.PostAsync(path, Samples.Body(new string(' ', limit + 1)))).ProblemAsync(413, "body-too-large");
        await (await client.PostAsync(path, Samples.Chunked(limit + 1))).ProblemAsync(413, "body-too-large");
    }

    [Fact]
    public async Task A_case_of_one_mebibyte_is_read()
    {
        var text = Samples.Complete().ToJsonString();
        var padding = new string(' ', (1024 * 1024) - Encoding.UTF8.GetByteCount(text));

        await (await client.PostAsync("/v1/validate", Samples.Body(text + padding))).JsonAsync();
    }

    [Fact]
    public async Task A_bundle_of_more_than_sixty_mebibytes_is_refused()
    {
        using var response = await client.PostAsync("/v1/bundles/verify", Samples.Chunked(BundleVerifier.MaximumFileBytes + 1, "application/zip", start: Samples.BeginningOfZip("bag/x")));

        var problem = await response.ProblemAsync(413, "body-too-large");
        Assert.Contains("62914560", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/v1/regulators", 200)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/openapi/v1.json", 200)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("POST", "/v1/validate", 200)]
    [InlineData("POST", "/v1/validate?x=1", 400)]
    public async Task Every_answer_carries_the_headers_that_keep_it_from_being_kept_framed_or_guessed_at(string method, string path, int status)
    {
        using var response = await SendAsync(method, path, "*/*");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("nosniff", response.Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", response.Header("Referrer-Policy"));
        Assert.Equal("no-store", response.Header("Cache-Control"));
        Assert.Equal(
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'", response.Header("Content-Security-Policy"));
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string accept)
    {
        using var request = new HttpRequestMessage(new(method), path) { Content = method == "POST" ? Samples.Complete().AsBody() : null };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await client.SendAsync(request);
    }
}
