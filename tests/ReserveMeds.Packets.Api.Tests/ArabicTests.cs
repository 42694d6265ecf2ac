using ReserveMeds.Packets.Api.Tests.Hosting;

namespace ReserveMeds.Packets.Api.Tests;

public sealed class ArabicTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    private readonly HttpClient client = api.CreateClient();

    public static TheoryData<string> Regulators => Samples.Regulators;

    [Theory]
    [MemberData(nameof(Regulators))]
    public async Task Who_asks_for_Arabic_reads_Arabic_findings_and_that_nobody_reviewed_them(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/validate") { Content = Samples.Refused(id).AsBody() };
        request.Headers.AcceptLanguage.ParseAdd("ar-IQ,en;q=0.5");

        using var response = await client.SendAsync(request);

        var report = await response.JsonAsync();
        Assert.Equal("ar", response.Header("Content-Language"));
        Assert.Equal(("ar", "drafted"), ((string?)report["words"]!["language"], (string?)report["words"]!["status"]));
        var findings = report["findings"]!.AsArray();
        Assert.Contains(findings, finding => (string?)finding!["message"] == "اسم الطبيب المعالج غير مذكور.");
        Assert.All(findings, finding =>
        {
            Assert.Matches("^[\u0621-\u064A]", (string?)finding!["message"]);
            Assert.Matches("^[\u0621-\u064A]", (string?)finding["fix"]);
        });
    }

    [Fact]
    public async Task The_steps_of_the_quantity_are_said_in_Arabic_with_every_number_in_Western_digits()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/validate") { Content = Samples.Complete("kimadia-moh").AsBody() };
        request.Headers.AcceptLanguage.ParseAdd("ar");

        using var response = await client.SendAsync(request);

        var arithmetic = (await response.JsonAsync())["arithmetic"]!;
        var steps = arithmetic["steps"]!.AsArray().Select(step => (string)step!).ToList();
        Assert.All(steps, step => Assert.Matches("[\u0621-\u064A]", step));
        Assert.Contains(steps, step => step.Contains($" = {(int)arithmetic["unitsNeeded"]!}", StringComparison.Ordinal));
    }
}
