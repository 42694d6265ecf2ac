using ReserveMeds.Packets.Api.Tests.Hosting;

namespace ReserveMeds.Packets.Api.Tests;

public sealed class KurdishTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    private readonly HttpClient client = api.CreateClient();

    public static TheoryData<string> Regulators => Samples.Regulators;

    [Theory]
    [MemberData(nameof(Regulators))]
    public async Task Who_asks_for_Kurdish_is_told_every_finding_in_Kurdish_letters_and_that_the_words_are_drafted(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/validate") { Content = Samples.Refused(id).AsBody() };
        request.Headers.AcceptLanguage.ParseAdd("ckb-IQ, en;q=0.5");

        using var response = await client.SendAsync(request);

        var report = await response.JsonAsync();
        Assert.Equal("ckb", response.Header("Content-Language"));
        Assert.Equal("ckb", (string?)report["words"]!["language"]);
        Assert.Equal("drafted", (string?)report["words"]!["status"]);
        Assert.NotEmpty(report["findings"]!.AsArray());
        Assert.All(report["findings"]!.AsArray(), finding =>
        {
            Assert.True(IsMostlyKurdish((string)finding!["message"]!), (string?)finding["message"]);
            Assert.True(IsMostlyKurdish((string)finding["fix"]!), (string?)finding["fix"]);
        });
        Assert.Contains(report["findings"]!.AsArray(), finding => (string?)finding!["message"] == "ناوی پزیشکی چارەسەرکەر نەنووسراوە.");
    }

    private static bool IsMostlyKurdish(string text) =>
        text.Where(char.IsLetter).Count(letter => letter is >= '\u0626' and <= '\u06D5') > text.Count(char.IsAsciiLetter);
}
