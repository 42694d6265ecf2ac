using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using ReserveMeds.Packets.Api.Access;
using ReserveMeds.Packets.Api.Storage;
using ReserveMeds.Packets.Api.Tests.Hosting;
using ReserveMeds.Packets.Api.Tests.Storage;

namespace ReserveMeds.Packets.Api.Tests.Access;

public sealed class SessionsOnSqliteTests(KeptApi<SqliteStorage> api) : SessionsTests<SqliteStorage>(api), IClassFixture<KeptApi<SqliteStorage>>
{
    [Fact]
    public async Task The_keys_of_cookies_lie_encrypted_in_the_database_and_nowhere_else()
    {
        await Api.SignedInAsync("clinic");
        using var database = new Database(Api.Storage.Options);
        var keys = await database.ReadAsync(db => db.ProtectionKeys.AsNoTracking().ToListAsync());

        var xml = Assert.Single(keys).Xml;
        Assert.Contains("<sealed", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", xml, StringComparison.Ordinal);
        Assert.Equal(32, new FileInfo(Path.Combine(Api.Storage.Options.Folder, "cookie.key")).Length);
        var id = (string?)System.Xml.Linq.XElement.Parse(xml).Attribute("id");
        var usual = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aspnet", "DataProtection-Keys");
        Assert.False(File.Exists(Path.Combine(usual, $"key-{id}.xml")));
    }
}

public sealed class SessionsOnPostgresTests(KeptApi<PostgresStorage> api) : SessionsTests<PostgresStorage>(api), IClassFixture<KeptApi<PostgresStorage>>
{
    [NeedsToolsFact("postgres")]
    public async Task A_cookie_of_one_instance_opens_the_other()
    {
        var person = await Api.SignedInAsync("clinic");
        await using var other = Api.With(_ => { });
        using var signedIn = await person.Client.PostAsync(
            "/v1/session", new JsonObject { ["name"] = person.Name, ["password"] = SignedIn.Password }.AsBody());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/session");
        request.Headers.Add("Cookie", Assert.Single(signedIn.Headers.GetValues("Set-Cookie")).Split(';')[0]);

        await (await other.CreateClient().SendAsync(request)).JsonAsync();
    }
}

public abstract class SessionsTests<TStorage>(KeptApi<TStorage> api)
    where TStorage : TestStorage, new()
{
    protected KeptApi<TStorage> Api => api;

    [NeedsToolsTheory("postgres")]
    [InlineData("http://localhost", "packets-session", false)]
    [InlineData("https://localhost", "__Host-packets-session", true)]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_bound_to_https_where_it_can_be(string address, string name, bool isSecure)
    {
        var person = await api.SignedInAsync("clinic");
        var client = api.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new(address) });

        using var answer = await client.PostAsync("/v1/session", new JsonObject { ["name"] = person.Name, ["password"] = SignedIn.Password }.AsBody());

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith(name + "=", cookie, StringComparison.Ordinal);
        Assert.Contains("; path=/;", cookie, StringComparison.Ordinal);
        Assert.Contains("; samesite=lax; httponly", cookie, StringComparison.Ordinal);
        Assert.Equal(isSecure, cookie.Contains("; secure;", StringComparison.Ordinal));
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires=", cookie, StringComparison.Ordinal);
        await (await client.GetAsync("/v1/session")).JsonAsync();
    }

    [NeedsToolsTheory("postgres")]
    [InlineData(null, null, false)]
    [InlineData("X-CSRF", "1", true)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Origin", "http://localhost", true)]
    [InlineData("Origin", "https://localhost", true)]
    [InlineData("Origin", "http://localhost:81", false)]
    [InlineData("Origin", "https://elsewhere.example", false)]
    [InlineData("Origin", "null", false)]
    public async Task Another_site_cannot_use_the_cookie(string? header, string? value, bool passes)
    {
        var person = await api.SignedInAsync("clinic", Scope.WriteCases);
        person.Client.DefaultRequestHeaders.Remove("X-CSRF");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/cases") { Content = Samples.Complete().AsBody() };
        if (header is not null)
        {
            request.Headers.Add(header, value);
            request.Headers.TryAddWithoutValidation("X-CSRF", "1");
        }

        using var answer = await person.Client.SendAsync(request);

        if (passes)
        {
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }
        else
        {
            await answer.ProblemAsync(403, "cross-site");
        }
    }

    [NeedsToolsFact("postgres")]
    public async Task Another_site_cannot_sign_a_person_in()
    {
        var person = await api.SignedInAsync("clinic");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/session")
        {
            Content = new JsonObject { ["name"] = person.Name, ["password"] = SignedIn.Password }.AsBody(),
            Headers = { { "Origin", "https://elsewhere.example" } },
        };

        using var answer = await api.CreateClient().SendAsync(request);

        await answer.ProblemAsync(403, "cross-site");
        Assert.Null(answer.Header("Set-Cookie"));
    }

    [NeedsToolsFact("postgres")]
    public async Task A_session_ends_when_nothing_comes_for_its_idle_time()
    {
        try
        {
            var person = await api.SignedInAsync("clinic");

            foreach (var minutes in new[] { 20, 20, 20 })
            {
                api.Clock.Is += TimeSpan.FromMinutes(minutes);
                await (await person.Client.GetAsync("/v1/session")).JsonAsync();
            }

            api.Clock.Is += TimeSpan.FromMinutes(31);
            await (await person.Client.GetAsync("/v1/session")).ProblemAsync(401, "session-ended");
        }
        finally
        {
            api.Clock.Is = PacketsApi.Now;
        }
    }

    [NeedsToolsFact("postgres")]
    public async Task A_session_ends_at_its_limit_however_busy_it_is()
    {
        try
        {
            var person = await api.SignedInAsync("clinic");
            for (var minutes = 20; minutes < 12 * 60; minutes += 20)
            {
                api.Clock.Is = PacketsApi.Now.AddMinutes(minutes);
                await (await person.Client.GetAsync("/v1/session")).JsonAsync();
            }

            api.Clock.Is = PacketsApi.Now.AddHours(12);
            await (await person.Client.GetAsync("/v1/session")).ProblemAsync(401, "session-ended");
        }
        finally
        {
            api.Clock.Is = PacketsApi.Now;
        }
    }

    [NeedsToolsFact("postgres")]
    public async Task A_lock_after_wrong_passwords_ends_by_itself()
    {
        var person = await api.SignedInAsync("clinic");
        try
        {
            for (var attempt = 0; attempt < 6; attempt++)
            {
                await api.CreateClient().PostAsync("/v1/session", new JsonObject { ["name"] = person.Name, ["password"] = "a wrong one, long enough" }.AsBody());
            }

            var right = new JsonObject { ["name"] = person.Name, ["password"] = SignedIn.Password };
            await (await api.CreateClient().PostAsync("/v1/session", right.AsBody())).ProblemAsync(429, "too-many-wrong");

            api.Clock.Is += TimeSpan.FromMinutes(15);
            await (await api.CreateClient().PostAsync("/v1/session", right.AsBody())).JsonAsync();
        }
        finally
        {
            api.Clock.Is = PacketsApi.Now;
        }
    }

    [NeedsToolsFact("postgres")]
    public async Task A_one_time_password_ends_after_three_days()
    {
        try
        {
            var person = await api.SignedInAsync("clinic");
            var name = KeptApi<TStorage>.NewName();
            var (_, oneTime) = await api.NewAccountAsync(person.Organisation, name);

            api.Clock.Is += TimeSpan.FromHours(72);
            using var late = await api.CreateClient().PostAsync(
                "/v1/session/password", new JsonObject { ["name"] = name, ["password"] = oneTime, ["newPassword"] = SignedIn.Password }.AsBody());

            await late.ProblemAsync(401, "sign-in-refused");
        }
        finally
        {
            api.Clock.Is = PacketsApi.Now;
        }
    }

    [NeedsToolsFact("postgres")]
    public async Task A_forged_cookie_opens_nothing()
    {
        var client = api.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.OverHttp}={Guid.NewGuid()}");

        await (await client.GetAsync("/v1/session")).ProblemAsync(401, "session-ended");
    }
}
