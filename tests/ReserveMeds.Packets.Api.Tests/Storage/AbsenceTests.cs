using System.Net;
using ReserveMeds.Packets.Api.Tests.Hosting;

namespace ReserveMeds.Packets.Api.Tests.Storage;

/// <summary>A database that goes away and comes back. The server is of this test alone, since others would miss it.</summary>
public sealed class AbsenceTests(AbsenceTests.OwnApi api) : IClassFixture<AbsenceTests.OwnApi>
{
    [NeedsToolsFact("postgres")]
    public async Task While_PostgreSQL_is_away_kept_routes_answer_503_and_work_again_without_a_restart()
    {
        var client = api.Coordinator;
        using var before = await client.PostAsync("/v1/cases", Samples.Complete().AsBody());
        var server = OwnStorage.Server;

        server.Stop();
        using var away = await client.PostAsync("/v1/cases", Samples.Complete().AsBody());
        using var awayToo = await client.GetAsync("/v1/cases");
        using var ready = await client.GetAsync("/health/ready");
        using var stateless = await client.PostAsync("/v1/validate", Samples.Complete().AsBody());
        server.Start();
        using var back = await client.GetAsync("/v1/cases");
        using var backToo = await client.PostAsync("/v1/cases", Samples.Complete().AsBody());

        Assert.Equal(HttpStatusCode.Created, before.StatusCode);
        await away.ProblemAsync(503, "storage-unavailable");
        await awayToo.ProblemAsync(503, "storage-unavailable");
        Assert.Equal("2", away.Header("Retry-After"));
        Assert.Contains("\"name\":\"storage\",\"status\":\"away\"", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, stateless.StatusCode);
        Assert.Single((await back.JsonAsync())["cases"]!.AsArray());
        Assert.Equal(HttpStatusCode.Created, backToo.StatusCode);
    }

    public sealed class OwnApi : KeptApi<OwnStorage>;

    public sealed class OwnStorage : TestStorage
    {
        private readonly string connection = Server.NewDatabase();

        internal static PostgresServer Server { get; } = new();

        internal override ReserveMeds.Packets.Api.Storage.StorageOptions Options =>
            new()
            {
                Provider = ReserveMeds.Packets.Api.Storage.StorageOptions.Postgres,
                Connection = connection,
                StartSeconds = 5,
                Keys = { ["test"] = Convert.ToBase64String(new byte[32]) },
                CurrentKey = "test",
            };
    }
}
