using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Access.Oidc;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.Access;

public sealed class ProviderOnSqliteTests(ProviderApi<SqliteStorage> api) : ProviderTests<SqliteStorage>(api), IClassFixture<ProviderApi<SqliteStorage>>;

public sealed class ProviderOnPostgresTests(ProviderApi<PostgresStorage> api) : ProviderTests<PostgresStorage>(api), IClassFixture<ProviderApi<PostgresStorage>>;

public sealed class ProviderApi<TStorage> : KeptApi<TStorage>
    where TStorage : TestStorage, new()
{
    public FakeProvider Provider { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Auth:Oidc:Authority", FakeProvider.Issuer);
        builder.UseSetting("Auth:Oidc:ClientId", FakeProvider.ClientId);
        builder.UseSetting("Auth:Oidc:ClientSecret", FakeProvider.ClientSecret);
        builder.ConfigureTestServices(services =>
            services.AddHttpClient(OidcProvider.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => Provider).SetHandlerLifetime(Timeout.InfiniteTimeSpan));
    }
}

public abstract class ProviderTests<TStorage>(ProviderApi<TStorage> api)
    where TStorage : TestStorage, new()
{
    [NeedsToolsFact("postgres")]
    public async Task A_person_whom_the_provider_knows_is_signed_in_as_the_linked_account()
    {
        var (person, subject) = await LinkedAsync();
        var browser = api.CreateClient();
        var (state, nonce, challenge) = await LeaveAsync(browser);
        api.Provider.Token = api.Provider.Signed(nonce, subject);

        using var back = await browser.GetAsync($"/v1/session/oidc/callback?code=one-code&state={state}");

        Assert.Equal((HttpStatusCode.Redirect, "/"), (back.StatusCode, back.Headers.Location?.OriginalString));
        var who = await (await browser.GetAsync("/v1/session")).JsonAsync();
        Assert.Equal(person.Id, (string?)who["accountId"]);
        Assert.Equal(("authorization_code", "one-code", "http://localhost/v1/session/oidc/callback"),
            (api.Provider.Asked["grant_type"], api.Provider.Asked["code"], api.Provider.Asked["redirect_uri"]));
        Assert.Equal(challenge, Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(api.Provider.Asked["code_verifier"]))));
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("packets:a-secret-of-the-client")), api.Provider.Credential);
    }

    [NeedsToolsTheory("postgres")]
    [InlineData("expired")]
    [InlineData("wrong audience")]
    [InlineData("wrong issuer")]
    [InlineData("wrong key")]
    [InlineData("wrong key of the same name")]
    [InlineData("signed by nobody")]
    [InlineData("signed with a shared secret")]
    [InlineData("wrong nonce")]
    [InlineData("unknown subject")]
    [InlineData("no token at all")]
    [InlineData("garbage")]
    public async Task A_token_that_does_not_hold_signs_nobody_in(string what)
    {
        var (_, subject) = await LinkedAsync();
        var browser = api.CreateClient();
        var (state, nonce, _) = await LeaveAsync(browser);
        api.Provider.Token = what switch
        {
            "expired" => api.Provider.Signed(nonce, subject, lasts: TimeSpan.FromSeconds(-31)),
            "wrong audience" => api.Provider.Signed(nonce, subject, audience: "another-client"),
            "wrong issuer" => api.Provider.Signed(nonce, subject, issuer: "https://elsewhere.example"),
            "wrong key" => api.Provider.Signed(nonce, subject, with: FakeProvider.NewKey("unknown")),
            "wrong key of the same name" => api.Provider.Signed(nonce, subject, with: FakeProvider.NewKey("first")),
            "signed by nobody" => FakeProvider.Unsigned(nonce, subject),
            "signed with a shared secret" => api.Provider.Signed(
                nonce, subject, with: new SymmetricSecurityKey(Encoding.ASCII.GetBytes(FakeProvider.ClientSecret.PadRight(64, 'x'))), algorithm: SecurityAlgorithms.HmacSha256),
            "wrong nonce" => api.Provider.Signed("another", subject),
            "unknown subject" => api.Provider.Signed(nonce, "a-stranger"),
            "no token at all" => null,
            _ => "a.b.c",
        };

        using var back = await browser.GetAsync($"/v1/session/oidc/callback?code=c&state={state}");

        await back.ProblemAsync(401, "sign-in-refused");
        await (await browser.GetAsync("/v1/session")).ProblemAsync(401, "credential-missing");
    }

    [NeedsToolsFact("postgres")]
    public async Task An_answer_is_taken_once_and_only_by_the_browser_that_asked()
    {
        var (_, subject) = await LinkedAsync();
        var browser = api.CreateClient();
        using var left = await browser.GetAsync("/v1/session/oidc");
        var cookie = Assert.Single(left.Headers.GetValues("Set-Cookie")).Split(';')[0];
        var asked = QueryHelpers.ParseQuery(left.Headers.Location!.Query);
        api.Provider.Token = api.Provider.Signed(asked["nonce"]!, subject);
        var path = $"/v1/session/oidc/callback?code=c&state={asked["state"]}";

        await (await api.CreateClient().GetAsync(path)).ProblemAsync(401, "sign-in-refused");
        using var first = await browser.GetAsync(path);
        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Cookie", cookie } } };
        using var replayed = await api.CreateClient().SendAsync(again);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        await replayed.ProblemAsync(401, "sign-in-refused");
    }

    [NeedsToolsFact("postgres")]
    public async Task A_state_that_was_not_asked_for_is_refused()
    {
        var (_, subject) = await LinkedAsync();
        var browser = api.CreateClient();
        var (_, nonce, _) = await LeaveAsync(browser);
        api.Provider.Token = api.Provider.Signed(nonce, subject);

        await (await browser.GetAsync("/v1/session/oidc/callback?code=c&state=another")).ProblemAsync(401, "sign-in-refused");
    }

    [NeedsToolsFact("postgres")]
    public async Task Who_is_no_longer_linked_or_is_deactivated_is_refused()
    {
        var (person, subject) = await LinkedAsync();
        var path = $"/v1/organisations/{person.Organisation}/accounts/{person.Id}";
        await api.Coordinator.DeleteAsync(path + "/identity");
        await RefusedAsync(subject);
        await api.Coordinator.PutAsync(path + "/identity", new JsonObject { ["subject"] = subject }.AsBody());
        await api.Coordinator.DeleteAsync(path);
        await RefusedAsync(subject);
    }

    [NeedsToolsFact("postgres")]
    public async Task A_person_of_the_provider_is_linked_with_one_account()
    {
        var (_, subject) = await LinkedAsync();
        var other = await api.SignedInAsync("clinic");

        await (await api.Coordinator.PutAsync(
            $"/v1/organisations/{other.Organisation}/accounts/{other.Id}/identity", new JsonObject { ["subject"] = subject }.AsBody())).ProblemAsync(409, "name-taken");
    }

    [NeedsToolsFact("postgres")]
    public async Task A_provider_that_does_not_answer_is_503()
    {
        var browser = api.CreateClient();
        var (state, _, _) = await LeaveAsync(browser);
        api.Provider.IsAway = true;
        try
        {
            using var away = await browser.GetAsync($"/v1/session/oidc/callback?code=c&state={state}");

            await away.ProblemAsync(503, "provider-away");
            Assert.Equal("10", away.Header("Retry-After"));
        }
        finally
        {
            api.Provider.IsAway = false;
        }
    }

    private async Task RefusedAsync(string subject)
    {
        var browser = api.CreateClient();
        var (state, nonce, _) = await LeaveAsync(browser);
        api.Provider.Token = api.Provider.Signed(nonce, subject);
        await (await browser.GetAsync($"/v1/session/oidc/callback?code=c&state={state}")).ProblemAsync(401, "sign-in-refused");
    }

    private static async Task<(string State, string Nonce, string Challenge)> LeaveAsync(HttpClient browser)
    {
        using var left = await browser.GetAsync("/v1/session/oidc");
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        Assert.StartsWith(FakeProvider.Issuer + "/auth?response_type=code&scope=openid&client_id=packets&", left.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var asked = QueryHelpers.ParseQuery(left.Headers.Location.Query);
        Assert.Equal("S256", asked["code_challenge_method"]);
        return (asked["state"]!, asked["nonce"]!, asked["code_challenge"]!);
    }

    private async Task<(SignedIn Person, string Subject)> LinkedAsync()
    {
        var person = await api.SignedInAsync("clinic", Scope.ReadCases);
        var subject = Guid.NewGuid().ToString();
        using var linked = await api.Coordinator.PutAsync(
            $"/v1/organisations/{person.Organisation}/accounts/{person.Id}/identity", new JsonObject { ["subject"] = subject }.AsBody());
        Assert.Equal(HttpStatusCode.NoContent, linked.StatusCode);
        return (person, subject);
    }
}

public sealed class NoProviderTests(KeptApi<SqliteStorage> api) : IClassFixture<KeptApi<SqliteStorage>>
{
    [Theory]
    [InlineData("/v1/session/oidc")]
    [InlineData("/v1/session/oidc/callback?code=c&state=s")]
    public async Task Without_a_provider_there_is_none_to_sign_in_by(string path) =>
        await (await api.CreateClient().GetAsync(path)).ProblemAsync(404, "no-provider");
}
