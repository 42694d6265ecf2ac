using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.Access;

public sealed class WrongCredentialsOnSqliteTests(FewAttempts<SqliteStorage> api)
    : WrongCredentialsTests<SqliteStorage>(api), IClassFixture<FewAttempts<SqliteStorage>>;

public sealed class WrongCredentialsOnPostgresTests(FewAttempts<PostgresStorage> api)
    : WrongCredentialsTests<PostgresStorage>(api), IClassFixture<FewAttempts<PostgresStorage>>;

/// <summary>Lets one address send five wrong credentials in a minute.</summary>
public sealed class FewAttempts<TStorage> : KeptApi<TStorage>
    where TStorage : TestStorage, new()
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Auth:WrongPerMinute", "5");
    }
}

public abstract class WrongCredentialsTests<TStorage>(FewAttempts<TStorage> api)
    where TStorage : TestStorage, new()
{
    [NeedsToolsFact("postgres")]
    public async Task Beyond_a_few_wrong_ones_an_address_waits_but_right_keys_pass()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            // No proxy is configured, so nobody is believed to speak for another address.
            var client = api.ClientWith("rmp_" + new string('w', 43));
            client.DefaultRequestHeaders.Add("X-Forwarded-For", $"192.0.2.{attempt}");
            await (await client.GetAsync("/v1/cases")).ProblemAsync(401, "credential-refused");
        }

        using var refused = await api.ClientWith("rmp_" + new string('w', 43)).GetAsync("/v1/cases");
        using var right = await api.Coordinator.GetAsync("/v1/cases");
        using var signIn = await api.CreateClient().PostAsync("/v1/session", new JsonObject { ["name"] = "anybody", ["password"] = "whatever it is" }.AsBody());

        await refused.ProblemAsync(429, "too-many-wrong");
        Assert.Equal("60", refused.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        await signIn.ProblemAsync(429, "too-many-wrong");
    }
}
