using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.Access;

public sealed class KeysOnSqliteTests(KeptApi<SqliteStorage> api) : KeysTests<SqliteStorage>(api), IClassFixture<KeptApi<SqliteStorage>>;

public sealed class KeysOnPostgresTests(KeptApi<PostgresStorage> api) : KeysTests<PostgresStorage>(api), IClassFixture<KeptApi<PostgresStorage>>;

public abstract class KeysTests<TStorage>(KeptApi<TStorage> api)
    where TStorage : TestStorage, new()
{
    [NeedsToolsFact("postgres")]
    public async Task Without_a_credential_a_kept_route_answers_401_and_says_how_to_send_one()
    {
        using var response = await api.CreateClient().GetAsync("/v1/organisations");

        Assert.Equal("Bearer", response.Header("WWW-Authenticate"));
        await response.ProblemAsync(401, "credential-missing");
    }

    [NeedsToolsFact("postgres")]
    public async Task Unknown_foreign_and_broken_credentials_are_refused_alike()
    {
        string[] credentials = ["Bearer rmp_" + new string('a', 43), "Bearer x", "Bearer", "Basic dXNlcjpwYXNz", "rmp_nothing", "Bearer a b", "Bearer " + new string('a', 5000)];
        foreach (var credential in credentials)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/organisations");
            request.Headers.TryAddWithoutValidation("Authorization", credential);
            using var response = await api.CreateClient().SendAsync(request);

            await response.ProblemAsync(401, "credential-refused");
        }
    }

    [NeedsToolsFact("postgres")]
    public async Task A_key_is_shown_once_and_only_its_digest_is_kept()
    {
        var organisation = await OrganisationAsync("clinic");
        var (id, key) = await api.NewKeyAsync(organisation, [Scope.ReadCases]);

        var listed = await (await api.Coordinator.GetAsync($"/v1/organisations/{organisation}/keys")).JsonAsync();

        Assert.Matches("^rmp_[A-Za-z0-9_-]{43}$", key);
        Assert.Equal(id, (string?)listed["keys"]![0]!["id"]);
        Assert.DoesNotContain(key, listed.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(api.Log.Lines, line => line.Contains(key, StringComparison.Ordinal));
        using var database = new Database(api.Storage.Options);
        var row = await database.ReadAsync(db => db.Keys.AsNoTracking().SingleAsync(row => row.Id == Guid.Parse(id)));
        Assert.Equal(AccessKey.DigestOf(key), row.Digest);
    }

    [NeedsToolsFact("postgres")]
    public async Task A_revoked_key_is_refused_at_once_and_stays_listed()
    {
        var (id, key) = await api.NewKeyAsync(await CoordinatorsAsync(), [Scope.Organisations]);
        var client = api.ClientWith(key);
        using var before = await client.GetAsync("/v1/organisations");

        using var revoked = await api.Coordinator.DeleteAsync($"/v1/organisations/{await CoordinatorsAsync()}/keys/{id}");
        using var after = await client.GetAsync("/v1/organisations");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NoContent), (before.StatusCode, revoked.StatusCode));
        await after.ProblemAsync(401, "credential-refused");
        var listed = await (await api.Coordinator.GetAsync($"/v1/organisations/{await CoordinatorsAsync()}/keys")).JsonAsync();
        var entry = listed["keys"]!.AsArray().Single(entry => (string?)entry!["id"] == id)!;
        Assert.NotNull(entry["revokedAt"]);
        Assert.NotNull(entry["lastUsedAt"]);
    }

    [NeedsToolsFact("postgres")]
    public async Task A_key_is_refused_from_its_last_day_on()
    {
        var organisation = await CoordinatorsAsync();
        var (_, today) = await api.NewKeyAsync(organisation, [Scope.Organisations], "2026-11-22");
        var (_, tomorrow) = await api.NewKeyAsync(organisation, [Scope.Organisations], "2026-11-23");

        await (await api.ClientWith(today).GetAsync("/v1/organisations")).ProblemAsync(401, "credential-refused");
        Assert.Equal(HttpStatusCode.OK, (await api.ClientWith(tomorrow).GetAsync("/v1/organisations")).StatusCode);
    }

    [NeedsToolsFact("postgres")]
    public async Task A_scope_gives_nothing_that_the_kind_of_organisation_may_not_do()
    {
        var clinic = await api.NewAsync(OrganisationKind.Clinic, Scope.All);

        await (await clinic.GetAsync("/v1/organisations")).ProblemAsync(403, "access-denied");
    }

    [NeedsToolsTheory("postgres")]
    [InlineData("{\"kind\":\"clinic\"}", "/name", "missing-field")]
    [InlineData("{\"kind\":\"clinic\",\"name\":\"  \"}", "/name", "bad-format")]
    [InlineData("{\"kind\":\"clinic\",\"name\":\"\\u200b\"}", "/name", "bad-format")]
    [InlineData("{\"kind\":\"state\",\"name\":\"x\"}", "/kind", "not-listed")]
    [InlineData("{\"kind\":\"clinic\",\"name\":\"a\\u0000b\"}", "/name", "forbidden-character")]
    [InlineData("{\"kind\":\"clinic\",\"name\":\"a\\ud800b\"}", "/name", "forbidden-character")]
    [InlineData("{\"kind\":\"clinic\",\"name\":\"x\",\"admin\":true}", "/admin", "unknown-field")]
    public async Task An_organisation_is_read_as_strictly_as_a_case(string body, string pointer, string code)
    {
        var problem = await (await api.Coordinator.PostAsync("/v1/organisations", Samples.Body(body))).ProblemAsync(400, "body-malformed");

        var error = Assert.Single(problem["errors"]!.AsArray())!;
        Assert.Equal((pointer, code), ((string?)error["pointer"], (string?)error["code"]));
    }

    [NeedsToolsFact("postgres")]
    public async Task Keys_of_an_organisation_that_is_not_there_are_404()
    {
        var asked = new JsonObject { ["label"] = "x", ["scopes"] = new JsonArray() };
        foreach (var id in new[] { Guid.Empty.ToString(), "x" })
        {
            await (await api.Coordinator.GetAsync($"/v1/organisations/{id}/keys")).ProblemAsync(404, "organisation-unknown");
            await (await api.Coordinator.PostAsync($"/v1/organisations/{id}/keys", asked.AsBody())).ProblemAsync(404, "organisation-unknown");
            await (await api.Coordinator.DeleteAsync($"/v1/organisations/{id}/keys/{id}")).ProblemAsync(404, "key-unknown");
        }
    }

    private async Task<string> OrganisationAsync(string kind) => (string)(await (await api.Coordinator.PostAsync(
        "/v1/organisations", new JsonObject { ["kind"] = kind, ["name"] = "A name" }.AsBody())).JsonAsync(HttpStatusCode.Created))["id"]!;

    /// <summary>The organisation that the first start made.</summary>
    private async Task<string> CoordinatorsAsync() =>
        (string)(await (await api.Coordinator.GetAsync("/v1/organisations")).JsonAsync())["organisations"]![0]!["id"]!;
}
