using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ReserveMeds.Packets.Api.Tests.Hosting;

namespace ReserveMeds.Packets.Api.Tests;

public sealed class ValidationTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    private readonly HttpClient client = api.CreateClient();

    public static TheoryData<string> Regulators => Samples.Regulators;

    [Theory]
    [MemberData(nameof(Regulators))]
    public async Task The_complete_sample_of_each_regulator_is_complete(string id)
    {
        var report = await (await client.PostAsync("/v1/validate", Samples.Complete(id).AsBody())).JsonAsync();

        Assert.Equal(id, (string?)report["regulator"]);
        Assert.Equal("complete", (string?)report["outcome"]);
        Assert.DoesNotContain("reject", report["findings"]!.AsArray().Select(finding => (string)finding!["severity"]!));
    }

    [Theory]
    [MemberData(nameof(Regulators))]
    public async Task A_case_without_a_named_physician_is_incomplete_and_still_answered_200(string id)
    {
        var report = await (await client.PostAsync("/v1/validate", Samples.Refused(id).AsBody())).JsonAsync();

        Assert.Equal("incomplete", (string?)report["outcome"]);
        Assert.Contains(report["findings"]!.AsArray(), finding =>
            (string?)finding!["code"] == "CORE-PHY-01" && (string?)finding["severity"] == "reject" && (string?)finding["owner"] is not null);
    }

    [Theory]
    [InlineData(null, "en")]
    [InlineData("fr", "fr")]
    [InlineData("fr-MA,en;q=0.5", "fr")]
    [InlineData("de, fr;q=0.2, en;q=0.9", "en")]
    [InlineData("fr;q=0", "en")]
    [InlineData("de", "en")]
    [InlineData("*", "en")]
    public async Task Accept_Language_picks_the_words_of_the_findings(string? wanted, string language)
    {
        var english = await MessagesAsync("en");
        var french = await MessagesAsync("fr");
        Assert.NotEqual(english.Messages, french.Messages);

        var (messages, contentLanguage) = await MessagesAsync(wanted);

        Assert.Equal(language, contentLanguage);
        Assert.Equal(language == "fr" ? french.Messages : english.Messages, messages);
    }

    [Fact]
    public async Task A_case_filed_in_the_future_is_judged_on_that_day_and_a_past_one_today()
    {
        Assert.True(await IsStaleAsync("2030-01-01", "2026-05-20"));
        Assert.False(await IsStaleAsync("2026-05-19", "2026-05-20"));
        Assert.True(await IsStaleAsync("2026-05-19", "2030-01-01"));
    }

    /// <summary>A rulebook is stale from the day after its review day, so staleness shows which day was asked about.</summary>
    private async Task<bool> IsStaleAsync(string filingDate, string today)
    {
        var now = DateTimeOffset.Parse(today, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
        await using var then = api.With(parts => parts.AddSingleton<TimeProvider>(new PinnedTime(now)));
        var sample = Samples.Complete();
        sample["filingDate"] = filingDate;
        var report = await (await then.CreateClient().PostAsync("/v1/validate", sample.AsBody())).JsonAsync();
        return (bool)report["rulebook"]!["stale"]!;
    }

    [Fact]
    public async Task Thirty_faults_of_form_are_all_named_at_once()
    {
        var sample = Samples.Complete();
        for (var i = 0; i < 30; i++)
        {
            sample[$"unknown{i}"] = i;
        }

        var problem = await (await client.PostAsync("/v1/validate", sample.AsBody())).ProblemAsync(400, "case-malformed");

        var pointers = problem["errors"]!.AsArray().Select(error => (string)error!["pointer"]!).ToList();
        Assert.Equal(30, pointers.Count);
        Assert.All(Enumerable.Range(0, 30), i => Assert.Contains($"/unknown{i}", pointers));
        Assert.All(problem["errors"]!.AsArray(), error =>
        {
            Assert.Equal("unknown-field", (string?)error!["code"]);
            Assert.False(string.IsNullOrEmpty((string?)error["message"]));
            Assert.False(string.IsNullOrEmpty((string?)error["remedy"]));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"dmp\"")]
    [InlineData("{\"regulator\":\"dmp\",}")]
    [InlineData("{\"regulator\":\"dmp\",\"regulator\":\"dmp\"}")]
    [InlineData("{\"regulator\":17}")]
    [InlineData("{}")]
    public async Task What_is_not_a_case_is_a_malformed_case(string body)
    {
        var problem = await (await client.PostAsync("/v1/validate", Samples.Body(body))).ProblemAsync(400, "case-malformed");

        Assert.All(problem["errors"]!.AsArray(), error => Assert.NotNull(error!["pointer"]));
        Assert.NotEmpty(problem["errors"]!.AsArray());
    }

    [Fact]
    public async Task A_case_nested_a_hundred_thousand_deep_is_a_malformed_case()
    {
        var body = "{\"regulator\":" + new string('[', 100_000) + new string(']', 100_000) + "}";

        await (await client.PostAsync("/v1/validate", Samples.Body(body))).ProblemAsync(400, "case-malformed");
    }

    [Fact]
    public async Task A_regulator_that_does_not_exist_is_a_fault_of_the_case_that_names_the_existing_ones()
    {
        var body = new JsonObject { ["caseFormat"] = 1, ["regulator"] = "fda" }.AsBody();

        var problem = await (await client.PostAsync("/v1/validate", body)).ProblemAsync(400, "case-malformed");

        var error = Assert.Single(problem["errors"]!.AsArray())!;
        Assert.Equal("/regulator", (string?)error["pointer"]);
        Assert.Contains("kimadia-moh", (string?)error["remedy"], StringComparison.Ordinal);
    }

    private async Task<(string Messages, string? Language)> MessagesAsync(string? wanted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/validate") { Content = Samples.Refused().AsBody() };
        if (wanted is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(wanted);
        }

        using var response = await client.SendAsync(request);
        var report = await response.JsonAsync();
        return (string.Join('\n', report["findings"]!.AsArray().Select(finding => (string)finding!["message"]!)), response.Header("Content-Language"));
    }
}
