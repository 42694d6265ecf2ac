using ReserveMeds.Packets.Api.Tests.Hosting;

namespace ReserveMeds.Packets.Api.Tests.Storage;

public sealed class KeepingNothingTests(PacketsApi api) : IClassFixture<PacketsApi>
{
    [Theory]
    [InlineData("/v1/cases")]
    [InlineData("/v1/organisations")]
    public async Task A_service_that_keeps_nothing_has_no_kept_routes(string path)
    {
        var problem = await (await api.CreateClient().GetAsync(path)).ProblemAsync(404, "route-unknown");

        Assert.DoesNotContain(problem.ValidValues(), route => route.StartsWith(path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_that_keeps_nothing_is_ready_and_says_so()
    {
        using var response = await api.CreateClient().GetAsync("/health/ready");

        Assert.Contains("Keeps nothing, as configured.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
